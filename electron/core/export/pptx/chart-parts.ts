import type PptxGenJS from 'pptxgenjs';
import type {
  BarsChart,
  ChartColour,
  ChartData,
  DotsChart,
  StackedChart,
  StepsChart,
  TrailingChart,
  TrendChart,
} from '#shared/chart/chart-data.ts';
import { leadingSeries } from '#shared/chart/trailing-words.ts';
import { minorPlaces } from '#shared/entity/parse-number.ts';
import type { Measure } from '#shared/figure/measure.ts';
import type { ChartColours } from './look.ts';

type Values = (number | null)[];
type Series = { name: string; labels: string[]; values: Values; colour: ChartColour };

/** A chart object of a slide: native, with its numbers in a workbook. */
export type ChartPart = {
  type: 'line' | 'bar' | 'scatter';
  series: Series[];
  options: PptxGenJS.IChartOpts;
};

/** A part whose colours are not chosen yet. */
type NamedPart = ChartPart & { colours: ChartColour[] };

const LINES: readonly ChartColour[] = ['main', 'warn', 'good', 'signal', 'sev2', 'axis'];

/** What PowerPoint draws of a chart. One whose halves have different scales becomes two, side by side. */
export function chartParts(chart: ChartData, colours: ChartColours): ChartPart[] {
  return partsOf(chart).map(({ colours: names, ...part }) => ({
    ...part,
    options: { ...part.options, chartColors: names.map((name) => colours[name]) },
  }));
}

function partsOf(chart: ChartData): NamedPart[] {
  switch (chart.kind) {
    case 'trend':
      return [trendPart(chart)];
    case 'lines': {
      const series = chart.series.map(
        ({ name, points }, at): Series => ({
          name,
          labels: points.map(({ label }) => label),
          values: points.map(({ value }) => value),
          colour: LINES[at % LINES.length] ?? 'main',
        }),
      );
      return [part('line', series, chart.measure)];
    }
    case 'bars':
      return [barsPart(chart)];
    case 'stacked':
      return [stackedPart(chart)];
    case 'dots':
      return [dotsPart(chart)];
    case 'steps':
      return [stepsPart(chart)];
    case 'trailing':
      return trailingParts(chart);
  }
}

function trendPart({ name, trend, measure, target }: TrendChart): NamedPart {
  const labels = trend.points.map(({ label }) => label);
  const constant = (called: string, value: number | null | undefined, colour: ChartColour): Series[] =>
    value === null || value === undefined
      ? []
      : [{ name: called, labels, values: labels.map(() => value), colour }];
  return part(
    'line',
    [
      { name, labels, values: trend.points.map(({ value }) => value), colour: 'main' },
      ...constant('Mean', trend.centre, 'axis'),
      ...constant('Upper limit', trend.upper, 'quiet'),
      ...constant('Lower limit', trend.lower, 'quiet'),
      ...constant('Target', target, 'target'),
    ],
    measure,
  );
}

function barsPart({ name, bars, measure, marker, isFlat }: BarsChart): NamedPart {
  // PowerPoint draws lying bars from below.
  const shown = isFlat ? bars.toReversed() : bars;
  const labels = shown.map((bar) => bar.name);
  const series: Series[] = [
    { name, labels, values: shown.map(({ value }) => value), colour: 'main' },
    ...(marker
      ? [{ name: marker, labels, values: shown.map((bar) => bar.marker ?? null), colour: 'quiet' as const }]
      : []),
  ];
  const made = part('bar', series, measure);
  const colours = shown.map(({ colour, isSoft }) => colour ?? (isSoft ? 'soft' : 'main'));
  return {
    ...made,
    ...(marker ? {} : { colours }),
    options: {
      ...made.options,
      barDir: isFlat ? 'bar' : 'col',
      barGapWidthPct: 40,
      showValue: !marker,
    },
  };
}

function stackedPart({ periods, stacks, measure }: StackedChart): NamedPart {
  const series = stacks.map(({ name, values, colour }) => ({
    name,
    labels: [...periods],
    values: [...values],
    colour,
  }));
  const made = part('bar', series, measure);
  return { ...made, options: { ...made.options, barDir: 'col', barGrouping: 'stacked', barGapWidthPct: 40 } };
}

const DAY = 86_400_000;
/** 1 January 1970 in the days that spreadsheets count. */
const EPOCH = 25_569;

