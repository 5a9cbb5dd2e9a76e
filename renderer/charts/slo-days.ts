import { formatDate, formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { pointText } from '#shared/figure/measure.ts';
import type { BurnDownDay } from '#shared/slo/burn-down.ts';
import { baseOptions, categoryAxis, rateTicks, valueAxis } from './base.ts';
import { marginFor, rightLabels } from './labels.ts';
import type { Palette } from './palette.ts';
import type { ChartSpec } from './spec.ts';

const RATIO = { unit: 'ratio' } as const;
const left = (value: number | null) => pointText(value, RATIO);

type Window = { days: readonly BurnDownDay[] /** Days of the whole window. */; length: number };

/** What was left of an error budget after each day, beside an even spend of it over the whole window. */
export function burnDownSpec({ days, length }: Window): ChartSpec {
  const last = days.findLast(({ remaining }) => remaining !== null)?.remaining ?? null;
  const even = days.map((_, index) => 1 - (index + 1) / length);
  const isSpent = last !== null && last <= 0;
  const ends = (palette: Palette) => [
    { series: 0, label: `${left(last)} left`, colour: isSpent ? palette.signal : palette.main },
    { series: 1, label: 'even spend', colour: palette.axis },
  ];
  return {
    alt: `Error budget left by day: ${left(last)} at the end of ${formatDate(days.at(-1)?.date ?? '')}.`,
    table: {
      columns: ['Day', 'Budget left'],
      rows: days.map((day) => [formatDate(day.date), left(day.remaining) + because(day)]),
    },
    rowsAt: (_, index) => rowsOf(days[index], 'Error budget left'),
    config: (palette) => ({
      type: 'line',
      data: {
        labels: days.map(({ date }) => shortDay(date)),
        datasets: [
          {
            data: days.map(({ remaining }) => remaining),
            borderColor: isSpent ? palette.signal : palette.main,
            borderWidth: 2,
            pointRadius: days.map(({ reason }) => (reason ? 0 : 2)),
            pointHitRadius: 8,
            pointBackgroundColor: isSpent ? palette.signal : palette.main,
          },
          {
            data: even,
            borderColor: palette.quiet,
            borderDash: [5, 4],
            borderWidth: 1.5,
            pointRadius: 0,
            pointHitRadius: 0,
          },
        ],
      },
      options: {
        ...baseOptions(palette),
        layout: { padding: { top: 8, right: marginFor([`${left(last)} left`, 'even spend']) } },
        scales: { x: categoryAxis(palette), y: { ...valueAxis(palette, RATIO), max: 1, grace: 0 } },
        plugins: {
          ...baseOptions(palette).plugins,
          tooltip: {
            ...baseOptions(palette).plugins?.tooltip,
            filter: ({ datasetIndex }) => datasetIndex === 0,
            callbacks: { label: ({ parsed }) => `${left(parsed.y)} left` },
          },
        },
      },
      plugins: [rightLabels([{ value: 0, label: 'used up', colour: palette.axis }], ends(palette))],
    }),
  };
}

/** Good of all events of each day against the objective; days without a figure are gaps. */
export function dailySpec(days: readonly BurnDownDay[], objective: number): ChartSpec {
  const values = days.flatMap(({ attainment }) => (attainment === null ? [] : [attainment]));
  const below = values.filter((value) => value < objective).length;
  const goal = `objective ${formatPercent(objective, { max: 3 })}`;
  const lowest = Math.min(objective, ...values);
  return {
    alt: `Share of good events by day: ${formatNumber(below)} of ${formatNumber(values.length)} measured days below the ${goal}.`,
    table: {
      columns: ['Day', 'Good', 'All', 'Share good'],
      rows: days.map((day) => [
        formatDate(day.date),
        day.good === null ? NO_VALUE : formatNumber(day.good),
        day.total === null ? NO_VALUE : formatNumber(day.total),
        shareText(day.attainment) + because(day),
      ]),
    },
    key: [
      { colour: 'main', label: 'met', shape: 'block' },
      { colour: 'bad', label: 'below', shape: 'diamond' },
    ],
    rowsAt: (_, index) => rowsOf(days[index], 'Good events'),
    config: (palette) => {
      const isBelow = (day: BurnDownDay) => day.attainment !== null && day.attainment < objective;
      const colours = days.map((day) => (isBelow(day) ? palette.bad : palette.main));
      return {
        type: 'line',
        data: {
          labels: days.map(({ date }) => shortDay(date)),
          datasets: [
            {
              data: days.map(({ attainment }) => attainment),
              borderColor: palette.soft,
              borderWidth: 2,
              spanGaps: false,
              pointStyle: days.map((day) => (isBelow(day) ? 'rectRot' : 'circle')),
              pointRadius: days.map((day) => (isBelow(day) ? 5 : 3)),
              pointHitRadius: 8,
              pointBackgroundColor: colours,
              pointBorderColor: colours,
            },
          ],
        },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor([goal]) } },
          scales: {
            x: categoryAxis(palette),
            y: {
              ...valueAxis(palette, RATIO, { from0: false }),
              suggestedMin: lowest - (1 - lowest) * 0.1,
              max: 1,
              grace: 0,
              ticks: rateTicks(palette),
            },
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              callbacks: { label: ({ dataIndex }) => dayText(days[dataIndex]) },
            },
          },
        },
        plugins: [rightLabels([{ value: objective, label: goal, colour: palette.target }])],
      };
    },
  };
}

function dayText(day: BurnDownDay | undefined): string {
  if (!day || day.good === null || day.total === null) return NO_VALUE;
  return `${shareText(day.attainment)}: ${formatNumber(day.good)} good of ${formatNumber(day.total)}`;
}

function shareText(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 3 });
}

function because({ reason }: BurnDownDay): string {
  return reason ? ` (${reason})` : '';
}

/** `17 Nov`. */
function shortDay(date: string): string {
  return formatDate(date).replace(/ \d{4}$/, '');
}

function rowsOf(day: BurnDownDay | undefined, name: string) {
  return day?.id ? { entity: 'sloDay', ids: [day.id], label: `${name}, ${formatDate(day.date)}` } : null;
}
