import type { ChartConfiguration } from 'chart.js';
import { formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { ProgressPoint } from '#shared/okr/history.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import { baseOptions, categoryAxis, valueAxis } from './base.ts';
import { marginFor, rightLabels } from './labels.ts';
import type { Palette } from './palette.ts';
import type { ChartSpec } from './spec.ts';

const SERIES = ['Progress', 'Confidence', 'Expected'] as const;

/** Progress through a quarter against the even pace that is expected, with the confidence stated. All are fractions. */
export function progressSpec(points: readonly ProgressPoint[], name: string): ChartSpec {
  const days = points.map(({ date }) => daysBetween(points[0]?.date ?? date, date));
  const last = points.findLast(({ progress }) => progress !== null);
  const values = [
    points.map(({ progress }) => progress),
    points.map(({ confidence }) => confidence),
    points.map(({ expected }) => expected),
  ];
  return {
    alt: last
      ? `${name}: ${text(last.progress)} on ${formatDate(last.date)}, ${text(last.expected)} expected, confidence ${text(last.confidence)}.`
      : `${name}: no check-in yet.`,
    table: {
      columns: ['To', ...SERIES],
      rows: points.map(({ date, progress, confidence, expected }) => [
        formatDate(date),
        text(progress),
        text(confidence),
        text(expected),
      ]),
    },
    rowsAt: (_, index) => {
      const point = points[index];
      return point && point.ids.length > 0
        ? { entity: 'checkIn', ids: point.ids, label: `check-ins to ${formatDate(point.date)}` }
        : null;
    },
    config: (palette): ChartConfiguration => {
      const colours = [palette.main, palette.warn, palette.quiet];
      const ends = SERIES.map((label, series) => ({
        series,
        label: label.toLowerCase(),
        colour: series === 2 ? palette.axis : (colours[series] ?? palette.text),
      })).filter(({ series }) => values[series]?.some((value) => value !== null));
      return {
        type: 'line',
        data: {
          datasets: values.map((own, series) => ({
            data: own.map((y, at) => ({ x: days[at] ?? 0, y })),
            borderColor: colours[series] ?? palette.main,
            borderWidth: series === 0 ? 2.5 : 1.5,
            borderDash: series === 2 ? [5, 4] : [],
            pointRadius: series === 2 ? 0 : 2.5,
            pointHitRadius: series === 2 ? 0 : 8,
            pointBackgroundColor: colours[series] ?? palette.main,
          })),
        },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor(ends.map(({ label }) => label)) } },
          scales: {
            x: dayAxis(palette, points),
            y: { ...valueAxis(palette, { unit: 'ratio' }, { max: 1 }), max: 1 },
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              callbacks: {
                title: ([item]) => (item ? formatDate(points[item.dataIndex]?.date ?? '') : ''),
                label: ({ parsed, datasetIndex }) => `${SERIES[datasetIndex]}: ${text(parsed.y)}`,
              },
            },
          },
        },
        plugins: [rightLabels([], ends)],
      };
    },
  };
}

/** Days as far apart as they are: the present one stands in the middle of its week. */
function dayAxis(palette: Palette, points: readonly ProgressPoint[]) {
  const [first, last] = [points[0]?.date ?? '', points.at(-1)?.date ?? ''];
  const { ticks, grid, border } = categoryAxis(palette);
  return {
    type: 'linear' as const,
    min: 0,
    max: first === '' ? 0 : daysBetween(first, last),
    grid,
    border,
    ticks: {
      ...ticks,
      stepSize: TICK_DAYS,
      callback: (value: string | number) => shortDate(addDays(first, Number(value))),
    },
  };
}

const TICK_DAYS = 14;

/** `5 Oct` of `5 Oct 2026`: a quarter needs no year. */
function shortDate(date: string): string {
  return formatDate(date).split(' ').slice(0, 2).join(' ');
}

function text(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}
