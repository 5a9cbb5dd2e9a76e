import type { ChartConfiguration } from 'chart.js';
import type { LinesChart, TrendChart } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { fittedNames } from '#shared/deck/fit/chart-names.ts';
import { pointText } from '#shared/figure/measure.ts';
import type { Trend, TrendPoint } from '#shared/review/sections.ts';
import { baseOptions, categoryAxis, faint, valueAxis } from './base.ts';
import { LETTER, marginFor, type ReferenceLine, rightLabels, shorten } from './labels.ts';
import type { Palette } from './palette.ts';
import type { ChartSpec, KeyEntry } from './spec.ts';

/** A series with its centre, its limits and its target; signals are diamonds, an unfinished period is a ring. */
export function trendSpec(chart: TrendChart): ChartSpec {
  const { trend, name, measure, entity, target = null } = chart;
  const values = trend.points.map(({ value }) => value);
  const signals = new Set(trend.signals);
  const text = (value: number | null) => pointText(value, measure);
  const top = Math.max(0, ...[...values, trend.upper, target].map((value) => value ?? 0));
  const key: KeyEntry[] = [
    ...(signals.size > 0 ? [{ colour: 'signal', label: 'signal', shape: 'diamond' } as const] : []),
    ...(trend.points.some(({ isPartial }) => isPartial)
      ? [{ colour: 'main', label: 'so far', shape: 'ring' } as const]
      : []),
  ];
  return {
    ...chartWords(chart),
    key,
    rowsAt: (_, index) => rowsOf(trend.points[index], entity, name),
    config: (palette): ChartConfiguration => {
      const lines = referenceLines(trend, target, palette, text);
      return {
        type: 'line',
        data: {
          labels: trend.points.map(({ label }) => label),
          datasets: [
            {
              data: values,
              borderColor: palette.main,
              borderWidth: 2,
              spanGaps: false,
              pointStyle: trend.points.map(({ key }) => (signals.has(key) ? 'rectRot' : 'circle')),
              pointRadius: trend.points.map(({ key }) => (signals.has(key) ? 7 : 3.5)),
              pointHitRadius: 8,
              pointBorderColor: trend.points.map(({ key }) =>
                signals.has(key) ? palette.signal : palette.main,
              ),
              pointBorderWidth: 2,
              pointBackgroundColor: trend.points.map(({ key, isPartial }) =>
                isPartial ? palette.ground : signals.has(key) ? palette.signal : palette.main,
              ),
              segment: {
                borderDash: ({ p1DataIndex }) => (trend.points[p1DataIndex]?.isPartial ? [4, 4] : undefined),
              },
            },
            ...band(trend, palette),
          ],
        },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor(lines.map(({ label }) => label)) } },
          scales: {
            x: categoryAxis(palette),
            y: valueAxis(palette, measure, {
              max: top,
              from0: measure.unit !== 'ratio' || Math.min(...values.map((value) => value ?? 1)) < 0.5,
            }),
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              filter: ({ datasetIndex }) => datasetIndex === 0,
              callbacks: { label: ({ parsed }) => text(parsed.y) },
            },
          },
        },
        plugins: [rightLabels(lines)],
      };
    },
  };
}

/** Letters of a name at the end of its line. */
const MOST_LETTERS = 26;

/** A few series over the same periods, each named at its end; the first is the one that matters. */
export function linesSpec(chart: LinesChart): ChartSpec {
  const { series, name, measure, entity, zero } = chart;
  const periods = series[0]?.points ?? [];
  const text = (value: number | null) => pointText(value, measure);
  const values = series.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  return {
    ...chartWords(chart),
    rowsAt: (at, index) => rowsOf(series[at]?.points[index], entity, series[at]?.name ?? name),
    names: ({ least }) =>
      fittedNames(
        series.map((one) => one.name),
        [{ width: MOST_LETTERS * LETTER, height: 0 }],
        least,
      ),
    config: (palette, names) => {
      const shown = series.map((one, at) => ({
        ...one,
        label: names ? (names.shown[at]?.join(' ') ?? '') : shorten(one.name, MOST_LETTERS),
      }));
      const colours = [palette.signal, palette.main, palette.warn, palette.quiet, palette.target];
      const zeroLine = zero === undefined ? [] : [{ value: 0, label: zero, colour: palette.axis }];
      return {
        type: 'line',
        data: {
          labels: periods.map(({ label }) => label),
          datasets: shown.map(({ points }, at) => ({
            data: points.map(({ value }) => value),
            borderColor: colours[at % colours.length] ?? palette.main,
            borderWidth: 2,
            pointRadius: 2,
            pointHitRadius: 8,
            pointBackgroundColor: colours[at % colours.length] ?? palette.main,
          })),
        },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor([...shown.map(({ label }) => label), zero ?? '']) } },
          scales: {
            x: categoryAxis(palette),
            y: valueAxis(palette, measure, { max: Math.max(0, ...values) }),
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              callbacks: {
                label: ({ parsed, datasetIndex }) => `${shown[datasetIndex]?.label}: ${text(parsed.y)}`,
              },
            },
          },
        },
        plugins: [
          rightLabels(
            zeroLine,
            shown.map(({ label }, at) => ({
              series: at,
              label,
              colour: colours[at % colours.length] ?? palette.text,
            })),
          ),
        ],
      };
    },
  };
}

function referenceLines(
  { centre, lower, upper }: Trend,
  target: number | null,
  palette: Palette,
  text: (value: number | null) => string,
): ReferenceLine[] {
  const lines: ReferenceLine[] = [];
  if (upper !== null)
    lines.push({ value: upper, label: `upper limit ${text(upper)}`, colour: palette.axis, isDashed: true });
  if (centre !== null) lines.push({ value: centre, label: `mean ${text(centre)}`, colour: palette.axis });
  if (lower !== null && lower > 0)
    lines.push({ value: lower, label: `lower limit ${text(lower)}`, colour: palette.axis, isDashed: true });
  if (target !== null) lines.push({ value: target, label: `target ${text(target)}`, colour: palette.target });
  return lines;
}

/** The range in which points are noise, as a faint band. */
function band({ points, lower, upper }: Trend, palette: Palette) {
  if (lower === null || upper === null) return [];
  const edge = (value: number) => points.map(() => value);
  const common = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0 };
  return [
    { ...common, data: edge(upper), fill: '+1', backgroundColor: faint(palette.quiet, 0.1) },
    { ...common, data: edge(lower) },
  ];
}

function rowsOf(point: TrendPoint | undefined, entity: string, name: string) {
  return point?.ids && point.ids.length > 0
    ? { entity, ids: point.ids, label: `${name}, ${point.label}` }
    : null;
}
