import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trailingViews } from '#core/kpi/trailing.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { AGGREGATION_RULES, type AggregationRule, type KpiValue } from '#shared/kpi/roll-up.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { type BoxOfNine, type TrailingPair, trailingView } from '#shared/wbr/trailing.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const CASES = 60;
const NOW = '2027-06-01T00:00:00.000Z';

type Series = { rule: AggregationRule; grain: 'day' | 'week'; rows: KpiValue[] };

/** Values with gaps over up to 26 months before a date; ratios carry their parts. */
const series = (last: string): fc.Arbitrary<Series> =>
  fc
    .record({
      rule: fc.constantFrom(...AGGREGATION_RULES),
      grain: fc.constantFrom('day' as const, 'week' as const),
      cells: fc.array(fc.option(fc.integer({ min: -20, max: 200 }), { freq: 5 }), { maxLength: 800 }),
    })
    .map(({ rule, grain, cells }) => {
      const step = grain === 'week' ? 7 : 1;
      const first = grain === 'week' ? addDays(last, -6) : last;
      const rows = cells.slice(0, grain === 'week' ? 115 : 800).flatMap((cell, index): KpiValue[] => {
        if (cell === null) return [];
        const start = addDays(first, -index * step);
        if (rule === 'ratio') return [{ start, value: null, numerator: cell, denominator: 50 + (index % 7) }];
        return [{ start, value: cell }];
      });
      return { rule, grain, rows };
    });

describe('the trailing view of a workspace’s rows', () => {
  for (const [zone, week, yearEnd] of [
    ['UTC', '2020-W53', 12],
    ['Asia/Kolkata', '2024-W10', 3],
    ['America/New_York', '2026-W10', 9],
    ['Pacific/Auckland', '2026-W39', 6],
  ] as const) {
    it(`is that of the formula in ${zone}, ${week}`, () => {
      const { workspace, dispose } = temporaryWorkspace({ zone, fiscalYearEndMonth: yearEnd });
      const { lastDay } = weekByKey(week, calendarOf(workspace.settings));
      const cases = fc.sample(series(lastDay), { numRuns: CASES, seed: 7 });
      workspace.write(edit, (tx) => {
        cases.forEach(({ rule, grain, rows }, index) => {
          const { id } = tx.repository('kpi').create({
            slug: `kpi-${index}`,
            name: `KPI ${index}`,
            unit: rule === 'ratio' ? 'ratio' : 'count',
            direction: 'higher',
            frequency: grain === 'week' ? 'weekly' : 'daily',
            aggregation: rule,
          });
          for (const { start: periodStart, ...row } of rows)
            tx.repository('kpiValue').create({ kpiId: id, periodStart, ...row });
        });
      });
      const context = reviewContext(workspace, weekByKey(week, calendarOf(workspace.settings)), NOW);
      const views = trailingViews(
        context,
        cases.map((_, index) => `kpi-${index}`),
      );
      cases.forEach(({ rule, grain, rows }, index) => {
        const change = rule === 'ratio' ? ('basis-points' as const) : ('percent' as const);
        const options = { weekEnding: lastDay, rule, grain, fiscalYearEnd: yearEnd, change };
        const expected = trailingView(rows, options);
        const fiscal = trailingView(rows, { ...options, months: 'fiscal-year' });
        const view = views[`kpi-${index}`];
        const valuesOf = (pairs: readonly TrailingPair[]) =>
          pairs.map(({ current, prior }) => [current.value, prior.value, current.n, current.isPartial]);
        const own = (points: NonNullable<typeof view>['weeks'] = []) =>
          points.map((point) => [point.value, point.prior, point.n, point.isPartial]);
        expect(own(view?.weeks)).toEqual(valuesOf(expected.weeks));
        expect(own(view?.months)).toEqual(valuesOf(expected.months));
        expect(own(view?.fiscalMonths)).toEqual(valuesOf(fiscal.months));
        // Sums are not compared with a prior year that lacks months.
        const isLeftOut = (key: string) =>
          rule === 'sum' && view?.box[key as keyof BoxOfNine].reason === 'There is no value to compare with.';
        for (const [key, { value }] of Object.entries(expected.box))
          if (!isLeftOut(key)) expect(view?.box[key as keyof BoxOfNine].value, key).toBe(value);
      });
      dispose();
    });
  }
});
