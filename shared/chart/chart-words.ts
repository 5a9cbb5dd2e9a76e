import { formatDate } from '../figure/format.ts';
import { durationText, type Measure, pointText } from '../figure/measure.ts';
import type {
  BarsChart,
  ChartData,
  DotsChart,
  LinesChart,
  StackedChart,
  StepsChart,
  TrendChart,
} from './chart-data.ts';
import { trailingWords } from './trailing-words.ts';

/** What a chart says to those who do not see it. */
export type ChartWords = {
  /** What a person who does not see the chart is told; one or two sentences. */
  alt: string;
  /** The same figures as rows, formatted. */
  table: { columns: readonly string[]; rows: readonly (readonly string[])[] };
};

/** A chart in words: for readers, and for formats without charts. */
export function chartWords(chart: ChartData): ChartWords {
  switch (chart.kind) {
    case 'trend':
      return trendWords(chart);
    case 'lines':
      return linesWords(chart);
    case 'bars':
      return barsWords(chart);
    case 'stacked':
      return stackedWords(chart);
    case 'dots':
      return dotsWords(chart);
    case 'steps':
      return stepsWords(chart);
    case 'trailing':
      return trailingWords(chart);
  }
}

const teller = (measure: Measure) => (value: number | null) => pointText(value, measure);

function trendWords({ name, measure, trend }: TrendChart): ChartWords {
  const text = teller(measure);
  const signals = new Set(trend.signals);
  return {
    alt: `${name}, ${trend.points.length} periods. ${sentence(trend.verdict)}`,
    table: {
      columns: ['Period', name],
      rows: trend.points.map((point) => [
        point.label,
        text(point.value) + (signals.has(point.key) ? ' (signal)' : ''),
      ]),
    },
  };
}

function linesWords({ name, measure, series }: LinesChart): ChartWords {
  const text = teller(measure);
  return {
    alt: `${name}: ${series.map((one) => `${one.name} ${text(one.points.at(-1)?.value ?? null)}`).join(', ')}.`,
    table: {
      columns: ['Period', ...series.map((one) => one.name)],
      rows: (series[0]?.points ?? []).map((period, index) => [
        period.label,
        ...series.map(({ points }) => text(points[index]?.value ?? null)),
      ]),
    },
  };
}

function barsWords({ name, measure, bars, marker }: BarsChart): ChartWords {
  const text = teller(measure);
  const told = bars.map(
    (bar) =>
      `${bar.name} ${text(bar.value)}${marker && bar.marker != null ? ` (${marker} ${text(bar.marker)})` : ''}`,
  );
  return {
    alt: `${name}: ${told.join(', ')}.`,
    table: {
      columns: ['Name', name, ...(marker ? [marker] : [])],
      rows: bars.map((bar) => [bar.name, text(bar.value), ...(marker ? [text(bar.marker ?? null)] : [])]),
    },
  };
}

function stackedWords({ name, measure, periods, stacks }: StackedChart): ChartWords {
  const text = teller(measure);
  return {
    alt: `${name}: ${stacks.map((stack) => `${stack.name} ${text(sumOf(stack.values))} in all`).join(', ')}.`,
    table: {
      columns: ['Period', ...stacks.map((stack) => stack.name)],
      rows: periods.map((period, index) => [
        period,
        ...stacks.map(({ values }) => text(values[index] ?? null)),
      ]),
    },
  };
}

function dotsWords({ dots, lines }: DotsChart): ChartWords {
  const minutes = dots.map((dot) => dot.minutes);
  const marked = lines.map((line) => `${line.label} ${durationText(line.minutes)}`);
  return {
    alt: `${dots.length} durations between ${durationText(Math.min(...minutes))} and ${durationText(Math.max(...minutes))}; ${marked.join(', ')}.`,
    table: {
      columns: ['Incident', 'Severity', 'Began', 'Time to restore'],
      rows: dots.map((dot) => [
        dot.name,
        dot.severity,
        formatDate(dot.at.slice(0, 10)),
        durationText(dot.minutes),
      ]),
    },
  };
}

function stepsWords({ name, measure, points }: StepsChart): ChartWords {
  const text = teller(measure);
  const last = points.findLast(({ actual, isForecast }) => actual !== null && !isForecast);
  const gap = last?.plan == null || last.actual === null ? null : last.actual - last.plan;
  return {
    alt: `${name}: ${last ? `${text(last.actual)} actual against ${text(last.plan)} planned in ${last.label}` : 'no actual values yet'}${gap === null ? '' : `, a difference of ${text(gap)}`}.`,
    table: {
      columns: ['Month', 'Plan', 'Actual'],
      rows: points.map((point) => [
        point.label,
        text(point.plan),
        text(point.actual) + (point.isForecast && point.actual !== null ? ' (forecast)' : ''),
      ]),
    },
  };
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
