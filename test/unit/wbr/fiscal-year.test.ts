import { describe, expect, it } from 'vitest';
import { charts, dailyCsv, deckOf } from './deck-builder.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Each day's value is its month, so that the maximum of a period names its month. */
const monthOf = (date: string) => Number(date.slice(5, 7));
const yearDaily = dailyCsv('2019-01-01', '2023-12-31', { month: monthOf, one: () => 1 });

function fiscal(weekEnding: string, yearEnd: string, display = 'fiscal_year') {
  const config = deckOf({
    setup: `week_ending: ${weekEnding}\nfiscal_year_end_month: ${yearEnd}`,
    metrics: 'Month: { column: month, aggf: max }\nDays: { column: one, aggf: sum }',
    shown: ['Month', 'Days'],
    display,
  });
  return charts(config, yearDaily);
}

describe('a fiscal year', () => {
  it.each(MONTHS)('that ends in %s shows its own twelve months', (yearEnd) => {
    const chart = fiscal('25-SEP-2021', yearEnd.toUpperCase()).Month;
    const end = MONTHS.indexOf(yearEnd) + 1;
    const months = Array.from({ length: 12 }, (_, index) => ((end + index) % 12) + 1);
    expect(chart?.cy_monthly).toEqual(months);
    expect(chart?.py_monthly).toEqual(months);
    expect(chart?.x_axis.slice(6)).toEqual(months.map((month) => MONTHS[month - 1]));
  });

  it.each([
    ['DEC', 87, 268],
    ['MAY', 25, 117],
    ['SEP', 87, 360],
    ['AUG', 25, 25],
  ])('that ends in %s sets where the quarter and year to date begin', (yearEnd, quarter, year) => {
    const box = fiscal('25-SEP-2021', yearEnd).Days?.box_totals ?? [];
    expect([box[3], box[5], box[7]]).toEqual([25, quarter, year]);
  });

  it('works in December for a year that ends in June', () => {
    const chart = fiscal('04-DEC-2021', 'Jun').Month;
    expect(chart?.cy_monthly).toEqual([7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]);
    expect(chart?.x_axis.slice(6, 8)).toEqual(['Jul', 'Aug']);
  });

  it('works when the week ends with the fiscal year', () => {
    const chart = fiscal('31-MAY-2021', 'MAY').Days;
    expect(chart?.cy_monthly).toEqual([30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31]);
    expect(chart?.box_totals[7]).toBe(365);
  });

  it('counts 29 February in the leap year only', () => {
    const days = fiscal('07-MAR-2020', 'DEC').Days;
    expect(days?.box_totals.slice(7)).toEqual([67, (67 / 66 - 1) * 100]);
    expect(days?.cy_monthly[1]).toBe(29);
    const leapDay = fiscal('29-FEB-2020', 'DEC', 'trailing_twelve_months').Days;
    expect(leapDay?.cy_monthly.at(-1)).toBe(29);
    expect(leapDay?.py_monthly.at(-1)).toBe(28);
    expect(leapDay?.box_totals[4]).toBeCloseTo((29 / 28 - 1) * 100, 10);
    const after = fiscal('28-FEB-2021', 'DEC', 'trailing_twelve_months').Days;
    expect(after?.py_monthly.at(-1)).toBe(29);
  });

  it('drops zeros of months to come', () => {
    const config = deckOf({
      setup: 'week_ending: 25-SEP-2021',
      metrics: 'T: { column: total, aggf: sum }',
      shown: ['T'],
      display: 'fiscal_year',
    });
    const daily = dailyCsv('2021-01-01', '2021-12-31', { total: (date) => (date > '2021-10-31' ? 0 : 1) });
    expect(charts(config, daily).T?.cy_monthly.slice(8)).toEqual([30, 31, null, null]);
  });
});

describe('the weeks', () => {
  it('are numbered 1 to 52 around the year', () => {
    const config = (number: string) =>
      deckOf({
        setup: `week_ending: 08-JAN-2022${number}`,
        metrics: 'T: { column: one, aggf: sum }',
        shown: ['T'],
      });
    const labels = (number: string) =>
      charts(config(number).replace('  week_number: 10\n', ''), yearDaily).T?.x_axis.slice(0, 6);
    expect(labels('\nweek_number: 2')).toEqual(['wk 49', 'wk 50', 'wk 51', 'wk 52', 'wk 1', 'wk 2']);
    expect(labels('')).toEqual(['wk 48', 'wk 49', 'wk 50', 'wk 51', 'wk 52', 'wk 1']);
  });
});