function dotsPart({ name, dots, lines }: DotsChart): NamedPart {
  const days = dots.map(({ at }) => Math.round((Date.parse(at) / DAY + EPOCH) * 100) / 100);
  const labels = days.map(String);
  const measured: Measure = { unit: 'minutes' };
  const made = part(
    'scatter',
    [
      { name: 'Began', labels, values: days, colour: 'main' },
      { name: `${name}, minutes`, labels, values: dots.map(({ minutes }) => minutes), colour: 'main' },
      ...lines.map(({ label, minutes }, at) => ({
        name: label,
        labels,
        values: days.map(() => minutes),
        colour: at === 0 ? ('axis' as const) : ('quiet' as const),
      })),
    ],
    measured,
  );
  return {
    ...made,
    colours: made.colours.slice(1),
    options: {
      ...made.options,
      lineSize: 0,
      valAxisLogScaleBase: 10,
      catLabelFormatCode: 'd mmm',
      valAxisLabelFormatCode: '#,##0',
    },
  };
}

function stepsPart({ points, measure }: StepsChart): NamedPart {
  const labels = points.map(({ label }) => label);
  return part(
    'line',
    [
      { name: 'Plan', labels, values: points.map(({ plan }) => plan), colour: 'quiet' },
      { name: 'Actual', labels, values: points.map(({ actual }) => actual), colour: 'main' },
    ],
    measure,
  );
}

function trailingParts(chart: TrailingChart): NamedPart[] {
  const measure = leadingSeries(chart)?.measure ?? { unit: 'count' };
  const half = (name: 'weeks' | 'months') => halfSeries(chart, name);
  if (chart.isFlow) return [part('line', half('weeks'), measure), part('line', half('months'), measure)];
  const months = half('months');
  const joined = half('weeks').map((series, index): Series => {
    const later = months[index];
    return {
      ...series,
      labels: [...series.labels, '', ...(later?.labels ?? [])],
      values: [...series.values, null, ...(later?.values ?? [])],
    };
  });
  return [part('line', joined, measure)];
}

function halfSeries({ series }: TrailingChart, half: 'weeks' | 'months'): Series[] {
  return series.flatMap((one, at): Series[] => {
    const points = one[half];
    const labels = points.map(({ label }) => label);
    const colour = one.isTarget ? 'target' : (LINES[at % LINES.length] ?? 'main');
    const hasTarget = [...one.weeks, ...one.months].some(({ target }) => target !== null);
    return [
      { name: one.name, labels, values: points.map(({ value }) => value), colour },
      ...(one.isPriorShown
        ? [
            {
              name: `${one.name}, prior year`,
              labels,
              values: points.map(({ prior }) => prior),
              colour: 'quiet' as const,
            },
          ]
        : []),
      ...(hasTarget
        ? [
            {
              name: `${one.name}, target`,
              labels,
              values: points.map(({ target }) => target),
              colour: 'target' as const,
            },
          ]
        : []),
    ];
  });
}

function part(type: ChartPart['type'], series: Series[], measure: Measure): NamedPart {
  const scaled = series.map((one) => ({ ...one, values: one.values.map((value) => amount(value, measure)) }));
  return {
    type,
    series: scaled,
    colours: series.map(({ colour }) => colour),
    options: {
      showLegend: series.length > 1,
      legendPos: 't',
      legendFontSize: 9,
      legendColor: '525968',
      catAxisLabelFontSize: 9,
      valAxisLabelFontSize: 9,
      dataLabelFontSize: 9,
      catAxisLabelColor: '525968',
      valAxisLabelColor: '525968',
      valGridLine: { color: 'E6E9EE', size: 0.5 },
      catGridLine: { style: 'none' },
      lineSize: 2,
      lineDataSymbolSize: 5,
      valAxisLabelFormatCode: formatCode(measure),
      dataLabelFormatCode: formatCode(measure),
      displayBlanksAs: 'gap',
    },
  };
}

/** Money in whole units of its currency, as a spreadsheet's reader expects it. */
function amount(value: number | null, { unit, currency }: Measure): number | null {
  const isMoney = unit === 'money' || unit === 'perUnit';
  return value !== null && isMoney ? value / 10 ** minorPlaces(currency ?? 'EUR') : value;
}

function formatCode({ unit }: Measure): string {
  if (unit === 'ratio') return '0.0%';
  if (unit === 'money') return '#,##0';
  return unit === 'count' || unit === 'people' || unit === 'minutes' ? '#,##0' : '#,##0.##';
}
