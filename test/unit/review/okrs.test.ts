import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { okrSection } from '#core/review/okrs.ts';
import type { Workspace } from '#db/workspace.ts';
import { isAbove, mean } from '#shared/figure/statistics.ts';
import { expectedProgress, keyResultProgress, objectiveProgress } from '#shared/okr/progress.ts';
import { monthsOfQuarter, quarterOfMonth } from '#shared/time/month.ts';
import { daysBetween } from '#shared/time/week.ts';
import { quarterWindow } from '#shared/time/window.ts';
import { dayIn, idsBehind, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const value = fc.option(fc.integer({ min: -5, max: 15 }), { nil: null });
const checkIn = fc.record({
  offset: fc.integer({ min: -110, max: 45 }),
  value,
  confidence: fc.option(fc.constantFrom(0.2, 0.5, 0.9), { nil: null }),
});
const keyResult = fc.record({
  startValue: fc.constantFrom(0, 10),
  targetValue: fc.constantFrom(3, 7),
  currentValue: value,
  weight: fc.constantFrom(0, 1, 2),
  checkIns: fc.uniqueArray(checkIn, { maxLength: 6, selector: ({ offset }) => offset }),
});
const objective = fc.record({
  // Quarters from that of the drawn week.
  quarter: fc.constantFrom(0, 0, 0, -1, -1, 1, -9),
  status: fc.constantFrom('active', 'active', 'done', 'dropped'),
  keyResults: fc.array(keyResult, { maxLength: 3 }),
});

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  return {
    objectives: workspace.repository('objective').all(),
    keyResults: workspace.repository('keyResult').all(),
    checkIns: workspace.repository('checkIn').all(),
  };
}

const asked = weeksAsked();
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
const quarterOf = (date: string, yearEnd: number) =>
  quarterOfMonth(date.slice(0, 7), yearEnd).replace('-', '');

describe('the OKRs of a week', () => {
  it('are what the formulas give over the check-ins up to it', { timeout: 120_000 }, () => {
    const yearEnd = fc.constantFrom(12, 3, 10);
    fc.assert(
      fc.property(scene, yearEnd, fc.array(objective, { maxLength: 5 }), (at, fiscalYearEndMonth, drawn) => {
        const keyResults = drawn.flatMap((row, o) =>
          row.keyResults.map((own, k) => ({ ...own, id: `k${o}${k}`, objectiveId: `o${o}` })),
        );
        const { workspace } = fill(
          at,
          {
            objective: drawn.map(({ quarter, status }, o) => ({
              id: `o${o}`,
              title: `Objective ${o}`,
              quarter: quarterOf(dayIn(at, 91 * quarter), fiscalYearEndMonth),
              status,
            })),
            keyResult: keyResults.map(({ checkIns: _, ...row }) => ({ ...row, title: row.id })),
            checkIn: keyResults.flatMap(({ id, checkIns }) =>
              checkIns.map(({ offset, ...row }) => ({ ...row, keyResultId: id, date: dayIn(at, offset) })),
            ),
          },
          { fiscalYearEndMonth },
        );
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 24, examples: [[SCENES[0], 12, []]] },
    );
    asked.expectEnough();
  });
});

/** Everything of the quarter of the last day looked at, as it stood on a day of it. */
function stateOn(context: ReviewContext, { objectives, keyResults, checkIns }: Rows, day: string) {
  const { fiscalYearEndMonth: yearEnd, zone } = context.settings;
  const window = quarterWindow(context.today, zone, yearEnd);
  const current = quarterOf(context.today, yearEnd);
  const shown = objectives
    .filter(({ quarter, status }) => quarter === current && status !== 'dropped')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const expected = expectedProgress(window, day);
  const asOf = (row: (typeof keyResults)[number]) => {
    const own = checkIns
      .filter(({ keyResultId }) => keyResultId === row.id)
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const valued = own.filter((checkedIn) => checkedIn.value !== null);
    const known = valued.findLast(({ date }) => date <= day)?.value;
    const isMovedLater = valued.some(({ date }) => date > day);
    return {
      ...row,
      currentValue: known ?? (isMovedLater ? null : row.currentValue),
      lastCheckIn: own.findLast(({ date }) => date <= day)?.date ?? null,
    };
  };
  const own = keyResults.filter(({ objectiveId }) => shown.some(({ id }) => id === objectiveId)).map(asOf);
  const progress = shown.map(
    ({ id }) => objectiveProgress(own.filter(({ objectiveId }) => objectiveId === id)).value,
  );
  const known = own.filter((row) => keyResultProgress(row).value !== null);
  const behind = known.filter((row) => isAbove(expected - (keyResultProgress(row).value ?? 0), 0.2));
  const active = own.filter(({ objectiveId }) =>
    shown.some(({ id, status }) => id === objectiveId && status === 'active'),
  );
  const stale = active.filter(({ lastCheckIn }) => {
    const silent =
      lastCheckIn === null ? daysBetween(window.firstDay, day) + 1 : daysBetween(lastCheckIn, day);
    return silent >= 14;
  });
  const has = shown.length > 0;
  return {
    window,
    expected,
    progress,
    behind,
    stale,
    values: {
      'okr.progress': mean(progress.flatMap((one) => one ?? [])),
      'okr.expected': has ? expected : null,
      'okr.behind': has && known.length > 0 ? behind.length : null,
      'okr.stale': has && active.length > 0 ? stale.length : null,
    },
  };
}

function compare(context: ReviewContext, rows: Rows): void {
  const { section, figures } = okrSection(context);
  const { today, previousWeek, settings } = context;
  const yearEnd = settings.fiscalYearEndMonth;
  const now = stateOn(context, rows, today);
  const before =
    previousWeek.lastDay < now.window.firstDay ? null : stateOn(context, rows, previousWeek.lastDay);
  expect(section.quarter).toBe(quarterOf(today, yearEnd));
  expect(monthsOfQuarter(quarterOfMonth(today.slice(0, 7), yearEnd), yearEnd)[0]).toBe(
    now.window.firstDay.slice(0, 7),
  );
  expect(section.expected).toBe(now.expected);
  expect(section.rows.map((row) => row.progress)).toEqual(now.progress);
  for (const key of ['okr.progress', 'okr.expected', 'okr.behind', 'okr.stale'] as const) {
    const figure = asked.figure(figures, key);
    expect(figure.value, key).toBe(now.values[key]);
    expect(figure.previous ?? null, key).toBe(before?.values[key] ?? null);
    if (key === 'okr.behind' || key === 'okr.stale') {
      const counted = key === 'okr.behind' ? now.behind : now.stale;
      expect(idsBehind(figure), key).toEqual(ids(counted));
    }
  }
  for (const view of section.rows.flatMap((row) => row.keyResults)) {
    const stated = rows.checkIns
      .filter(
        ({ keyResultId, date, confidence }) =>
          keyResultId === view.id && date <= today && confidence !== null,
      )
      .toSorted((a, b) => (a.date < b.date ? 1 : -1));
    expect(view.confidence).toBe(stated[0]?.confidence ?? null);
    expect(view.previousConfidence).toBe(stated[1]?.confidence ?? null);
  }
}
