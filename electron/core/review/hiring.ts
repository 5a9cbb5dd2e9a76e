import {
  departedIds,
  departuresSince,
  hasHiring,
  pipelineTotals,
  slotsAccepted,
  slotsSince,
  teamPlans,
} from '#db/hiring/hiring-queries.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { formatMonth } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import {
  type Headcount,
  type HiringRecords,
  headcountOn,
  isOpenOn,
  MONTHS_AHEAD,
  slotOn,
  statusOn,
} from '#shared/hiring/headcount.ts';
import { PIPELINE_STAGES } from '#shared/hiring/headcount-slot.ts';
import { lateSlots, pipelineConversion, timeToFill } from '#shared/hiring/plan.ts';
import type { HiringSection } from '#shared/review/sections.ts';
import { addMonths, fiscalYearStart, monthOfDate, monthRange } from '#shared/time/month.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, type SectionResult } from './counts.ts';
import { hiringCostFigures } from './hiring-cost.ts';
import { monthSpan, trailingQuarter } from './periods.ts';

const MONTHS_BACK = 6;
const NO_SLOTS = 'The hiring plan has no slots.';

/** The hiring plan on the last day looked at, and the pipeline of the trailing quarter. */
export function hiringSection(context: ReviewContext): SectionResult<HiringSection> {
  const { today } = context;
  const records = recordsOf(context);
  const now = headcountOn(records, today);
  const open = Map.groupBy(
    records.slots.filter((slot) => isOpenOn(slot, today)),
    ({ teamId }) => teamId,
  );
  return {
    section: {
      months: monthsOf(now, monthOfDate(today)),
      teams: now.teams.map(({ team, plan, actual, monthsBehind }) => ({
        team: { id: team.id, name: team.name },
        plan,
        actual,
        open: open.get(team.id)?.length ?? 0,
        monthsBehind,
      })),
      late: lateOf(records, context),
      funnel: funnelOf(context),
    },
    figures: [
      ...headcountFigures(context, records, now),
      ...hiringCostFigures(context, records),
      ...weekFigures(context, records),
    ],
  };
}

/**
 * Everything since the first plan, the fiscal year or the week before began: who had started before it is in its starting
 * headcount.
 */
function recordsOf({ workspace: { connection }, previousWeek, settings }: ReviewContext): HiringRecords {
  const teams = teamPlans(connection);
  const starts = teams.flatMap(({ startingMonth }) => (startingMonth === null ? [] : `${startingMonth}-01`));
  const year = `${fiscalYearStart(monthOfDate(previousWeek.lastDay), settings.fiscalYearEndMonth)}-01`;
  const since = [previousWeek.firstDay, year, ...starts].sort()[0] ?? previousWeek.firstDay;
  return { teams, slots: slotsSince(connection, since), departures: departuresSince(connection, since) };
}

function monthsOf({ months }: Headcount, current: string): HiringSection['months'] {
  if (months.length === 0) return [];
  const known = new Map(months.map((point) => [point.month, point]));
  const range = monthRange(addMonths(current, -MONTHS_BACK), addMonths(current, MONTHS_AHEAD));
  return range.map((month) => ({
    month,
    label: formatMonth(month),
    plan: known.get(month)?.plan ?? null,
    actual: known.get(month)?.actual ?? null,
    isForecast: month > current,
  }));
}

function lateOf({ slots }: HiringRecords, { today, names }: ReviewContext): HiringSection['late'] {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const then = slots.map((slot) => slotOn(slot, today));
  return lateSlots(then, monthOfDate(today)).flatMap(({ id, plannedStart, monthsLate }) => {
    const slot = byId.get(id);
    const team = names.of('team', slot?.teamId);
    if (!slot || !team) return [];
    const { key, role } = slot;
    return [{ id, name: role, key, team, plannedStart, status: statusOn(slot, today), monthsLate }];
  });
}

