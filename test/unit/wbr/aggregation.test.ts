import { describe, expect, it } from 'vitest';
import { charts, dailyCsv, dayOfMonth, deckOf } from './deck-builder.ts';

const AGGREGATIONS = ['sum', 'mean', 'min', 'max', 'first', 'last'];

/** Saturday 9 March 2024: February has 29 days, the year before 28. */
const config = deckOf({
  setup: 'week_ending: 09-MAR-2024',
  metrics: AGGREGATIONS.map((aggf) => `${aggf}Of: { column: Day, aggf: ${aggf} }`).join('\n'),
  shown: AGGREGATIONS.map((aggf) => `${aggf}Of`),
});
const shown = charts(config, dailyCsv('2022-01-01', '2024-03-09', { Day: dayOfMonth }));
const chart = (aggf: string) => shown[`${aggf}Of`];

describe('aggregations', () => {
  it.each([
    ['sum', 42, 56],
    ['mean', 6, 8],
    ['min', 3, 5],
    ['max', 9, 11],
    ['first', 3, 5],
    ['last', 9, 11],
  ])('%s of the newest week, and of the week 364 days before', (aggf, week, prior) => {
    expect(chart(aggf)?.cy_6_weeks.at(-1)).toBe(week);
    expect(chart(aggf)?.py_6_weeks.at(-1)).toBe(prior);
  });

  it.each([
    ['sum', 435, 406],
    ['mean', 15, 14.5],
    ['min', 1, 1],
    ['max', 29, 28],
    ['first', 1, 1],
    ['last', 29, 28],
  ])('%s of February in a leap year, and a year before', (aggf, month, prior) => {
    expect(chart(aggf)?.cy_monthly.at(-1)).toBe(month);
    expect(chart(aggf)?.py_monthly.at(-1)).toBe(prior);
  });

  it('shows six weeks and the twelve months that are over', () => {
    expect(chart('sum')?.x_axis).toEqual([
      ...['wk 5', 'wk 6', 'wk 7', 'wk 8', 'wk 9', 'wk 10'],
      ...['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb'],
    ]);
    expect(chart('last')?.cy_monthly).toEqual([31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]);
  });

  it('compares to-date values with the same calendar date a year before', () => {
    const year = 496 + 435 + 45;
    const prior = 496 + 406 + 45;
    const [week, wow, yoy, month, monthYoy, quarter, quarterYoy, toDate, toDateYoy] =
      chart('sum')?.box_totals ?? [];
    expect([week, month, quarter, toDate]).toEqual([42, 45, year, year]);
    expect(wow).toBeCloseTo((42 / (25 + 26 + 27 + 28 + 29 + 1 + 2) - 1) * 100, 10);
    expect(yoy).toBeCloseTo((42 / 56 - 1) * 100, 10);
    expect(monthYoy).toBe(0);
    expect(quarterYoy).toBeCloseTo((year / prior - 1) * 100, 10);
    expect(toDateYoy).toBeCloseTo((year / prior - 1) * 100, 10);
  });
});

describe('several rows of one date', () => {
  const rows = [
    'Date,Country,Visits',
    '2024-03-09,US,10',
    '2024-03-09,UK,4',
    '2024-03-09,UK,',
    '2024-03-08,US,7',
  ];
  const metrics = AGGREGATIONS.map((aggf) => `${aggf}Of: { column: Visits, aggf: ${aggf} }`).join('\n');

  it('are put together by the same aggregation first, and empty cells are left out', () => {
    const found = charts(
      deckOf({ setup: 'week_ending: 9-Mar-2024', metrics, shown: AGGREGATIONS.map((aggf) => `${aggf}Of`) }),
      rows.join('\n'),
    );
    const latest = AGGREGATIONS.map((aggf) => found[`${aggf}Of`]?.cy_6_weeks.at(-1));
    expect(latest).toEqual([21, 7, 4, 10, 7, 4]);
  });
});

describe('missing values', () => {
  const gap = (date: string) => (date === '2024-03-05' || date.startsWith('2023-06-1') ? '' : 2);
  const found = charts(
    deckOf({
      setup: 'week_ending: 09-MAR-2024',
      metrics: 'Total: { column: a, aggf: sum }\nAverage: { column: a, aggf: mean }',
      shown: ['Total', 'Average'],
      display: 'fiscal_year',
    }),
    dailyCsv('2023-01-01', '2024-03-20', { a: gap }),
  );

  it('make a sum missing and are left out of the other aggregations', () => {
    expect(found.Total?.cy_6_weeks).toEqual([14, 14, 14, 14, 14, null]);
    expect(found.Average?.cy_6_weeks.at(-1)).toBe(2);
    expect(found.Total?.py_monthly[5]).toBeNull();
    expect(found.Average?.py_monthly[5]).toBe(2);
  });

  it('leave the month of the week’s end without a value, whatever the aggregation', () => {
    expect(found.Total?.cy_monthly.slice(0, 4)).toEqual([62, 58, null, null]);
    expect(found.Average?.cy_monthly.slice(0, 4)).toEqual([2, 2, null, null]);
  });

  it('are 0 in the box of a column, as the app prints them', () => {
    expect(found.Total?.box_totals).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('end the month axis of a fiscal year where the daily values end', () => {
    expect(found.Total?.x_axis.slice(6)).toEqual(['Jan', 'Feb', 'Mar']);
    expect(found.Total?.cy_monthly).toHaveLength(12);
  });

  it('take all rows of the month of the week’s end when none is missing', () => {
    const whole = charts(
      deckOf({
        setup: 'week_ending: 09-MAR-2024',
        metrics: 'Total: { column: a, aggf: sum }',
        shown: ['Total'],
        display: 'fiscal_year',
      }),
      dailyCsv('2024-01-01', '2024-03-20', { a: () => 1 }),
    );
    expect(whole.Total?.cy_monthly.slice(0, 4)).toEqual([31, 29, 20, null]);
    expect(whole.Total?.box_totals[3]).toBe(9);
  });

  it('put the values there are under their own dates when the rows end early', () => {
    const early = charts(
      deckOf({ setup: 'week_ending: 09-MAR-2024', metrics: 'T: { column: a, aggf: sum }', shown: ['T'] }),
      dailyCsv('2024-01-28', '2024-02-17', { a: () => 1 }),
    );
    expect(early.T?.cy_6_weeks).toEqual([7, 7, 7, null, null, null]);
    expect(early.T?.cy_monthly).toEqual([...Array(10).fill(null), 4, 17]);
  });

  it('are all there is in a file with a header only', () => {
    const empty = charts(
      deckOf({ setup: 'week_ending: 09-MAR-2024', metrics: 'T: { column: a, aggf: sum }', shown: ['T'] }),
      'Date,a\n',
    );
    expect(empty.T?.cy_6_weeks).toEqual(Array(6).fill(null));
    expect(empty.T?.box_totals).toEqual(Array(9).fill(null));
    expect(empty.T?.x_axis).toHaveLength(18);
  });
});
