import { describe, expect, it } from 'vitest';
import { charts, dailyCsv, dayOfMonth, deckOf } from './deck-builder.ts';

const daily = dailyCsv('2022-01-01', '2024-03-09', {
  clicks: () => 10,
  views: (date) => (date.startsWith('2024') ? 200 : 100),
  Defects: dayOfMonth,
});
const base = `
Clicks: { column: clicks, aggf: sum }
Views: { column: views, aggf: sum }
Defects: { column: Defects, aggf: mean }
`.trim();
const fn = (name: string, operation: string, operands: string[], more = '') =>
  `${name}: { ${more}function: { ${operation}: [${operands.map((o) => `{ metric: { name: ${o} } }`).join(', ')}] } }`;
const show = (metrics: string[], shown: string[]) =>
  charts(deckOf({ setup: 'week_ending: 09-MAR-2024', metrics: [base, ...metrics].join('\n'), shown }), daily);

describe('functions', () => {
  it('are applied to aggregated values, not to daily ones', () => {
    const found = show(
      [
        fn('Rate', 'divide', ['Clicks', 'Views']),
        fn('Both', 'sum', ['Clicks', 'Views', 'Defects']),
        fn('Gap', 'difference', ['Views', 'Clicks']),
        fn('Times', 'product', ['Clicks', 'Defects']),
      ],
      ['Rate', 'Both', 'Gap', 'Times'],
    );
    expect(found.Rate?.cy_6_weeks.at(-1)).toBe(0.05);
    expect(found.Rate?.py_6_weeks.at(-1)).toBe(0.1);
    expect(found.Both?.cy_6_weeks.at(-1)).toBe(70 + 1400 + 6);
    expect(found.Gap?.cy_6_weeks.at(-1)).toBe(1330);
    expect(found.Times?.cy_6_weeks.at(-1)).toBe(70 * 6);
    expect(found.Rate?.cy_monthly.at(-1)).toBe(0.05);
    expect(found.Rate?.cy_monthly[0]).toBe(0.1);
    expect(found.Rate?.box_totals.map((value) => Number(value?.toFixed(6)))).toEqual([
      0.05, 0, -50, 0.05, -50, 0.05, -50, 0.05, -50,
    ]);
  });

  it('compare in basis points when told to', () => {
    const found = show(
      [fn('Rate', 'divide', ['Clicks', 'Views'], 'metric_comparison_method: bps, ')],
      ['Rate'],
    );
    expect(found.Rate?.box_totals[2]).toBeCloseTo(-500, 8);
  });

  it('may use other functions, also ones that are defined later or in place', () => {
    const found = show(
      [
        fn('Share', 'divide', ['Gap', 'Views']),
        fn('Gap', 'difference', ['Views', 'Clicks']),
        'Twice: { function: { sum: [{ metric: { name: Inner, function: { sum: [{ metric: { name: Clicks } }, { metric: { name: Clicks } }] } } }, { column: { name: Clicks } }] } }',
      ],
      ['Share', 'Twice'],
    );
    expect(found.Share?.cy_6_weeks.at(-1)).toBe(0.95);
    expect(found.Share?.box_totals[2]).toBeCloseTo((0.95 / 0.9 - 1) * 100, 8);
    expect(found.Twice?.cy_6_weeks.at(-1)).toBe(210);
  });

  it('add what is there and have no value where nothing is', () => {
    const partial = dailyCsv('2024-03-01', '2024-03-09', { a: () => 1, b: () => '' });
    const found = charts(
      deckOf({
        setup: 'week_ending: 09-MAR-2024',
        metrics: [
          'A: { column: a, aggf: sum }',
          'B: { column: b, aggf: sum }',
          fn('Sum', 'sum', ['A', 'B']),
          fn('None', 'sum', ['B', 'B']),
          fn('Gap', 'difference', ['A', 'B']),
          fn('Rate', 'divide', ['A', 'B']),
        ].join('\n'),
        shown: ['Sum', 'None', 'Gap', 'Rate'],
      }),
      partial,
    );
    expect(found.Sum?.cy_6_weeks).toEqual([null, null, null, null, 2, 7]);
    expect(found.None?.cy_6_weeks.at(-1)).toBeNull();
    expect(found.Gap?.cy_6_weeks.at(-1)).toBeNull();
    expect(found.Rate?.cy_6_weeks.at(-1)).toBeNull();
    expect(found.Rate?.box_totals).toEqual(Array(9).fill(null));
    expect(found.Sum?.box_totals[0]).toBe(7);
  });

  it('have no value when the divisor is 0', () => {
    const found = charts(
      deckOf({
        setup: 'week_ending: 09-MAR-2024',
        metrics: [
          'A: { column: a, aggf: sum }',
          'B: { column: b, aggf: sum }',
          fn('R', 'divide', ['A', 'B']),
        ].join('\n'),
        shown: ['R'],
      }),
      dailyCsv('2024-03-01', '2024-03-09', { a: () => 1, b: () => 0 }),
    );
    expect(found.R?.cy_6_weeks.at(-1)).toBeNull();
    expect(found.R?.box_totals[0]).toBeNull();
  });
});

