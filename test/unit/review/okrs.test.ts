import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { okrSection } from '#core/review/okrs.ts';
import { isAbove, mean } from '#shared/figure/statistics.ts';
import { expectedProgress, keyResultProgress, objectiveProgress } from '#shared/okr/progress.ts';
import { monthsOfQuarter, quarterOfMonth } from '#shared/time/month.ts';
import { daysBetween } from '#shared/time/week.ts';
import { quarterWindow } from '#shared/time/window.ts';
import { dayIn, figureOf, idsBehind, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const value = fc.option(fc.integer({ min: -5, max: 15 }), { nil: null });
const checkIn = fc.record({
  offset: fc.integer({ min: -40, max: 10 }),
  value,
  confidence: fc.option(fc.constantFrom(0.2, 0.5, 0.9), { nil: null }),
});
const keyResult = fc.record({
  startValue: fc.constantFrom(0, 10),
  targetValue: fc.constantFrom(3, 7),
  currentValue: value,
  weight: fc.constantFrom(0, 1, 2),
  checkIns: fc.uniqueArray(checkIn, { maxLength: 4, selector: ({ offset }) => offset }),
});
const objective = fc.record({
  isCurrent: fc.boolean(),
  status: fc.constantFrom('active', 'active', 'done', 'dropped'),
  keyResults: fc.array(keyResult, { maxLength: 3 }),
});

describe('the OKRs of a week', () => {
  it('are what the formulas give over the check-ins up to it', () => {
    const yearEnd = fc.constantFrom(12, 3, 10);
    fc.assert(
      fc.property(scene, yearEnd, fc.array(objective, { maxLength: 4 }), (at, end, drawn) => {
        const quarterOf = (date: string) => quarterOfMonth(date.slice(0, 7), end).replace('-', '');
        const settings = { fiscalYearEndMonth: end };
        const { today: last } = fill(at, {}, settings);
        const current = quarterOf(last);
        const keyResults = drawn.flatMap((row, o) =>
          row.keyResults.map((own, k) => ({ ...own, id: `k${o}${k}`, objectiveId: `o${o}` })),
        );
        const context = fill(
          at,
          {
            objective: drawn.map(({ isCurrent, status }, o) => ({
              id: `o${o}`,
              title: `Objective ${o}`,
              quarter: isCurrent ? current : '2020Q1',
              status,
            })),
            keyResult: keyResults.map(({ checkIns: _, ...row }) => ({ ...row, title: row.id })),
            checkIn: keyResults.flatMap(({ id, checkIns }) =>
              checkIns.map(({ offset, ...row }) => ({ ...row, keyResultId: id, date: dayIn(at, offset) })),
            ),
          },
          settings,
        );
        const { today, workspace } = context;
        const { section, figures } = okrSection(context);
        expect(section.quarter).toBe(current);
        const window = quarterWindow(today, at.zone, end);
        expect(monthsOfQuarter(quarterOfMonth(today.slice(0, 7), end), end)[0]).toBe(
          window.firstDay.slice(0, 7),
        );
        expect(section.expected).toBe(expectedProgress(window, today));

        const checkIns = workspace.repository('checkIn').all();
        const rows = workspace.repository('keyResult').all();
        const shown = drawn.flatMap(({ isCurrent, status }, o) =>
          isCurrent && status !== 'dropped' ? [{ id: `o${o}`, status }] : [],
        );
        const asOf = (row: (typeof rows)[number]) => {
          const own = checkIns
            .filter(({ keyResultId }) => keyResultId === row.id)
            .toSorted((a, b) => (a.date < b.date ? -1 : 1));
          const valued = own.filter((checkedIn) => checkedIn.value !== null);
          const known = valued.findLast(({ date }) => date <= today)?.value;
          const isMovedLater = valued.some(({ date }) => date > today);
          return {
            ...row,
            currentValue: known ?? (isMovedLater ? null : row.currentValue),
            lastCheckIn: own.findLast(({ date }) => date <= today)?.date ?? null,
          };
        };
        const current_ = rows
          .filter(({ objectiveId }) => shown.some(({ id }) => id === objectiveId))
          .map(asOf);
        const progress = shown.map(
          ({ id }) => objectiveProgress(current_.filter(({ objectiveId }) => objectiveId === id)).value,
        );
        expect(section.rows.map((row) => row.progress)).toEqual(progress);
        expect(figureOf(figures, 'okr.progress').value).toBe(mean(progress.flatMap((one) => one ?? [])));
        const behind = current_.filter((row) => {
          const own = keyResultProgress(row).value;
          return own !== null && isAbove(section.expected - own, 0.2);
        });
        expect(idsBehind(figureOf(figures, 'okr.behind'))).toEqual(behind.map(({ id }) => id).toSorted());
        const stale = current_.filter(({ objectiveId, lastCheckIn }) => {
          const isActive = shown.some(({ id, status }) => id === objectiveId && status === 'active');
          const silent =
            lastCheckIn === null ? daysBetween(window.firstDay, today) + 1 : daysBetween(lastCheckIn, today);
          return isActive && silent >= 14;
        });
        expect(idsBehind(figureOf(figures, 'okr.stale'))).toEqual(stale.map(({ id }) => id).toSorted());
        for (const view of section.rows.flatMap((row) => row.keyResults)) {
          const stated = checkIns
            .filter(
              ({ keyResultId, date, confidence }) =>
                keyResultId === view.id && date <= today && confidence !== null,
            )
            .toSorted((a, b) => (a.date < b.date ? 1 : -1));
          expect(view.confidence).toBe(stated[0]?.confidence ?? null);
          expect(view.previousConfidence).toBe(stated[1]?.confidence ?? null);
        }
      }),
      { numRuns: 50 },
    );
  });
});
