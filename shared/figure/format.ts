import { Temporal } from 'temporal-polyfill';
import { minorPlaces } from '../entity/parse-number.ts';
import { localMinute } from '../time/plain.ts';
import { MONTHS } from '../time/week.ts';
import type { Unit } from './figure.ts';

/**
 * How every number, date and duration is written, on the page, in the deck and on the command line. The output is
 * the same on every machine: nothing here asks for the computer's locale.
 */

/** What stands for no value; the reason is shown beside it. */
export const NO_VALUE = '—';
/** Groups digits and joins a number to its unit: narrow, and never at a line's end. */
export const THIN = '\u202f';
const MINUS = '−';

type Decimals = { min?: number; max?: number };

/** `1234567.891` → `1 234 567.89` with at most `max` (2) and at least `min` (0) decimals. */
export function formatNumber(value: number, { min = 0, max = Math.max(2, min) }: Decimals = {}): string {
  const fixed = Math.abs(value).toFixed(max);
  const [whole = '0', fraction = ''] = fixed.split('.');
  const kept = trimZeros(fraction, min);
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, THIN) + (kept === '' ? '' : `.${kept}`);
  return isZero(digits) || value >= 0 ? digits : MINUS + digits;
}

/** A fraction as percent: `0.9995` → `99.95%`. Up to `max` (2) decimals, more where the value would read as 100 %. */
export function formatPercent(ratio: number, { min = 0, max = 2 }: Decimals = {}): string {
  const percent = ratio * 100;
  let decimals = max;
  while (ratio < 1 && decimals < 4 && Number(percent.toFixed(decimals)) >= 100) decimals += 1;
  return `${formatNumber(percent, { min, max: decimals })}%`;
}

/** Minor units of a currency: `123450`, `EUR` → `€1 234.50`. Whole amounts keep their decimals, so that columns align. */
export function formatMoney(minor: number, currency: string): string {
  const places = minorPlaces(currency);
  const amount = formatNumber(Math.abs(minor) / 10 ** places, { min: places, max: places });
  return withSign(minor, currencySign(currency) + amount);
}

/** Money for headlines and axes: `€12.3k`, `€1.24M`. */
export function formatMoneyShort(minor: number, currency: string): string {
  const amount = Math.abs(minor) / 10 ** minorPlaces(currency);
  return withSign(minor, currencySign(currency) + formatShort(amount));
}

/** `1234` → `1.23k`, for axes. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  const [divisor, suffix] =
    size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  const scaled = size / divisor;
  const text = formatNumber(scaled, { max: shortDecimals(scaled) }) + suffix;
  return withSign(value, text);
}

/** Three digits of a large number, two of one below a tenth. */
function shortDecimals(size: number): number {
  if (size >= 10) return size >= 100 ? 0 : 1;
  return size === 0 || size >= 0.1 ? 2 : Math.min(9, Math.ceil(-Math.log10(size)) + 1);
}

/** Minutes as the two largest parts: `85` → `1 h 25 min`, `1620` → `1 d 3 h`. */
export function formatMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  if (size > 0 && size < 1)
    return withSign(minutes, `${formatNumber(Math.max(1, Math.round(size * 60)))}${THIN}s`);
  const whole = Math.round(size);
  const parts = [
    [Math.floor(whole / 1440), 'd'],
    [Math.floor(whole / 60) % 24, 'h'],
    [whole % 60, 'min'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0${THIN}min`;
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return withSign(minutes, shown.map(([count, unit]) => `${formatNumber(count)}${THIN}${unit}`).join(' '));
}

/** `2026-11-23` → `23 Nov 2026`. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `2026-11` → `Nov 2026`. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${MONTHS[(number ?? 1) - 1]} ${year}`;
}

/** `2026Q4` → `Q4 2026`. */
export function formatQuarter(quarter: string): string {
  const [year, number] = quarter.split('Q');
  return `Q${number} ${year}`;
}

/** A UTC instant as local time of a zone: `23 Nov 2026, 14:05`. */
export function formatInstant(instant: string, zone: string): string {
  const [date, time] = localMinute(instant, zone)?.split(' ') ?? [];
  if (date && time) return `${formatDate(date)}, ${time}`;
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${formatDate(local.toPlainDate().toString())}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

export type FormatOptions = { currency?: string | undefined; decimals?: number | undefined };

/** A figure's value in words; `null` is a dash, whose reason the caller shows. */
export function formatValue(value: number | null, unit: Unit, options: FormatOptions = {}): string {
  if (value === null) return NO_VALUE;
  const decimals = options.decimals === undefined ? {} : { min: options.decimals, max: options.decimals };
  return FORMATS[unit](value, options.currency ?? 'EUR', decimals);
}

/** Whether a record's unit is one that values can be written in. */
export function isUnit(unit: string | undefined): unit is Unit {
  return unit !== undefined && Object.hasOwn(FORMATS, unit);
}

/** `+3`, `−12%`, `±0`: a change always shows its sign. */
export function formatChange(change: number | null, unit: Unit, options: FormatOptions = {}): string {
  if (change === null) return NO_VALUE;
  const text =
    unit === 'ratio'
      ? `${formatNumber(Math.abs(change) * 100)}${THIN}pp`
      : formatValue(Math.abs(change), unit, options);
  if (isZero(text)) return `±${text}`;
  return (change > 0 ? '+' : MINUS) + text;
}

/** `1 incident`, `3 incidents`. */
export function formatCount(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

type Format = (value: number, currency: string, decimals: Decimals) => string;

const plain: Format = (value, _currency, decimals) => formatNumber(value, decimals);

const FORMATS: Record<Unit, Format> = {
  count: plain,
  people: plain,
  score: plain,
  ratio: (value, _currency, decimals) => formatPercent(value, decimals),
  minutes: formatMinutes,
  hours: (value, _currency, decimals) => `${formatNumber(value, { max: 1, ...decimals })}${THIN}h`,
  days: (value, _currency, decimals) =>
    `${formatNumber(value, { max: 1, ...decimals })}${THIN}${value === 1 ? 'day' : 'days'}`,
  burn: (value, _currency, decimals) => `${formatNumber(value, decimals)}×`,
  money: (value, currency) => formatMoney(value, currency),
  perUnit: (value, currency) => {
    const places = minorPlaces(currency);
    const text = formatNumber(Math.abs(value) / 10 ** places, { min: places, max: places + 2 });
    return withSign(value, currencySign(currency) + text);
  },
};

const signs = new Map<string, string>();

function currencySign(currency: string): string {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  const joined = /^[A-Z]/.test(sign) ? sign + THIN : sign;
  signs.set(currency, joined);
  return joined;
}

/** Writes the minus before everything, unless what is shown has rounded to zero. */
function withSign(value: number, text: string): string {
  return value < 0 && !isZero(text) ? MINUS + text : text;
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text);
}

function trimZeros(fraction: string, min: number): string {
  let end = fraction.length;
  while (end > min && fraction[end - 1] === '0') end -= 1;
  return fraction.slice(0, end);
}

/** In the middle of a sentence, but `KPI` and `SLO` keep their capitals. */
export function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
