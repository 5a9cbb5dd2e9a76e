import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCount,
  formatDate,
  formatInstant,
  formatMinutes,
  formatMoney,
  formatMoneyShort,
  formatMonth,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatShort,
  formatValue,
} from '#shared/figure/format.ts';

const spaced = (text: string) => text.replaceAll('\u202f', '_');

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0.001, '0'],
    [1234, '1_234'],
    [1234567.891, '1_234_567.89'],
    [-12.5, '−12.5'],
    [999.999, '1_000'],
  ])('writes %d as %s', (value, text) => expect(spaced(formatNumber(value))).toBe(text));

  it('keeps the decimals asked for', () => expect(formatNumber(2, { min: 1, max: 1 })).toBe('2.0'));

  it.each([
    [950, '950'],
    [1234, '1.23k'],
    [-45600, '−45.6k'],
    [7_890_000, '7.89M'],
  ])('shortens %d to %s', (value, text) => expect(formatShort(value)).toBe(text));
});

describe('percent', () => {
  it.each([
    [0.9995, '99.95%'],
    [0.5, '50%'],
    [1, '100%'],
    [0.99999, '99.999%'],
    [-0.25, '−25%'],
  ])('writes %d as %s', (value, text) => expect(formatPercent(value)).toBe(text));
});

describe('money', () => {
  it.each([
    [123450, 'EUR', '€1_234.50'],
    [-5, 'USD', '−$0.05'],
    [1500, 'JPY', '¥1_500'],
    [100, 'CHF', 'CHF_1.00'],
  ])('writes %d %s as %s', (minor, currency, text) =>
    expect(spaced(formatMoney(minor, currency))).toBe(text),
  );

  it('shortens for headlines', () => expect(formatMoneyShort(123_456_700, 'EUR')).toBe('€1.23M'));
});

describe('durations', () => {
  it.each([
    [0, '0_min'],
    [0.5, '30_s'],
    [45, '45_min'],
    [60, '1_h'],
    [85, '1_h 25_min'],
    [1620, '1_d 3_h'],
    [1441, '1_d'],
    [-85, '−1_h 25_min'],
  ])('writes %d minutes as %s', (minutes, text) => expect(spaced(formatMinutes(minutes))).toBe(text));
});

describe('dates', () => {
  it('writes days, months and quarters', () => {
    expect(formatDate('2026-11-23')).toBe('23 Nov 2026');
    expect(formatMonth('2026-01')).toBe('Jan 2026');
    expect(formatQuarter('2026Q4')).toBe('Q4 2026');
  });

  it('writes an instant in the zone of the workspace', () => {
    expect(formatInstant('2026-11-23T23:30:00.000Z', 'Europe/Berlin')).toBe('24 Nov 2026, 00:30');
    expect(formatInstant('2026-11-23T23:30:00.000Z', 'Asia/Kolkata')).toBe('24 Nov 2026, 05:00');
  });
});

describe('figures', () => {
  it('shows a dash for no data', () => expect(formatValue(null, 'ratio')).toBe('—'));

  it.each([
    [3, 'count', '3'],
    [0.25, 'ratio', '25%'],
    [1, 'days', '1_day'],
    [2.5, 'hours', '2.5_h'],
    [1.5, 'burn', '1.5×'],
    [1.25, 'perUnit', '€0.0125'],
  ] as const)('writes %d %s', (value, unit, text) => expect(spaced(formatValue(value, unit))).toBe(text));

  it('shows the sign of a change', () => {
    expect(formatChange(3, 'count')).toBe('+3');
    expect(formatChange(-0.02, 'ratio')).toBe('−2\u202fpp');
    expect(formatChange(0, 'count')).toBe('±0');
    expect(formatChange(null, 'count')).toBe('—');
  });

  it('counts things', () => {
    expect(formatCount(1, 'incident', 'incidents')).toBe('1 incident');
    expect(formatCount(0, 'incident', 'incidents')).toBe('0 incidents');
  });
});
