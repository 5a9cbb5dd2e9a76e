import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { hiringSection } from '#core/review/hiring.ts';
import type { Workspace } from '#db/workspace.ts';
import { hiringCost } from '#shared/hiring/cost.ts';
import { behindPlan, headcountCurves, lateSlots, type SlotRow, timeToFill } from '#shared/hiring/plan.ts';
import { addMonths, monthOfDate } from '#shared/time/month.ts';
import { shiftWeek } from '#shared/time/week.ts';
import {
  dayIn,
  figureOf,
  idsBehind,
  resultOf,
  reusableWorkspace,
  SCENES,
  scene,
} from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const day = fc.option(fc.integer({ min: -150, max: 60 }), { nil: null });
const slot = fc.record({
  planned: fc.option(fc.integer({ min: -8, max: 4 }), { nil: null }),
  opened: day,
  accepted: day,
  started: day,
  cancelled: day,
  status: fc.constantFrom('planned', 'open', 'interviewing', 'offer', 'accepted', 'started', 'cancelled'),
});
const departure = fc.record({ offset: fc.integer({ min: -150, max: 60 }), isPlanned: fc.boolean() });

type Slot = SlotRow & { cancelledOn: string | null; annualCost: number | null };
type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace, firstMonth: string) {
  return {
    firstMonth,
    slots: workspace.repository('headcountSlot').all() as Slot[],
    left: workspace.repository('departure').all(),
    counts: workspace.repository('pipelineCount').all(),
  };
}

const asked = weeksAsked();
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

