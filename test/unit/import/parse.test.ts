import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  boolean,
  date,
  email,
  instant,
  integer,
  links,
  longText,
  money,
  month,
  number,
  oneOf,
  quarter,
  ratio,
  ref,
  refs,
  tags,
  text,
  url,
} from '#shared/entity/field.ts';
import { linkText } from '#shared/entity/links-text.ts';
import { isMissingText, type ParseContext, parseFieldText } from '#shared/entity/parse.ts';
import { addDecimals, minorPlaces, parseDecimal, toMinorUnits } from '#shared/entity/parse-number.ts';
import { inferDateOrder, parseInstant } from '#shared/entity/parse-time.ts';

const CONTEXT: ParseContext = { zone: 'Europe/Berlin', currency: 'EUR' };
type AnyField = Parameters<typeof parseFieldText>[0];
const read = (field: AnyField, written: string, context: Partial<ParseContext> = {}) => {
  const parsed = parseFieldText(field, written, { ...CONTEXT, ...context });
  return 'error' in parsed ? `! ${parsed.error}` : parsed.value;
};

describe('numbers', () => {
  it.each([
    ['42', 42],
    ['-3.5', -3.5],
    ['1,234.5', 1234.5],
    ['523,419', 523_419],
    ['1,23,456', 123_456],
    ['1.234,50', 1234.5],
    ['(12)', -12],
    ['−7', -7],
    ['35.2E-7', 0.00000352],
    ['1 234', 1234],
    [' 8\u200b', 8],
  ])('reads %s', (written, value) => expect(read(number('N'), written)).toBe(value));

  it.each(['abc', '1,5', '12,', '1-2', '--1', '0x10', 'NaN', 'Infinity', '1e999'])('refuses %s', (written) =>
    expect(read(number('N'), written)).toMatch(/^! “/),
  );

  it('takes a decimal comma when told so', () => {
    expect(read(number('N'), '1.234,5', { decimalMark: ',' })).toBe(1234.5);
    expect(read(number('N'), '12,5', { decimalMark: ',' })).toBe(12.5);
  });

  it('holds integers to whole numbers and bounds', () => {
    expect(read(integer('Tier', { min: 1, max: 4 }), '3')).toBe(3);
    expect(read(integer('Tier', { min: 1, max: 4 }), '3.5')).toBe('! Enter a whole number.');
    expect(read(integer('Tier', { min: 1, max: 4 }), '9')).toBe('! Enter 4 or less.');
    expect(read(integer('RTO', { unit: 'min' }), '30 min')).toBe(30);
  });

  it('reads percentages without binary residue', () => {
    expect(read(ratio('R'), '99.9%')).toBe(0.999);
    expect(read(ratio('R'), '99.95 %')).toBe(0.9995);
    expect(read(ratio('R'), '0.999')).toBe(0.999);
    expect(read(ratio('R'), '85')).toBe(0.85);
    expect(read(ratio('R'), '0.5', { isPercent: true })).toBe(0.005);
    expect(read(ratio('R', { max: 1 }), '120%')).toBe('! Enter 1 or less.');
  });
});

