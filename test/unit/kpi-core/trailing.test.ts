import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trailingOfKpi } from '#core/kpi/trailing.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import type { InsertOf } from '#shared/entity/entity.ts';
import type { kpi } from '#shared/kpi/kpi.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-25T12:00:00.000Z';

let workspace: Workspace;
let dispose: () => void;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
});
afterEach(() => dispose());

type Day = { value?: number; numerator?: number; denominator?: number; target?: number };

function makeKpi(
  slug: string,
  fields: Partial<InsertOf<typeof kpi>>,
  days: Record<string, Day> = {},
): string {
  return workspace.write(edit, (tx) => {
    const { id } = tx
      .repository('kpi')
      .create({ slug, name: slug, unit: 'count', direction: 'higher', frequency: 'daily', ...fields });
    for (const [periodStart, day] of Object.entries(days))
      tx.repository('kpiValue').create({ kpiId: id, periodStart, ...day });
    return id;
  });
}

/** The same for every day of a range. */
function daily(from: string, count: number, day: (date: string) => Day): Record<string, Day> {
  const dates = Array.from({ length: count }, (_, index) => addDays(from, index));
  return Object.fromEntries(dates.map((date) => [date, day(date)]));
}

function viewOf(id: string, week = '2026-W47', now = NOW) {
  const context = reviewContext(workspace, weekByKey(week, calendarOf(workspace.settings)), now);
  return trailingOfKpi(context, id);
}

describe('the trailing view of a KPI', () => {
  it('has weeks, months, prior year and targets of the workspace’s own rows', () => {
    const id = makeKpi(
      'views',
      { aggregation: 'sum' },
      daily('2025-01-01', 700, () => ({ value: 2, target: 3 })),
    );
    const view = viewOf(id);
    expect(view.weeks.map(({ label }) => label).join(' ')).toBe('W42 W43 W44 W45 W46 W47');
    expect(view.weeks.at(-1)).toMatchObject({
      value: 14,
      prior: 14,
      before: 14,
      target: 21,
      isPartial: false,
    });
    expect(view.months.at(-1)).toMatchObject({ label: 'Oct', value: 62, prior: 62, target: 93 });
    expect(view.fiscalMonths[10]).toMatchObject({ label: 'Nov', value: 44, isPartial: true });
    expect(view.fiscalMonths[11]).toMatchObject({ value: null, reason: 'The period has not begun.' });
    expect(view.box.weekOnYear).toEqual({ value: 0 });
    expect([view.change, view.isFlow]).toEqual(['percent', true]);
  });

  it('recomputes rates from their parts and tells their changes in basis points', () => {
    const days = daily('2026-11-09', 14, (date) =>
      date < '2026-11-16' ? { numerator: 9, denominator: 10 } : { numerator: 95, denominator: 100 },
    );
    const view = viewOf(makeKpi('share', { unit: 'ratio', aggregation: 'ratio', target: 0.9 }, days));
    expect(view.weeks.at(-1)).toMatchObject({ value: 0.95, target: 0.9 });
    expect(view.box.weekOnWeek.value).toBeCloseTo(500, 9);
    expect(view.box.monthToDate.value).toBe((63 + 665) / (70 + 700));
  });

  it('marks what is not complete and does not compare a week under way', () => {
    const id = makeKpi(
      'views',
      { aggregation: 'sum' },
      daily('2025-01-01', 700, () => ({ value: 2 })),
    );
    const view = viewOf(id, '2026-W48');
    expect(view.weeks.at(-1)).toMatchObject({ value: 6, isPartial: true });
    expect(view.box.weekOnWeek).toEqual({ value: null, reason: 'The week is not over.' });
    // 25 days of November in both years.
    expect(view.box.monthToDate.value).toBe(50);
    expect(view.box.monthOnYear).toEqual({ value: 0 });
  });

  it('does not compare sums with a prior year whose records begin later', () => {
    const id = makeKpi(
      'views',
      { aggregation: 'sum' },
      daily('2025-10-01', 420, () => ({ value: 2 })),
    );
    const { box } = viewOf(id);
    expect(box.yearToDate.value).toBe(2 * 326);
    expect(box.yearOnYear).toEqual({ value: null, reason: 'There is no value to compare with.' });
    expect(box.quarterOnYear).toEqual({ value: 0 });
  });

  it('has reasons, not zeros, without data and where values are coarser than weeks', () => {
    const empty = viewOf(makeKpi('none', {}));
    for (const { value, reason } of [...empty.weeks, ...empty.months]) {
      expect(value).toBeNull();
      expect(reason).toMatch(/\.$/);
    }
    const monthly = viewOf(
      makeKpi('monthly', { frequency: 'monthly', aggregation: 'last' }, { '2026-10-01': { value: 3 } }),
    );
    expect(monthly.weeks.at(-1)).toMatchObject({ value: null, reason: 'Values are monthly.' });
    expect(monthly.months.at(-1)?.value).toBe(3);
  });

  it('breaks where the definition changed and has the annotations of its periods', () => {
    const id = makeKpi(
      'views',
      { aggregation: 'sum' },
      daily('2025-01-01', 700, () => ({ value: 2 })),
    );
    workspace.write(edit, (tx) => {
      tx.repository('kpiVersion').create({
        kpiId: id,
        effectiveOn: '2026-11-02',
        definition: 'Without robots',
      });
      tx.repository('kpiAnnotation').create({ kpiId: id, date: '2026-11-03', text: 'Release' });
      tx.repository('kpiAnnotation').create({ kpiId: id, date: '2024-01-03', text: 'Long ago' });
    });
    const view = viewOf(id);
    expect(view.weeks.map(({ isBreak }) => isBreak)).toEqual([false, false, false, true, false, false]);
    expect(view.months.some(({ isBreak }) => isBreak)).toBe(false);
    expect(view.fiscalMonths.findIndex(({ isBreak }) => isBreak)).toBe(10);
    expect(view.annotations).toEqual([{ date: '2026-11-03', text: 'Release', about: null }]);
  });

  it('is made of other KPIs by a formula, from values of the same period', () => {
    makeKpi(
      'churned',
      { aggregation: 'sum' },
      daily('2026-11-16', 7, () => ({ value: 2 })),
    );
    makeKpi(
      'customers',
      { aggregation: 'mean' },
      daily('2026-11-16', 7, () => ({ value: 70 })),
    );
    const view = viewOf(makeKpi('churn', { formula: 'churned ÷ customers' }));
    expect(view.weeks.at(-1)).toMatchObject({ value: 14 / 70, n: 7 });
    expect(view.weeks[0]?.reason).toBe('“churned” has no value.');
    const endless = viewOf(makeKpi('endless', { formula: 'endless + churned' }));
    expect(endless.weeks.at(-1)).toMatchObject({ value: null, reason: '“endless” is made of itself.' });
    const unknown = viewOf(makeKpi('unknown', { formula: 'churned × nobody' }));
    expect(unknown.weeks.at(-1)?.reason).toBe('There is no KPI “nobody”.');
  });
});