describe('the hiring of a week', () => {
  it('is what the formulas give over all slots of one plan', { timeout: 120_000 }, () => {
    const lists = [fc.array(slot, { maxLength: 8 }), fc.array(departure, { maxLength: 5 })] as const;
    fc.assert(
      fc.property(scene, fc.integer({ min: -1, max: 9 }), ...lists, (at, back, slots, departures) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const month = monthOfDate(dayIn(at, 0));
        const firstMonth = addMonths(month, -back);
        const { workspace } = fill(at, {
          team: [{ id: 't', name: 'Payments', startingHeadcount: 5, startingMonth: firstMonth }],
          headcountSlot: slots.map((row, index) => {
            const [opened, accepted] = [row.opened, row.accepted].toSorted((a, b) => (a ?? 0) - (b ?? 0));
            return {
              id: `s${index}`,
              role: `Engineer ${index}`,
              teamId: 't',
              status: row.status,
              plannedStart: row.planned === null ? null : addMonths(month, row.planned),
              openedOn: date(opened ?? null),
              acceptedOn: date(accepted ?? null),
              startedOn: date(row.started),
              annualCost: index % 3 === 2 ? null : (index + 1) * 120_000,
              cancelledOn: row.status === 'cancelled' ? date(row.cancelled) : null,
            };
          }),
          departure: departures.map(({ offset, isPlanned }) => ({
            teamId: 't',
            role: 'Engineer',
            isPlanned,
            leftOn: date(offset),
          })),
          pipelineCount: slots.flatMap((_, index) =>
            [-100, -49, -7, 0, 21].map((offset) => ({
              slotId: `s${index}`,
              weekStart: date(offset),
              stage: index % 2 === 0 ? 'applied' : 'screen',
              count: index + 1,
            })),
          ),
        });
        const rows = rowsOf(workspace, firstMonth);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 26, examples: [[SCENES[0], 9, [], []]] },
    );
    asked.expectEnough();
  });

  it('counts a team from the month its headcount was, and names those without one', () => {
    const context = fill(
      { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' },
      {
        team: [
          { id: 'a', name: 'Old', startingHeadcount: 10, startingMonth: '2026-06' },
          { id: 'b', name: 'New', startingHeadcount: 3, startingMonth: '2026-11' },
          { id: 'c', name: 'Later', startingHeadcount: 3, startingMonth: '2027-02' },
          { id: 'd', name: 'Unknown' },
        ],
        headcountSlot: [
          { role: 'SRE', teamId: 'a', plannedStart: '2026-09', status: 'open', openedOn: '2026-08-01' },
          { id: 'unknown', role: 'SRE', teamId: 'd', plannedStart: '2026-09', annualCost: 8_000_00 },
        ],
      },
    );
    const { section, figures } = hiringSection(context);
    expect(figureOf(figures, 'hiring.plan')).toMatchObject({
      value: 14,
      n: 2,
      excluded: [{ reason: 'team without a starting headcount and its month', n: 1 }],
    });
    expect(figureOf(figures, 'hiring.behind').value).toBe(1);
    expect(figureOf(figures, 'hiring.run-rate')).toMatchObject({ value: null });
    expect(figureOf(figures, 'hiring.run-rate-plan')).toMatchObject({
      value: 8_000_00,
      n: 1,
      excluded: [{ reason: 'no annual cost', n: 1 }],
      lineage: [{ entity: 'headcountSlot', ids: ['unknown'] }],
    });
    expect(figureOf(figures, 'hiring.cost-plan').value).toBe(Math.round((8_000_00 / 12) * (2 + 22 / 30)));
    expect(section.teams.map(({ team, open, monthsBehind }) => [team.name, open, monthsBehind])).toEqual([
      ['New', 0, 0],
      ['Old', 1, 2],
    ]);
    expect(section.months.find(({ month }) => month === '2026-10')).toMatchObject({ plan: 11, actual: 10 });
  });
});

/** What was cancelled later was still planned. */
function slotsOn(slots: readonly Slot[], day: string): Slot[] {
  return slots.map((row) =>
    row.status === 'cancelled' && row.cancelledOn !== null && row.cancelledOn > day
      ? { ...row, status: 'planned' }
      : row,
  );
}

/** The figures of headcount on a day; `null` before the plan begins. */
function headcountOn({ slots, left, firstMonth }: Rows, asOf: string) {
  const current = monthOfDate(asOf);
  if (firstMonth > current) return { months: [], values: null };
  const { months } = headcountCurves({
    startingHeadcount: 5,
    slots: slotsOn(slots, asOf),
    departures: left,
    firstMonth,
    lastMonth: addMonths(current, 6),
    asOf,
  });
  const point = months.find((candidate) => candidate.month === current);
  const behind = behindPlan(months, current);
  const values = {
    'hiring.plan': point?.plan,
    'hiring.actual': point?.actual,
    'hiring.behind': Math.max(0, behind?.people ?? 0),
    'hiring.behind-months': behind?.months,
  };
  return { months, values };
}

/** The cost of the seats that the plan counts, in a calendar year; before the plan begins there is none. */
function costsOn({ slots, firstMonth }: Rows, asOf: string) {
  const counted = firstMonth > monthOfDate(asOf) ? [] : slotsOn(slots, asOf);
  const own = counted
    .filter(({ startedOn }) => startedOn === null || monthOfDate(startedOn) >= firstMonth)
    .map((row) => ({
      ...row,
      plannedStart:
        row.plannedStart !== null && row.plannedStart < firstMonth ? firstMonth : row.plannedStart,
    }));
  const cost = hiringCost(own, `${asOf.slice(0, 4)}-01-01`, asOf);
  return {
    'hiring.cost': cost.costToDate,
    'hiring.cost-plan': cost.plannedToDate,
    'hiring.run-rate': cost.runRate,
    'hiring.run-rate-plan': cost.plannedRunRate,
  };
}

function openOn(slots: readonly Slot[], asOf: string): Slot[] {
  return slots.filter(({ status, openedOn, acceptedOn, startedOn, cancelledOn }) => {
    if (openedOn !== null && openedOn > asOf) return false;
    const ends = [acceptedOn, startedOn, cancelledOn].flatMap((end) => end ?? []);
    if (ends.some((end) => end <= asOf)) return false;
    if (status === 'open' || status === 'interviewing' || status === 'offer') return true;
    const isOver = status === 'accepted' || status === 'started' || status === 'cancelled';
    const end =
      status === 'cancelled' ? cancelledOn : (acceptedOn ?? (status === 'started' ? startedOn : null));
    return isOver && openedOn !== null && end !== null;
  });
}

function compare(context: ReviewContext, rows: Rows): void {
  const { section, figures } = hiringSection(context);
  const { slots, left, counts, firstMonth } = rows;
  const { today, week, previousWeek } = context;
  const current = monthOfDate(today);
  const figure = (key: string) => asked.figure(figures, key);

  const { months, values } = headcountOn(rows, today);
  const before = headcountOn(rows, previousWeek.lastDay).values;
  for (const key of ['hiring.plan', 'hiring.actual', 'hiring.behind', 'hiring.behind-months'] as const) {
    const found = figure(key);
    expect([found.value, found.previous ?? null], key).toEqual([
      values?.[key] ?? null,
      before?.[key] ?? null,
    ]);
  }
  const [cost, costBefore] = [costsOn(rows, today), costsOn(rows, previousWeek.lastDay)];
  for (const key of Object.keys(cost) as (keyof typeof cost)[]) {
    const found = figure(key);
    const { ids: slotIds, ...result } = cost[key];
    expect(resultOf(found), key).toEqual(resultOf(result));
    expect(idsBehind(found), key).toEqual(slotIds.toSorted());
    expect(found.previous ?? null, key).toBe(costBefore[key].value);
  }
  const team = { plan: values?.['hiring.plan'], actual: values?.['hiring.actual'] };
  expect(section.teams).toMatchObject(values === null ? [] : [team]);
  const known = new Map(months.map((point) => [point.month, point]));
  for (const shown of section.months) {
    const point = known.get(shown.month);
    expect([shown.plan, shown.actual]).toEqual([point?.plan ?? null, point?.actual ?? null]);
  }
  const isOld = ({ startedOn }: Slot) =>
    startedOn !== null && startedOn < previousWeek.firstDay && monthOfDate(startedOn) < firstMonth;
  const late = lateSlots(
    slotsOn(
      slots.filter((row) => !isOld(row)),
      today,
    ),
    current,
  );
  expect(section.late.map(({ id, monthsLate }) => ({ id, monthsLate }))).toEqual(
    late.map(({ id, monthsLate }) => ({ id, monthsLate })),
  );

  const open = figure('hiring.open');
  expect(open.value).toBe(slots.length === 0 ? null : openOn(slots, today).length);
  expect(idsBehind(open)).toEqual(ids(openOn(slots, today)));
  if (slots.length > 0) expect(open.previous).toBe(openOn(slots, previousWeek.lastDay).length);

  const { firstDay } = shiftWeek(week, -12, context.calendar);
  const fillTime = figure('hiring.time-to-fill');
  expect(resultOf(fillTime)).toEqual(resultOf(timeToFill(slots, { firstDay, lastDay: today })));
  const earlier = { ...shiftWeek(previousWeek, -12, context.calendar), lastDay: previousWeek.lastDay };
  expect(fillTime.previous).toBe(timeToFill(slots, earlier).value);
  expect(idsBehind(fillTime)).toHaveLength(fillTime.n);

  const goneIn = (from: string, to: string) => left.filter(({ leftOn }) => leftOn >= from && leftOn <= to);
  const departures = figure('hiring.departures');
  const hasData = slots.length > 0 || left.length > 0;
  expect(departures.value).toBe(hasData ? goneIn(week.firstDay, today).length : null);
  if (hasData) {
    expect(departures.previous).toBe(goneIn(previousWeek.firstDay, previousWeek.lastDay).length);
  }
  const counted = counts.filter(
    ({ weekStart, stage }) => weekStart >= firstDay && weekStart <= today && stage === 'applied',
  );
  expect(section.funnel.find(({ stage }) => stage === 'applied')?.count ?? 0).toBe(
    counted.reduce((n, { count }) => n + count, 0),
  );
}
