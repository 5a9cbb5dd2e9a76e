import type { ChartConfiguration } from 'chart.js';
import { type Measure, pointText } from '#shared/figure/measure.ts';
import type { BehaviourData, BehaviourPoint } from '#shared/kpi/behaviour-data.ts';
import { baseOptions, categoryAxis, faint, valueAxis } from './base.ts';
import { type EndLabel, marginFor, rightLabels } from './labels.ts';
import type { Palette } from './palette.ts';
import type { ChartSpec, RowsAsked } from './spec.ts';
import { breakMarks } from './trailing-marks.ts';

const RULES = {
  outside: 'outside the limits',
  run: '8 in a row',
  'near-limit': '3 of 4 near a limit',
} as const;

/**
 * A process behaviour chart: the limits of each stretch, cut anew at a stroke, signals as diamonds, a period that is not
 * over as a ring. `rowsOf` asks for the rows behind a point.
 */
export function behaviourSpec(data: BehaviourData, rowsOf: (point: BehaviourPoint) => RowsAsked): ChartSpec {
  const { points, name, unit, currency, verdict } = data;
  const measure: Measure = { unit, ...(currency === undefined ? {} : { currency }) };
  const text = (value: number | null) => pointText(value, measure);
  const at = (index: number): RowsAsked => {
    const point = points[index];
    return point && point.value !== null ? rowsOf(point) : null;
  };
  const hasSignal = points.some(({ signals }) => signals.length > 0);
  const isUnderWay = points.some(({ isPartial, value }) => isPartial && value !== null);
  return {
    alt: `${name} as a process behaviour chart, ${points.length} periods: ${verdict}.`,
    table: {
      columns: ['Period', name, 'Centre', 'Lower limit', 'Upper limit', 'Target', 'Signal'],
      rows: points.map((point) => [
        point.label,
        text(point.value) + (point.isPartial && point.value !== null ? ' (so far)' : ''),
        ...[point.centre, point.lower, point.upper, point.target].map(text),
        point.signals.map(({ rule, side }) => `${RULES[rule]}, ${side}`).join('; '),
      ]),
    },
    key: [
      ...(hasSignal ? [{ colour: 'signal', label: 'signal', shape: 'diamond' } as const] : []),
      ...(isUnderWay ? [{ colour: 'main', label: 'so far', shape: 'ring' } as const] : []),
    ],
    rowsAt: (series, index) => (series === 0 ? at(index) : null),
    rowsOfLine: at,
    config: (palette): ChartConfiguration => {
      const ends = lineEnds(points, palette, text);
      const drawn = points.flatMap(({ value, lower, upper, target }) => [value, lower, upper, target]);
      const known = drawn.filter((value) => value !== null);
      const [low, high] = [Math.min(...known), Math.max(...known)];
      return {
        type: 'line',
        data: { labels: points.map(({ label }) => label), datasets: datasetsOf(points, palette) },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor(ends.map(({ label }) => label)) } },
          scales: {
            x: categoryAxis(palette),
            y: valueAxis(palette, measure, { max: Math.max(0, high), from0: low < high / 2 }),
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              filter: ({ datasetIndex }) => datasetIndex === 0,
              callbacks: { label: ({ dataIndex }) => tooltip(points[dataIndex], text) },
            },
          },
        },
        plugins: [
          breakMarks(
            points.map(({ change }) => change !== undefined),
            palette,
          ),
          rightLabels([], ends),
        ],
      };
    },
  };
}

function tooltip(point: BehaviourPoint | undefined, text: (value: number | null) => string): string {
  if (!point) return '';
  const signals = point.signals.map(({ rule, side }) => `${RULES[rule]}, ${side}`);
  return [text(point.value), ...signals, ...(point.change ? [`changed: ${point.change}`] : [])].join('; ');
}

function datasetsOf(points: readonly BehaviourPoint[], palette: Palette) {
  const isSignal = (index: number) => (points[index]?.signals.length ?? 0) > 0;
  const colour = (index: number) => (isSignal(index) ? palette.signal : palette.main);
  const each = <T>(of: (index: number) => T) => points.map((_, index) => of(index));
  const limit = { pointRadius: 0, pointHitRadius: 0, borderWidth: 1.25, stepped: 'middle' as const };
  // A new stretch begins its own lines: nothing joins the old limits with the new ones.
  const cut = ({ p1DataIndex }: { p1DataIndex: number }) =>
    points[p1DataIndex]?.change === undefined ? undefined : 'rgba(0, 0, 0, 0)';
  return [
    {
      data: points.map(({ value }) => value),
      borderColor: palette.main,
      borderWidth: 2,
      spanGaps: false,
      pointStyle: each((index) => (isSignal(index) ? 'rectRot' : 'circle')),
      pointRadius: each((index) => (isSignal(index) ? 7 : 3.5)),
      pointHitRadius: 8,
      pointBorderColor: each(colour),
      pointBorderWidth: 2,
      pointBackgroundColor: each((index) => (points[index]?.isPartial ? palette.ground : colour(index))),
      segment: {
        borderDash: ({ p1DataIndex }: { p1DataIndex: number }) =>
          points[p1DataIndex]?.isPartial ? [4, 4] : undefined,
      },
    },
    {
      ...limit,
      data: points.map(({ upper }) => upper),
      borderColor: palette.axis,
      borderDash: [5, 4],
      fill: '+1',
      backgroundColor: faint(palette.quiet, 0.1),
      segment: { borderColor: cut },
    },
    {
      ...limit,
      data: points.map(({ lower }) => lower),
      borderColor: palette.axis,
      borderDash: [5, 4],
      segment: { borderColor: cut },
    },
    {
      ...limit,
      data: points.map(({ centre }) => centre),
      borderColor: palette.axis,
      segment: { borderColor: cut },
    },
    {
      ...limit,
      data: points.map(({ target }) => target),
      borderColor: palette.target,
    },
  ];
}

/** The names of the lines, where they end; in the order of `datasetsOf`. */
function lineEnds(
  points: readonly BehaviourPoint[],
  palette: Palette,
  text: (value: number | null) => string,
): EndLabel[] {
  const last = points.at(-1);
  const line = (
    series: number,
    value: number | null | undefined,
    name: string,
    colour: string,
  ): EndLabel[] =>
    value === null || value === undefined ? [] : [{ series, label: `${name} ${text(value)}`, colour }];
  return [
    ...line(1, last?.upper, 'upper limit', palette.axis),
    ...(last?.lower === 0 ? [] : line(2, last?.lower, 'lower limit', palette.axis)),
    ...line(3, last?.centre, 'mean', palette.axis),
    ...line(4, last?.target, 'target', palette.target),
  ];
}
