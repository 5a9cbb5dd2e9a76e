import type { DotsChart } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { formatDate } from '#shared/figure/format.ts';
import { durationText } from '#shared/figure/measure.ts';
import { severityColour } from '#shared/review/facts/incident-facts.ts';
import { clockBounds, logMinuteTicks } from './axis.ts';
import { baseOptions, FONT } from './base.ts';
import { marginFor, rightLabels } from './labels.ts';
import type { ChartSpec } from './spec.ts';

/** Every duration as a point over time, on a logarithmic axis: durations are skewed, and a mean hides it. */
export function dotsSpec(chart: DotsChart): ChartSpec {
  const { dots, lines, entity } = chart;
  const { min, max } = clockBounds(dots.map(({ minutes }) => minutes));
  const times = dots.map(({ at }) => Date.parse(at));
  // A set of points of one colour each: where every point has a colour of its own, all it looks like is worked out for
  // each. The worst is drawn last, above the others.
  const groups = [...Map.groupBy(dots, ({ severity }) => severity)].sort(([a], [b]) => (a < b ? -1 : 1));
  const labels = lines.map(({ label, minutes }) => ({
    value: minutes,
    label: `${label} ${durationText(minutes)}`,
  }));
  return {
    ...chartWords(chart),
    key: groups.map(([severity]) => ({
      colour: severityColour(severity),
      label: severity,
      shape: 'block',
    })),
    rowsAt: (group, index) => {
      const dot = groups[group]?.[1][index];
      return dot ? { entity, ids: [dot.id], label: dot.name } : null;
    },
    config: (palette) => ({
      type: 'scatter',
      data: {
        datasets: groups.map(([severity, own]) => ({
          data: own.map(({ at, minutes }) => ({ x: Date.parse(at), y: Math.max(1, minutes) })),
          parsing: false as const,
          pointRadius: 5,
          pointHoverRadius: 6,
          pointBackgroundColor: palette[severityColour(severity)],
          pointBorderColor: palette.ground,
          pointBorderWidth: 1,
        })),
      },
      options: {
        ...baseOptions(palette),
        layout: { padding: { top: 8, right: marginFor(labels.map(({ label }) => label)) } },
        scales: {
          x: {
            type: 'linear',
            min: Math.min(...times) - 2 * DAY,
            max: Math.max(...times) + 2 * DAY,
            grid: { display: false },
            border: { color: palette.quiet },
            afterBuildTicks: (axis) => {
              axis.ticks = dayTicks(axis.min, axis.max).map((value) => ({ value }));
            },
            ticks: {
              color: palette.axis,
              font: FONT,
              maxRotation: 0,
              callback: (value) =>
                formatDate(new Date(Number(value)).toISOString().slice(0, 10)).replace(/ \d{4}$/, ''),
            },
          },
          y: {
            type: 'logarithmic',
            min,
            max,
            grid: { color: palette.grid, tickLength: 0 },
            border: { display: false },
            afterBuildTicks: (axis) => {
              // Before it is laid out, an axis knows how high it may be.
              axis.ticks = logMinuteTicks(min, max, axis.maxHeight).map((value) => ({ value }));
            },
            ticks: {
              color: palette.axis,
              font: FONT,
              padding: 6,
              callback: (value) => durationText(Number(value)),
            },
          },
        },
        plugins: {
          ...baseOptions(palette).plugins,
          tooltip: {
            ...baseOptions(palette).plugins?.tooltip,
            callbacks: {
              label: ({ datasetIndex, dataIndex }) => {
                const dot = groups[datasetIndex]?.[1][dataIndex];
                return `${dot?.name}: ${durationText(dot?.minutes ?? 0)}`;
              },
            },
          },
        },
      },
      plugins: [rightLabels(labels.map((line) => ({ ...line, colour: palette.axis, isDashed: true })))],
    }),
  };
}

const DAY = 86_400_000;

/** Midnights (UTC) two weeks apart, at most about eight. */
function dayTicks(min: number, max: number): number[] {
  const step = Math.max(1, Math.ceil((max - min) / DAY / 8 / 7) * 7) * DAY;
  const first = Math.ceil(min / DAY) * DAY;
  return Array.from({ length: Math.floor((max - first) / step) + 1 }, (_, index) => first + index * step);
}