describe('the changes every metric has', () => {
  const found = show([], ['ViewsYOY', 'ClicksWOW', 'DefectsMOM', 'DefectsWOW']);

  it('YOY is a fraction over weeks, months and to-date values', () => {
    expect(found.ViewsYOY?.cy_6_weeks).toEqual([1, 1, 1, 1, 1, 1]);
    expect(found.ViewsYOY?.cy_monthly.at(0)).toBe(0);
    expect(found.ViewsYOY?.cy_monthly.at(-1)).toBeCloseTo((29 * 200) / (28 * 100) - 1, 10);
    expect(found.ViewsYOY?.box_totals).toEqual([
      1,
      0,
      null,
      1,
      null,
      expect.any(Number),
      null,
      expect.any(Number),
      null,
    ]);
    expect(found.ViewsYOY?.py_6_weeks).toEqual(Array(6).fill(null));
  });

  it('WOW has weeks only, MOM months only, and neither has a box', () => {
    expect(found.ClicksWOW?.cy_6_weeks).toEqual([0, 0, 0, 0, 0, 0]);
    expect(found.ClicksWOW?.cy_monthly).toEqual(Array(12).fill(null));
    expect(found.DefectsMOM?.cy_6_weeks).toEqual(Array(6).fill(null));
    expect(found.DefectsMOM?.cy_monthly.at(-1)).toBeCloseTo(15 / 16 - 1, 10);
    expect(found.DefectsWOW?.box_totals).toEqual(Array(9).fill(null));
  });

  it('are differences for a metric that compares in basis points', () => {
    const rates = charts(
      deckOf({
        setup: 'week_ending: 09-MAR-2024',
        metrics: 'Rate: { column: rate, aggf: mean, metric_comparison_method: bps }',
        shown: ['Rate', 'RateYOY'],
      }),
      dailyCsv('2022-01-01', '2024-03-09', { rate: (date) => (date > '2023-12-31' ? 0.5 : 0.25) }),
    );
    expect(rates.RateYOY?.cy_6_weeks.at(-1)).toBe(0.25);
    expect(rates.Rate?.box_totals.slice(0, 3)).toEqual([0.5, 0, 2500]);
  });

  it('go month by month when the week ends on the 30th', () => {
    const april = charts(
      deckOf({ setup: 'week_ending: 30-APR-2022', metrics: 'D: { column: D, aggf: last }', shown: ['DMOM'] }),
      dailyCsv('2021-01-01', '2022-04-30', { D: dayOfMonth }),
    );
    expect(april.DMOM?.cy_monthly.at(-1)).toBeCloseTo(30 / 31 - 1, 10);
    expect(april.DMOM?.cy_monthly.at(-2)).toBeCloseTo(31 / 28 - 1, 10);
  });
});