function funnelOf(context: ReviewContext): HiringSection['funnel'] {
  const { firstDay } = trailingQuarter(context, context.week);
  const totals = pipelineTotals(context.workspace.connection, firstDay, context.today);
  if (totals.length === 0) return [];
  const stages = Object.keys(PIPELINE_STAGES);
  const counts = new Map(totals.map(({ stage, count }) => [stage, count]));
  const conversions = new Map(
    pipelineConversion(totals, stages).map(({ to, rate }) => [to, rate.value] as const),
  );
  return Object.entries(PIPELINE_STAGES).map(([stage, label]) => ({
    stage,
    label,
    count: counts.get(stage) ?? 0,
    conversion: conversions.get(stage) ?? null,
  }));
}

function headcountFigures(context: ReviewContext, records: HiringRecords, now: Headcount): Figure[] {
  const before = headcountOn(records, context.previousWeek.lastDay);
  const { period } = monthSpan(context, monthOfDate(context.today));
  const lineage = [
    { entity: 'team', ids: now.teams.map(({ team }) => team.id) },
    { entity: 'headcountSlot', ids: now.slotIds },
    { entity: 'departure', ids: now.departureIds },
  ];
  const result = (value: number | undefined): Measured =>
    value === undefined
      ? noData('No team has a starting headcount and its month.', now.excluded)
      : measured(value, now.teams.length, now.excluded);
  const figure = (
    input: Pick<Figure, 'key' | 'label' | 'unit'>,
    value: (from: Headcount) => number | undefined,
  ) => toFigure({ ...input, period, lineage, result: result(value(now)), previous: value(before) ?? null });
  return [
    figure({ key: 'hiring.plan', label: 'Headcount planned', unit: 'people' }, (from) => from.now?.plan),
    figure({ key: 'hiring.actual', label: 'Headcount', unit: 'people' }, (from) => from.now?.actual),
    figure({ key: 'hiring.behind', label: 'Headcount behind plan', unit: 'people' }, (from) =>
      from.now === null ? undefined : Math.max(0, from.now.behind),
    ),
    figure(
      { key: 'hiring.behind-months', label: 'Months headcount is behind plan', unit: 'count' },
      (from) => from.now?.monthsBehind,
    ),
  ];
}

function weekFigures(context: ReviewContext, { slots }: HiringRecords): Figure[] {
  const { week, previousWeek, today, workspace, period } = context;
  const { connection } = workspace;
  const has = hasHiring(connection);
  const open = (day: string) => slots.filter((slot) => isOpenOn(slot, day)).map(({ id }) => id);
  return [
    countFigure({
      key: 'hiring.open',
      label: 'Requisitions open',
      period,
      entity: 'headcountSlot',
      ids: open(today),
      reason: has.slot ? null : NO_SLOTS,
      previous: open(previousWeek.lastDay).length,
    }),
    timeToFillFigure(context),
    countFigure({
      key: 'hiring.departures',
      label: 'Departures in the week',
      period,
      entity: 'departure',
      ids: departedIds(connection, week.firstDay, today),
      reason: has.slot || has.departure ? null : 'Neither slots nor departures are recorded.',
      previous: departedIds(connection, previousWeek.firstDay, previousWeek.lastDay).length,
    }),
  ];
}

function timeToFillFigure(context: ReviewContext): Figure {
  const { week, previousWeek, today, workspace } = context;
  const span = trailingQuarter(context, week);
  const earlier = trailingQuarter(context, previousWeek);
  const accepted = slotsAccepted(workspace.connection, earlier.firstDay, today);
  const result = timeToFill(accepted, { firstDay: span.firstDay, lastDay: today });
  const used = accepted.filter(
    ({ openedOn, acceptedOn }) =>
      openedOn !== null && acceptedOn !== null && acceptedOn >= span.firstDay && openedOn <= acceptedOn,
  );
  return toFigure({
    key: 'hiring.time-to-fill',
    label: 'Time to fill (median)',
    unit: 'days',
    result,
    period: span.period,
    lineage: [{ entity: 'headcountSlot', ids: used.map(({ id }) => id) }],
    previous: timeToFill(accepted, earlier).value,
  });
}
