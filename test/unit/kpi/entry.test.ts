import { describe, expect, test } from 'vitest';
import {
  blockText,
  decimalMarkOf,
  entryPeriods,
  entryText,
  parseBlock,
  readEntry,
} from '#shared/kpi/entry.ts';
import { weekByKey } from '#shared/time/week.ts';

const calendar = { zone: 'Europe/Berlin', weekStart: 1 };
const options = { week: weekByKey('2026-W01', calendar), calendar, fiscalYearEndMonth: 12, count: 2 };

describe('values typed and pasted', () => {
  test('a block is cut by tabs, semicolons or commas, and a decimal comma is no separator', () => {
    expect(parseBlock('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(parseBlock('1,5;2')).toEqual([['1,5', '2']]);
    expect(parseBlock('1,2\n3,4,')).toEqual([['1,2'], ['3,4,']]);
    expect(parseBlock('99,5\n98,2')).toEqual([['99,5'], ['98,2']]);
    expect(parseBlock('"a ""b""",2')).toEqual([['a "b"', '2']]);
    expect(parseBlock(blockText([['1', 'x\ty']]))).toEqual([['1', 'x y']]);
  });

  test('one decimal comma in a block makes them all decimal commas', () => {
    expect(decimalMarkOf(['1.250', '99,5'])).toBe(',');
    expect(decimalMarkOf(['1,250', '99.5'])).toBe('.');
  });

  test.each([
    ['99.5', 'ratio', 0.995],
    ['99,5 %', 'ratio', 0.995],
    ['1,234.50', 'money', 123_450],
    ['0.42', 'perUnit', 42],
    ['1.5', 'hours', 1.5],
    ['', 'count', null],
  ])('%s of a %s is %s, and is written back so', (text, unit, value) => {
    const of = { unit, currency: 'EUR' };
    expect(readEntry(text, of)).toEqual({ value });
    expect(readEntry(entryText(value, of), of)).toEqual({ value });
  });

  test('what is no number is refused in a sentence that quotes it', () => {
    expect(readEntry('abc', { unit: 'count', currency: 'EUR' })).toEqual({
      error: expect.stringContaining('“abc”'),
    });
  });

  test.each([
    ['weekly', ['2025-W52', '2026-W01'], '2025-12-22'],
    ['monthly', ['2025-12', '2026-01'], '2025-12-01'],
    ['quarterly', ['2025-10', '2026-01'], '2025-10-01'],
    ['daily', ['2026-01-03', '2026-01-04'], '2026-01-03'],
  ] as const)('%s periods end with that of the week', (frequency, keys, firstDay) => {
    const periods = entryPeriods(frequency, options);
    expect(periods.map(({ key }) => key)).toEqual(keys);
    expect(periods[0]?.firstDay).toBe(firstDay);
  });
});
