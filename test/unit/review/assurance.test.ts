import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { assuranceSection } from '#core/review/assurance.ts';
import type { ReviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { exceptionCounts } from '#shared/exception/exception-counts.ts';
import {
  criticalDatastores,
  drTests,
  type ExerciseRow,
  restoreValidation,
} from '#shared/resilience/readiness.ts';
import { newestPostures, patchCompliance } from '#shared/security/patch-compliance.ts';
import { daysBetween, shiftWeek, type Week } from '#shared/time/week.ts';
import { dayIn, idsBehind, resultOf, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const offset = fc.integer({ min: -200, max: 60 });
const day = fc.option(offset, { nil: null });
const minutes = fc.option(fc.constantFrom(5, 10, 20), { nil: null });
const posture = fc.record({
  group: fc.constantFrom('Linux', 'Windows', 'Network'),
  date: offset,
  assets: fc.integer({ min: 0, max: 30 }),
  missing: fc.integer({ min: 0, max: 10 }),
  overdueCritical: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
});
const exception = fc.record({
  granted: day,
  expires: day,
  closed: day,
  status: fc.constantFrom('active', 'active', 'revoked', 'closed'),
});
const exercise = fc.record({
  kind: fc.constantFrom('tabletop', 'failover', 'restore', 'restore'),
  datastore: fc.constantFrom('orders', 'users', null),
  planned: day,
  held: day,
  rtoTargetMinutes: minutes,
  rtoAchievedMinutes: minutes,
  outcome: fc.constantFrom('passed', 'passed', 'failed', null),
  services: fc.subarray(['a', 'b', 'c']),
});

/** What the services are to recover within, in minutes. */
const RTO = { a: 10, b: 5, c: null } as const;

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  const postures = workspace.repository('posture').all();
  const compliance = new Map<string, ReturnType<typeof patchCompliance>>();
  return {
    postures,
    /** Remembered, for a trend asks for the same days again and again. */
    complianceOn: (day: string) => {
      const known = compliance.get(day) ?? patchCompliance(postures, day);
      compliance.set(day, known);
      return known;
    },
    granted: workspace.repository('iamException').all(),
    exercises: workspace.repository('exercise').all().map(judgedByServices),
    controls: workspace.repository('control').all(),
  };
}

/** By its own target, else by the strictest of its services, where it was measured. */
function judgedByServices({ services, ...row }: ExerciseRow & { services: string[] }): ExerciseRow {
  if (row.rtoTargetMinutes !== null || row.rtoAchievedMinutes === null) return row;
  const own = services.flatMap((id) => RTO[id as keyof typeof RTO] ?? []);
  return { ...row, rtoTargetMinutes: own.toSorted((a, b) => a - b)[0] ?? null };
}

const asked = weeksAsked();
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

describe('assurance of a week', () => {
  it('is what the formulas give over all records', { timeout: 120_000 }, () => {
    const postures = fc.uniqueArray(posture, { maxLength: 15, selector: (row) => `${row.group}${row.date}` });
    const rest = [
      fc.array(exception, { maxLength: 8 }),
      fc.array(exercise, { maxLength: 8 }),
      fc.array(day, { maxLength: 5 }),
    ] as const;
    fc.assert(
      fc.property(scene, postures, ...rest, (at, drawnPostures, drawnExceptions, drawnExercises, dues) => {
        const date = (days: number | null) => (days === null ? null : dayIn(at, days));
        const { workspace } = fill(at, {
          service: Object.entries(RTO).map(([id, rtoMinutes]) => ({ id, slug: id, name: id, rtoMinutes })),
          posture: drawnPostures.map(({ group, date: days, assets, missing, overdueCritical }) => ({
            assetGroup: group,
            date: date(days),
            assets,
            assetsWithinSla: Math.max(0, assets - missing),
            overdueCritical,
          })),
          iamException: drawnExceptions.map((row, index) => {
            const [from, to] = [row.granted ?? -300, row.expires ?? 300].toSorted((a, b) => a - b);
            return {
              subject: `Account ${index}`,
              reason: 'Migration',
              grantedOn: row.granted === null ? null : date(from ?? null),
              expiresOn: row.expires === null ? null : date(to ?? null),
              closedOn: date(row.closed),
              status: row.status,
            };
          }),
          exercise: drawnExercises.map(({ planned, held, ...row }, index) => ({
            ...row,
            title: `Exercise ${index}`,
            plannedOn: date(planned),
            heldOn: date(held),
            outcome: held === null ? null : row.outcome,
          })),
          control: dues.map((due, index) => ({
            title: `Control ${index}`,
            framework: 'SOC 2',
            reference: `CC${index}`,
            nextDueOn: date(due),
          })),
        });
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 25, examples: [[SCENES[0], [], [], [], []]] },
    );
    asked.expectEnough();
  });
});

function compare(context: ReviewContext, rows: Rows): void {
  const { section, figures } = assuranceSection(context);
  const figure = (key: string) => asked.figure(figures, key);
  comparePatching(context, rows, figure);
  expect(section.patch.points.map(({ value }) => value)).toEqual(
    context.trailing(26).map(({ key, lastDay }) => {
      const day = key === context.week.key ? context.today : lastDay;
      return rows.complianceOn(day).value;
    }),
  );
  compareExceptions(context, rows, figure);
  compareExercises(context, rows, figure);
  const { controls } = rows;
  const dated = controls.filter(({ nextDueOn }) => nextDueOn !== null);
  const late = dated.filter(({ nextDueOn }) => nextDueOn !== null && nextDueOn < context.today);
  const overdue = figure('control.overdue');
  expect(overdue.value).toBe(dated.length === 0 ? null : late.length);
  expect(idsBehind(overdue)).toEqual(ids(late));
}

type FigureOf = (key: string) => ReturnType<typeof asked.figure>;

function comparePatching({ today, previousWeek }: ReviewContext, rows: Rows, figure: FigureOf): void {
  const patch = figure('security.patch-compliance');
  expect(resultOf(patch)).toEqual(resultOf(rows.complianceOn(today)));
  expect(patch.previous).toBe(rows.complianceOn(previousWeek.lastDay).value);
  const criticalOn = (asOf: string) => {
    const fresh = newestPostures(rows.postures, asOf).filter(({ date }) => daysBetween(date, asOf) <= 45);
    const known = fresh.flatMap(({ overdueCritical }) => overdueCritical ?? []);
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
  };
  const critical = figure('security.overdue-critical');
  expect([critical.value, critical.previous]).toEqual([criticalOn(today), criticalOn(previousWeek.lastDay)]);
}

function compareExceptions(context: ReviewContext, { granted }: Rows, figure: FigureOf): void {
  const { today, previousWeek } = context;
  const counts = exceptionCounts(granted, today);
  const before = exceptionCounts(granted, previousWeek.lastDay);
  const open = figure('exception.active');
  expect(open.value).toBe(counts?.open.length ?? null);
  expect(idsBehind(open)).toEqual((counts?.open ?? []).toSorted());
  expect(open.previous).toBe(before?.open.length ?? null);
  const expired = figure('exception.expired');
  expect(idsBehind(expired)).toEqual(counts?.expired.toSorted() ?? []);
  if (expired.value !== null) {
    expect([expired.value, expired.previous]).toEqual([counts?.expired.length, before?.expired.length]);
  } else {
    // Without an end, nothing open can be past it.
    expect(counts?.unbounded.length ?? 0).toBe(counts?.open.length ?? 0);
  }
}

function compareExercises(context: ReviewContext, { exercises }: Rows, figure: FigureOf): void {
  const { today, week, previousWeek } = context;
  const before = previousWeek.lastDay;
  const quarter = (last: Week) => ({
    firstDay: shiftWeek(last, -12, context.calendar).firstDay,
    lastDay: last.lastDay,
  });
  const success = figure('exercise.success-rate');
  expect(resultOf(success)).toEqual(resultOf(drTests(exercises, quarter(week), today).success));
  expect(success.previous).toBe(drTests(exercises, quarter(previousWeek), before).success.value);
  expect(idsBehind(success)).toHaveLength(success.n);
  const overdueOn = (asOf: string) =>
    exercises.filter(
      ({ plannedOn, heldOn }) => plannedOn !== null && plannedOn < asOf && (heldOn === null || heldOn > asOf),
    );
  const overdue = figure('exercise.overdue');
  expect(idsBehind(overdue)).toEqual(ids(overdueOn(today)));
  if (exercises.some(({ plannedOn }) => plannedOn !== null)) {
    expect([overdue.value, overdue.previous]).toEqual([overdueOn(today).length, overdueOn(before).length]);
  } else expect(overdue.value).toBeNull();
  const restores = figure('restore.validated');
  expect(resultOf(restores)).toEqual(
    resultOf(restoreValidation(criticalDatastores(exercises, today), exercises, today).share),
  );
  expect(restores.previous).toBe(
    restoreValidation(criticalDatastores(exercises, before), exercises, before).share.value,
  );
}
