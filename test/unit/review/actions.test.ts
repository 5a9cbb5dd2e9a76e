import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { actionSection } from '#core/review/actions.ts';
import { type ClosureAction, daysOverdue, isUnfinished, onTimeClosure } from '#shared/action/closure.ts';
import { shiftWeek } from '#shared/time/week.ts';
import { isDayIn } from '#shared/time/window.ts';
import { dayIn, figureOf, idsBehind, resultOf, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const day = fc.option(fc.integer({ min: -110, max: 20 }), { nil: null });
const action = fc.record({
  created: day,
  committed: day,
  due: day,
  completed: fc.integer({ min: -110, max: 20 }),
  status: fc.constantFrom('open', 'in-progress', 'blocked', 'done', 'done', 'cancelled'),
  moves: fc.array(fc.integer({ min: -20, max: 10 }), { maxLength: 3 }),
});

describe('the actions of a week', () => {
  it('are what the formulas give over all actions', () => {
    fc.assert(
      fc.property(scene, fc.array(action, { maxLength: 12 }), (at, drawn) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const context = fill(at, {
          actionItem: drawn.map((row, index) => ({
            id: `a${index}`,
            title: `Action ${index}`,
            createdOn: date(row.created),
            committedDueOn: date(row.committed),
            dueOn: date(row.due),
            status: row.status,
            completedOn: row.status === 'done' ? date(row.completed) : null,
          })),
          actionMove: drawn.flatMap(({ moves }, index) =>
            moves.map((offset) => ({
              actionId: `a${index}`,
              movedOn: date(offset),
              fromDate: '2026-01-01',
              toDate: '2026-01-02',
              reason: 'Later',
            })),
          ),
        });
        const { section, figures } = actionSection(context);
        const { today, week, previousWeek } = context;
        const all = context.workspace.repository('actionItem').all();
        const moves = context.workspace.repository('actionMove').all();

        const thirteen = (last: typeof week, asOf: string) => {
          const range = {
            firstDay: shiftWeek(last, -12, context.calendar).firstDay,
            lastDay: last.lastDay,
          };
          return onTimeClosure(
            all.map((row) => ({ ...row, moves: 0 }) as ClosureAction),
            range,
            asOf,
          ).onTime;
        };
        const closure = figureOf(figures, 'action.closure');
        expect(resultOf(closure)).toEqual(resultOf(thirteen(week, today)));
        expect(closure.previous).toBe(thirteen(previousWeek, previousWeek.lastDay).value);
        expect(idsBehind(closure)).toHaveLength(closure.n);

        const openOn = (asOf: string) =>
          all.filter(
            (row) =>
              (row.createdOn === null || row.createdOn <= asOf) &&
              (isUnfinished(row) ||
                (row.status === 'done' && row.completedOn !== null && row.completedOn > asOf)),
          );
        const overdueOn = (asOf: string) =>
          openOn(asOf).filter(({ dueOn }) => daysOverdue({ status: 'open', dueOn }, asOf) > 0);
        const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
        const overdue = figureOf(figures, 'action.overdue');
        expect(idsBehind(overdue)).toEqual(ids(overdueOn(today)));
        expect(ids(section.overdue)).toEqual(ids(overdueOn(today)));
        for (const row of section.overdue) {
          expect(row.daysOverdue).toBe(daysOverdue({ status: 'open', dueOn: row.dueOn }, today));
          const moved = moves.filter(({ actionId, movedOn }) => actionId === row.id && movedOn <= today);
          expect(row.moves).toBe(moved.length);
        }
        if (typeof overdue.previous === 'number') {
          expect(overdue.previous).toBe(overdueOn(previousWeek.lastDay).length);
        }
        const completed = all.filter(
          ({ status, completedOn }) =>
            status === 'done' &&
            completedOn !== null &&
            isDayIn(completedOn, { firstDay: week.firstDay, lastDay: today }),
        );
        expect(ids(section.completed)).toEqual(ids(completed));
        const due = all.filter(
          ({ status, dueOn }) => status !== 'cancelled' && dueOn !== null && isDayIn(dueOn, week),
        );
        expect(ids(section.due)).toEqual(ids(due));
        // What has no day of creation counts from when it was recorded.
        const carried = openOn(today).filter(
          ({ createdOn, createdAt }) =>
            (createdOn !== null && createdOn < week.firstDay) ||
            (createdOn === null && createdAt < week.start),
        );
        expect(ids(section.carriedOver)).toEqual(ids(carried));
        const aged = section.ageing.flatMap((bucket) => bucket.ids).toSorted();
        expect(aged).toEqual(ids(openOn(today)));
        const moved = moves.filter(({ movedOn }) => movedOn >= week.firstDay && movedOn <= today);
        expect(figureOf(figures, 'action.moved').value ?? 0).toBe(
          new Set(moved.map(({ actionId }) => actionId)).size,
        );
      }),
      { numRuns: 60 },
    );
  });
});
