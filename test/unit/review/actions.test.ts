import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { actionSection } from '#core/review/actions.ts';
import type { ReviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { type ClosureAction, daysOverdue, isUnfinished, onTimeClosure } from '#shared/action/closure.ts';
import { shiftWeek } from '#shared/time/week.ts';
import { isDayIn } from '#shared/time/window.ts';
import { dayIn, idsBehind, resultOf, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const day = fc.option(fc.integer({ min: -110, max: 40 }), { nil: null });
const action = fc.record({
  created: day,
  committed: day,
  due: day,
  completed: fc.integer({ min: -110, max: 40 }),
  status: fc.constantFrom('open', 'in-progress', 'blocked', 'done', 'done', 'cancelled'),
  moves: fc.array(fc.integer({ min: -90, max: 30 }), { maxLength: 3 }),
});

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  return {
    all: workspace.repository('actionItem').all(),
    moves: workspace.repository('actionMove').all(),
  };
}

const asked = weeksAsked();
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

describe('the actions of a week', () => {
  it('are what the formulas give over all actions', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(scene, fc.array(action, { maxLength: 12 }), (at, drawn) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const { workspace } = fill(at, {
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
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 21, examples: [[SCENES[0], []]] },
    );
    asked.expectEnough();
  });
});

function compare(context: ReviewContext, { all, moves }: Rows): void {
  const { section, figures } = actionSection(context);
  const { today, week, previousWeek } = context;
  const figure = (key: string) => asked.figure(figures, key);

  const thirteen = (last: typeof week, asOf: string) => {
    const range = { firstDay: shiftWeek(last, -12, context.calendar).firstDay, lastDay: last.lastDay };
    return onTimeClosure(
      all.map((row) => ({ ...row, moves: 0 }) as ClosureAction),
      range,
      asOf,
    ).onTime;
  };
  const closure = figure('action.closure');
  expect(resultOf(closure)).toEqual(resultOf(thirteen(week, today)));
  expect(closure.previous).toBe(thirteen(previousWeek, previousWeek.lastDay).value);
  expect(idsBehind(closure)).toHaveLength(closure.n);

  const openOn = (asOf: string) =>
    all.filter(
      (row) =>
        (row.createdOn === null || row.createdOn <= asOf) &&
        (isUnfinished(row) || (row.status === 'done' && row.completedOn !== null && row.completedOn > asOf)),
    );
  const overdueOn = (asOf: string) =>
    openOn(asOf).filter(({ dueOn }) => daysOverdue({ status: 'open', dueOn }, asOf) > 0);
  const overdue = figure('action.overdue');
  expect(idsBehind(overdue)).toEqual(ids(overdueOn(today)));
  const isUndated = openOn(today).length > 0 && openOn(today).every(({ dueOn }) => dueOn === null);
  expect(overdue.value).toBe(all.length === 0 || isUndated ? null : overdueOn(today).length);
  expect(ids(section.overdue)).toEqual(ids(overdueOn(today)));
  for (const row of section.overdue) {
    expect(row.daysOverdue).toBe(daysOverdue({ status: 'open', dueOn: row.dueOn }, today));
    const moved = moves.filter(({ actionId, movedOn }) => actionId === row.id && movedOn <= today);
    expect(row.moves).toBe(moved.length);
  }
  if (typeof overdue.previous === 'number') {
    expect(overdue.previous).toBe(overdueOn(previousWeek.lastDay).length);
  }
  const countIs = (key: string, found: readonly { id: string }[], before: readonly unknown[]) => {
    const counted = figure(key);
    expect(idsBehind(counted), key).toEqual(ids(found));
    if (counted.value !== null) {
      expect([counted.value, counted.previous], key).toEqual([found.length, before.length]);
    }
    if (all.length === 0) expect(counted.value, key).toBeNull();
  };
  const completedIn = (firstDay: string, lastDay: string) =>
    all.filter(
      ({ status, completedOn }) =>
        status === 'done' && completedOn !== null && isDayIn(completedOn, { firstDay, lastDay }),
    );
  const completed = completedIn(week.firstDay, today);
  expect(ids(section.completed)).toEqual(ids(completed));
  countIs('action.completed', completed, completedIn(previousWeek.firstDay, previousWeek.lastDay));
  const dueIn = (of: typeof week) =>
    all.filter(({ status, dueOn }) => status !== 'cancelled' && dueOn !== null && isDayIn(dueOn, of));
  expect(ids(section.due)).toEqual(ids(dueIn(week)));
  countIs('action.due', dueIn(week), dueIn(previousWeek));
  // What has no day of creation counts from when it was recorded.
  const carriedInto = (of: typeof week, asOf: string) =>
    openOn(asOf).filter(
      ({ createdOn, createdAt }) =>
        (createdOn !== null && createdOn < of.firstDay) || (createdOn === null && createdAt < of.start),
    );
  const carried = carriedInto(week, today);
  const movedOften = openOn(today).filter(
    ({ id }) => moves.filter(({ actionId, movedOn }) => actionId === id && movedOn <= today).length >= 2,
  );
  expect(ids(section.oftenMoved ?? [])).toEqual(ids(movedOften));
  countIs('action.carried-over', carried, carriedInto(previousWeek, previousWeek.lastDay));
  const aged = section.ageing.flatMap((bucket) => bucket.ids).toSorted();
  expect(aged).toEqual(ids(openOn(today)));
  const movedIn = (firstDay: string, lastDay: string) => {
    const moved = moves.filter(({ movedOn }) => isDayIn(movedOn, { firstDay, lastDay }));
    return [...new Set(moved.map(({ actionId }) => actionId))].map((id) => ({ id }));
  };
  const movedBefore = movedIn(previousWeek.firstDay, previousWeek.lastDay);
  countIs('action.moved', movedIn(week.firstDay, today), movedBefore);
}
