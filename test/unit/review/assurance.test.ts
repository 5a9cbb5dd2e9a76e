import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { assuranceSection } from '#core/review/assurance.ts';
import { exceptionCounts } from '#shared/exception/exception-counts.ts';
import { drTests, type ExerciseRow, restoreValidation } from '#shared/resilience/readiness.ts';
import { patchCompliance } from '#shared/security/patch-compliance.ts';
import { shiftWeek, type Week } from '#shared/time/week.ts';
import { dayIn, figureOf, idsBehind, resultOf, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const offset = fc.integer({ min: -200, max: 30 });
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
});

describe('assurance of a week', () => {
  it('is what the formulas give over all records', () => {
    const postures = fc.uniqueArray(posture, { maxLength: 15, selector: (row) => `${row.group}${row.date}` });
    const rest = [fc.array(exception, { maxLength: 8 }), fc.array(exercise, { maxLength: 8 })] as const;
    fc.assert(
      fc.property(scene, postures, ...rest, (at, drawnPostures, drawnExceptions, drawnExercises) => {
        const date = (days: number | null) => (days === null ? null : dayIn(at, days));
        const context = fill(at, {
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
        });
        const { section, figures } = assuranceSection(context);
        const { today, week, previousWeek, workspace } = context;
        const before = previousWeek.lastDay;

        const counted = workspace.repository('posture').all();
        const patch = figureOf(figures, 'security.patch-compliance');
        expect(resultOf(patch)).toEqual(resultOf(patchCompliance(counted, today)));
        expect(patch.previous).toBe(patchCompliance(counted, before).value);
        section.patch.points.forEach((point, index) => {
          const { lastDay } = shiftWeek(week, index - 25, context.calendar);
          expect(point.value).toBe(patchCompliance(counted, point.isPartial ? today : lastDay).value);
        });

        const granted = workspace.repository('iamException').all();
        const counts = exceptionCounts(granted, today);
        const open = figureOf(figures, 'exception.active');
        expect(open.value).toBe(counts?.open.length ?? null);
        expect(idsBehind(open)).toEqual((counts?.open ?? []).toSorted());
        expect(idsBehind(figureOf(figures, 'exception.expired'))).toEqual(counts?.expired.toSorted() ?? []);
        expect(open.previous).toBe(exceptionCounts(granted, before)?.open.length ?? null);

        const exercises = workspace.repository('exercise').all() as ExerciseRow[];
        const quarter = (last: Week) => ({
          firstDay: shiftWeek(last, -12, context.calendar).firstDay,
          lastDay: last.lastDay,
        });
        const success = figureOf(figures, 'exercise.success-rate');
        expect(resultOf(success)).toEqual(resultOf(drTests(exercises, quarter(week), today).success));
        expect(success.previous).toBe(drTests(exercises, quarter(previousWeek), before).success.value);
        expect(idsBehind(success)).toHaveLength(success.n);
        const overdue = exercises.filter(
          ({ plannedOn, heldOn }) =>
            plannedOn !== null && plannedOn < today && (heldOn === null || heldOn > today),
        );
        expect(idsBehind(figureOf(figures, 'exercise.overdue'))).toEqual(
          overdue.map(({ id }) => id).toSorted(),
        );
        const names = exercises.flatMap(({ kind, datastore }) =>
          kind === 'restore' && datastore !== null ? [datastore] : [],
        );
        const restores = figureOf(figures, 'restore.validated');
        expect(resultOf(restores)).toEqual(resultOf(restoreValidation(names, exercises, today).share));
        expect(restores.previous).toBe(restoreValidation(names, exercises, before).share.value);
      }),
      { numRuns: 50 },
    );
  });
});
