import { pagesByPeriod, type ShiftQueryRow, shiftsIn } from '#db/oncall/on-call-queries.ts';
import type { Figure, Measured, Target, Unit } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import {
  alertPrecision,
  outOfHoursShare,
  pagesPerShift,
  type ShiftRow,
  shiftsAboveLimit,
  toilRatio,
} from '#shared/oncall/health.ts';
import type { OnCallSection, TrendPoint } from '#shared/review/sections.ts';
import type { Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import type { SectionResult } from './counts.ts';
import { kpiTarget } from './targets.ts';
import { weeklyTrend } from './trend.ts';

/** On-call of the week: the shifts that began in it. */
export function onCallSection(context: ReviewContext): SectionResult<OnCallSection> {
  const { week, previousWeek, asOf, workspace } = context;
  const shifts = shiftsIn(workspace.connection, week.start, asOf);
  const before = shiftsIn(workspace.connection, previousWeek.start, previousWeek.end);
  return {
    section: {
      rotations: rotationsOf(shifts, context),
      pagesTrend: weeklyTrend(context, {
        kpi: 'pages-per-shift',
        pointsOf: (weeks) => pagesOf(context, weeks),
        floor: 0,
      }),
    },
    figures: figuresOf(context, shifts, before),
  };
}

function rotationsOf(
  shifts: readonly ShiftQueryRow[],
  { settings, names }: ReviewContext,
): OnCallSection['rotations'] {
  return [...Map.groupBy(shifts, ({ rotation }) => rotation)].map(([rotation, own]) => ({
    rotation,
    team: names.of('team', own.findLast(({ teamId }) => teamId !== null)?.teamId),
    shifts: own.length,
    pagesPerShift: pagesPerShift(own).value,
    precision: alertPrecision(own).value,
    outOfHoursShare: outOfHoursShare(own).value,
    toil: toilRatio(own).value,
    shiftsAboveLimit: shiftsAboveLimit(own, settings.attention.pagesPerShift).map(({ id }) => id),
    ids: own.map(({ id }) => id),
  }));
}

function pagesOf({ week, asOf, isPartial, workspace }: ReviewContext, weeks: readonly Week[]): TrendPoint[] {
  const ranges = weeks.map(({ key, start, end }) => ({ key, start, end: key === week.key ? asOf : end }));
  const pages = pagesByPeriod(workspace.connection, ranges);
  return weeks.map(({ key }) => {
    const found = pages.get(key);
    const isKnown = found !== undefined && found.shifts > 0;
    return {
      key,
      label: key.slice('2026-'.length),
      value: isKnown ? found.pages / found.shifts : null,
      isPartial: isPartial && key === week.key,
      ids: found?.ids ?? [],
    };
  });
}

function figuresOf(
  context: ReviewContext,
  shifts: readonly ShiftQueryRow[],
  before: readonly ShiftQueryRow[],
): Figure[] {
  const figure = (
    input: { key: string; label: string; unit: Unit; target?: Target | undefined },
    formula: (rows: readonly ShiftRow[]) => Measured,
    hasPart: (row: ShiftRow) => boolean,
  ) =>
    toFigure({
      ...input,
      period: context.period,
      result: formula(shifts),
      lineage: [{ entity: 'onCallShift', ids: shifts.filter(hasPart).map(({ id }) => id) }],
      previous: formula(before).value,
    });
  const limit: Target = {
    value: context.settings.attention.pagesPerShift,
    direction: 'lower',
    tolerance: 0,
  };
  const isShare = (part: number | null, whole: number | null) =>
    part !== null && whole !== null && part <= whole;
  return [
    figure(
      {
        key: 'oncall.pages-per-shift',
        label: 'Pages per shift',
        unit: 'score',
        target: kpiTarget(context, 'pages-per-shift') ?? limit,
      },
      pagesPerShift,
      ({ pages }) => pages !== null,
    ),
    figure(
      {
        key: 'oncall.precision',
        label: 'Alert precision',
        unit: 'ratio',
        target: kpiTarget(context, 'alert-precision'),
      },
      alertPrecision,
      ({ actionablePages, pages }) => isShare(actionablePages, pages),
    ),
    figure(
      { key: 'oncall.toil', label: 'Toil', unit: 'ratio', target: kpiTarget(context, 'toil-ratio') },
      toilRatio,
      ({ toilHours, totalHours }) => isShare(toilHours, totalHours),
    ),
    figure(
      { key: 'oncall.out-of-hours', label: 'Pages out of hours', unit: 'ratio' },
      outOfHoursShare,
      ({ outOfHoursPages, pages }) => isShare(outOfHoursPages, pages),
    ),
  ];
}
