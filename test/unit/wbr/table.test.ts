import { describe, expect, it } from 'vitest';
import { parseDates } from '#shared/wbr/dates.ts';
import { buildTable } from '#shared/wbr/table.ts';

const sheet = (cells: string[][], alias: string | null = null) => ({ name: 'daily.csv', alias, cells });

describe('dates', () => {
  it.each([
    ['2020-01-05', '2020-01-05'],
    ['2020-1-5', '2020-01-05'],
    ['2020/01/05', '2020-01-05'],
    ['20200105', '2020-01-05'],
    ['2020-01-05T10:00:00Z', '2020-01-05'],
    ['2020-01-05 23:59', '2020-01-05'],
    ['Sun, 05-Jan-2020', '2020-01-05'],
    ['Sunday, 5 January 2020', '2020-01-05'],
    ['05-JAN-20', '2020-01-05'],
    ['5/Jan/2020', '2020-01-05'],
    ['Jan 5, 2020', '2020-01-05'],
    ['1/5/2020', '2020-01-05'],
    ['1/5/20', '2020-01-05'],
    ['1-5-2020 00:00', '2020-01-05'],
    ['1/5/69', '1969-01-05'],
    [' ', null],
  ])('%s is %s', (text, date) => {
    expect(parseDates([text], 'daily.csv')).toEqual([date]);
  });

  it('are month first unless some first number is above 12', () => {
    expect(parseDates(['1/2/2021', '3/13/2021'], 'd')).toEqual(['2021-01-02', '2021-03-13']);
    expect(parseDates(['1/2/2021', '13/3/2021'], 'd')).toEqual(['2021-02-01', '2021-03-13']);
    expect(() => parseDates(['13/1/2021', '1/13/2021'], 'd.csv')).toThrow(/d\.csv: .*mixes/);
  });

  it.each(['2021-02-29', '30-Feb-2021', 'yesterday', '2021-13-01', '0/1/2021', '5-Foo-2021'])(
    '%s is refused with its row',
    (text) => {
      expect(() => parseDates(['2021-01-01', text], 'daily.csv')).toThrow(`daily.csv, row 3: “${text}”`);
    },
  );
});

describe('the table of daily values', () => {
  it('sorts by date, keeps the order of one date’s rows, and leaves out rows without a date', () => {
    const { dates, columns } = buildTable([
      sheet([
        ['Date', 'A'],
        ['2021-01-02', '2'],
        ['', '9'],
        ['2021-01-01', '1'],
        ['2021-01-02', '3'],
      ]),
    ]);
    expect(dates).toEqual(['2021-01-01', '2021-01-02', '2021-01-02']);
    expect(columns.get('A')).toEqual([1, 2, 3]);
  });

  it('reads numbers with thousands separators, missing values and truth values', () => {
    const rows = ['"1,234.5"', '-3', '1e3', 'N/A', 'null', '', ' 7 '].map((cell) => cell.replaceAll('"', ''));
    const { columns } = buildTable([
      sheet([
        ['Date', 'A', 'B', 'C'],
        ...rows.map((cell, day) => [`2021-01-0${day + 1}`, cell, 'True', 'x']),
      ]),
    ]);
    expect(columns.get('A')).toEqual([1234.5, -3, 1000, null, null, null, 7]);
    expect(columns.get('B')).toEqual(Array(7).fill(1));
    expect(columns.get('C')).toEqual(Array(7).fill('x'));
  });

  it('takes a column with any other text as text, and names repeated columns apart', () => {
    const { columns } = buildTable([
      sheet([
        ['Date', 'Pct', 'Pct'],
        ['2021-01-01', '0.5', '50.00%'],
      ]),
    ]);
    expect(columns.get('Pct')).toEqual([0.5]);
    expect(columns.get('Pct.1')).toEqual(['50.00%']);
  });

  it('puts several files together and an alias before the columns of a listed one', () => {
    const { dates, columns } = buildTable([
      sheet([
        ['Date', 'A'],
        ['2021-01-02', '1'],
      ]),
      sheet(
        [
          ['Date', 'A'],
          ['2021-01-01', '2'],
        ],
        'other',
      ),
    ]);
    expect(dates).toEqual(['2021-01-01', '2021-01-02']);
    expect(columns.get('A')).toEqual([null, 1]);
    expect(columns.get('other.A')).toEqual([2, null]);
  });

  it('refuses a file without a header, without dates, or with rows that are too long', () => {
    expect(() => buildTable([sheet([])])).toThrow('daily.csv is empty');
    expect(() => buildTable([sheet([['Day', 'A']])])).toThrow(
      'no column named Date; its columns are “Day”, “A”',
    );
    const long = [
      ['Date', 'A'],
      ['2021-01-01', '1', '2'],
    ];
    expect(() => buildTable([sheet(long)])).toThrow('row 2 has 3 values for 2 columns');
    expect(() =>
      buildTable([
        sheet([
          ['Date', 'A'],
          ['2021-01-01', '1', ' '],
        ]),
      ]),
    ).not.toThrow();
  });
});