describe('money', () => {
  it.each([
    ['1,234.50', 'EUR', 123_450],
    ['$10,100.00 ', 'USD', 1_010_000],
    ['EUR 5', 'EUR', 500],
    ['5 EUR', 'EUR', 500],
    ['1200', 'JPY', 1200],
    ['0.005', 'EUR', 1],
    ['-0.005', 'EUR', -1],
    ['1.005', 'EUR', 101],
  ])('reads %s in %s', (written, currency, value) =>
    expect(read(money('M'), written, { currency })).toBe(value),
  );

  it('refuses another currency, an unknown one and what is beyond exact numbers', () => {
    expect(read(money('M'), '5 USD')).toBe('! “5 USD” is in USD, but the record is in EUR.');
    expect(read(money('M'), '5', { currency: 'euro' })).toContain('is not a currency');
    expect(read(money('M'), '99999999999999999999')).toBe('! The amount is too large.');
  });

  it('adds decimals exactly', () => {
    const amount = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (parts) => {
        const sum = parts
          .map(([digits, scale]) => ({ digits, scale }))
          .reduce(addDecimals, { digits: 0n, scale: 0 });
        const expected = parts.reduce(
          (total, [digits, scale]) => total + digits * 10n ** BigInt(12 - scale),
          0n,
        );
        expect(sum.digits * 10n ** BigInt(12 - sum.scale)).toBe(expected);
      }),
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (minor) => {
        const written = `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
        const decimal = parseDecimal(written);
        expect(decimal && toMinorUnits(decimal, minorPlaces('EUR'))).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});

describe('dates and times', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2023-4-10 6:51:47', '2023-04-10'],
    ['Sun, 05-Jan-2020', '2020-01-05'],
    ['25/Feb/26 10:17 PM', '2026-02-25'],
    ['15/Jul/26', '2026-07-15'],
    ['Nov 3, 2026', '2026-11-03'],
    ['09/22/2023', '2023-09-22'],
    ['29-02-2016 01:16', '2016-02-29'],
    ['03.04.2026', '2026-04-03'],
    ['2026-11-23T23:30:00Z', '2026-11-24'],
    ['2020-12-16 20:08:46.043 ', '2020-12-16'],
  ])('reads the day of %s', (written, value) => expect(read(date('D'), written)).toBe(value));

  it.each(['1/2/2021', '5/1/25'])('asks for the order of %s', (written) => {
    expect(read(date('D'), written)).toContain('may be day-month or month-day; write it as 2026-11-23.');
  });

  it('reads in the order it is told', () => {
    expect(read(date('D'), '1/2/2021', { dateOrder: 'dmy' })).toBe('2021-02-01');
    expect(read(date('D'), '1/2/2021', { dateOrder: 'mdy' })).toBe('2021-01-02');
    expect(read(date('D'), '22/9/2021', { dateOrder: 'mdy' })).toContain('does not exist');
  });

  it('finds the order that all values allow', () => {
    expect(inferDateOrder(['1/2/2021', '13/2/2021', 'x'])).toBe('dmy');
    expect(inferDateOrder(['1/2/2021', '2/13/2021'])).toBe('mdy');
    expect(inferDateOrder(['13/2/2021', '2/13/2021'])).toBe('mixed');
    expect(inferDateOrder(['1/2/2021', '2021-01-01'])).toBeUndefined();
  });

  it.each([
    '2026-02-30',
    '31/Apr/26',
    '2026-13-01',
    '2026-11-23 25:00',
    'tomorrow',
    '0202-01-01',
    '32.01.2026',
  ])('refuses %s', (written) => expect(read(instant('D'), written)).toMatch(/^! “/));

  it.each([
    ['2026-11-18T09:42:00+01:00', '2026-11-18T08:42:00.000Z'],
    ['2026-11-18T09:42Z', '2026-11-18T09:42:00.000Z'],
    ['2022-01-05 04:36:28 -0800', '2022-01-05T12:36:28.000Z'],
    ['2022-01-18 05:35:35.320020', '2022-01-18T04:35:35.320Z'],
    ['2026-11-23 14:05', '2026-11-23T13:05:00.000Z'],
    ['2026-07-23 14:05', '2026-07-23T12:05:00.000Z'],
    ['2026-11-23', '2026-11-22T23:00:00.000Z'],
    // The clock is set back at 03:00 on 25 October: the first 02:30 counts. It skips 02:30 on 29 March.
    ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
  ])('reads the instant %s', (written, value) => expect(read(instant('I'), written)).toBe(value));

  it('agrees with Temporal on every local time', () => {
    const zones = ['Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'UTC', 'Australia/Lord_Howe'];
    const minutes = fc.integer({ min: 0, max: 20 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const local = Temporal.PlainDateTime.from('2010-01-01T00:00').add({ minutes: minute });
        const expected = local.toZonedDateTime(zone).toInstant().epochMilliseconds;
        const parsed = parseInstant(local.toString().replace('T', ' '), zone);
        expect(parsed).toEqual({ value: new Date(expected).toISOString() });
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads months and quarters', () => {
    for (const written of ['2026-11', 'Nov 2026', 'November 2026', '11/2026', '2026-11-01', '2026/11']) {
      expect(read(month('M'), written)).toBe('2026-11');
    }
    for (const written of ['2026Q4', '2026-Q4', 'Q4 2026', 'q4/2026'])
      expect(read(quarter('Q'), written)).toBe('2026Q4');
    expect(read(month('M'), 'soon')).toContain('is not a month');
    expect(read(quarter('Q'), '2026Q5')).toContain('is not a quarter');
  });
});

describe('words and lists', () => {
  const outcome = oneOf('Outcome', { ok: 'OK', 'rolled-back': 'Rolled back' });

  it('reads choices by value or label', () => {
    for (const written of ['rolled-back', 'Rolled back', 'ROLLED_BACK'])
      expect(read(outcome, written)).toBe('rolled-back');
    expect(read(outcome, 'maybe')).toBe('! “maybe” is not one of OK, Rolled back.');
  });

  it('reads booleans', () => {
    for (const written of ['yes', 'TRUE', '1', 'y']) expect(read(boolean('B'), written)).toBe(true);
    for (const written of ['no', 'False', '0']) expect(read(boolean('B'), written)).toBe(false);
    expect(read(boolean('B'), 'perhaps')).toContain('neither yes nor no');
  });

  it('reads text, addresses and mail', () => {
    expect(read(text('T'), '\u200b 四个 \ufeff')).toBe('四个');
    expect(read(text('T'), 'x'.repeat(501))).toBe('! Keep it under 500 characters.');
    expect(read(longText('T'), 'a\n\nb')).toBe('a\n\nb');
    expect(read(url('U'), 'javascript:alert(1)')).toContain('https://');
    expect(read(email('E'), 'mailto:a@example.com')).toBe('a@example.com');
    expect(read(email('E'), 'nobody')).toBe('! Enter an e-mail address.');
  });

  it('reads tags and links', () => {
    expect(read(tags('T'), 'a; b ;;c')).toEqual(['a', 'b', 'c']);
    expect(read(tags('T'), 'a, b')).toEqual(['a', 'b']);
    expect(read(links('L'), 'Runbook https://x.example/a; https://y.example')).toEqual([
      { title: 'Runbook', url: 'https://x.example/a' },
      { title: 'https://y.example', url: 'https://y.example' },
    ]);
    expect(read(links('L'), 'nothing')).toContain('has no address');
    expect(read(links('L'), 'https://x.example; nothing')).toContain('“nothing” has no address');
  });

  it('keeps the marks of an address and of a title of a link', () => {
    const wiki = { title: 'Wiki; history', url: 'https://x.example/A_(b);v=1' };
    for (const written of [
      'Wiki; history https://x.example/A_(b);v=1',
      `${linkText(wiki)};https://y.example`,
    ])
      expect(read(links('L'), written)).toContainEqual(wiki);
    for (const written of ['Docs (https://x.example/a)', 'Docs: <https://x.example/a>'])
      expect(read(links('L'), written)).toEqual([{ title: 'Docs', url: 'https://x.example/a' }]);
  });

  it('looks references up', () => {
    const resolve = (target: string, said: string) =>
      said === 'Ada' ? { id: `${target}-1` } : { error: `there is no ${said}` };
    expect(read(ref('Owner', 'person'), 'Ada', { resolve })).toBe('person-1');
    expect(read(refs('People', 'person'), 'Ada; Ada', { resolve })).toEqual(['person-1']);
    expect(read(refs('People', 'person'), 'Ada; Bob', { resolve })).toBe('! there is no Bob');
    expect(read(ref('Owner', 'person'), 'Ada')).toContain('cannot be looked up');
  });

  it('knows the spellings of no value', () => {
    for (const written of ['', 'NULL', 'null', 'N/A', 'n/a', '?', '-', '{}'])
      expect(isMissingText(written)).toBe(true);
    for (const written of ['0', 'no', 'none of us', 'Nullarbor']) expect(isMissingText(written)).toBe(false);
    expect(read(text('T'), '  ')).toBeNull();
  });
});

describe('hostile text', () => {
  it('is refused and does not run away: a pattern that backtracks would never end', () => {
    const long = '1,'.repeat(400_000);
    expect(read(number('N'), long)).toContain('too long');
    for (const part of ['x ', ';', 'a; ', '|', 'https://'])
      expect(read(links('L'), `${part.repeat(90_000 / part.length)} x`)).toContain('has no address');
    expect(read(text('T'), `\u200b${' '.repeat(90_000)}x${' '.repeat(90_000)}`)).toBe('x');
    expect(read(instant('I'), '1'.repeat(90_000))).toContain('is not a date');
    expect(read(money('M'), '9'.repeat(90_000))).toContain('is not an amount');
    expect(read(month('M'), '2026-13')).toContain('is not a month');
  });
});
