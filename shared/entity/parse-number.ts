/** Numbers as people and other tools write them, read without a detour through binary fractions where money is meant. */

/** An exact decimal: `digits` × 10^-`scale`. */
export type Decimal = { digits: bigint; scale: number };

/** What stands before the decimals of a number as it is written. */
export type DecimalMark = '.' | ',';

/** Longer text is no number, and not worth an expression's time. */
const LONGEST = 60;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const GROUPED_BY_POINT = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/;
const COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;
const PARTS = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;
const CODE = /^([A-Z]{3})(?=[\d(+\-.])|(?<=[\d).])([A-Z]{3})$/;

/** Rewrites `1,234.5`, `1.234,50`, `(12)`, `−3` as plain `-1234.5`; `null` when it is not, or not surely, a number. */
export function plainNumber(text: string, mark: DecimalMark = '.'): string | null {
  if (text.length > LONGEST) return null;
  if (mark === '.' && PLAIN.test(text)) return text;
  const compact = text.replace(/[\s\u00a0\u202f’']/g, '').replace(/^\u2212/, '-');
  const negative = /^\((.*)\)$/.exec(compact);
  if (negative) {
    const inner = plainNumber(negative[1] ?? '', mark);
    return inner === null || /^[+-]/.test(inner) ? null : `-${inner}`;
  }
  if (mark === ',') return COMMA.test(compact) ? compact.replaceAll('.', '').replace(',', '.') : null;
  if (PLAIN.test(compact)) return compact;
  if (GROUPED.test(compact)) return compact.replaceAll(',', '');
  if (GROUPED_BY_POINT.test(compact)) return compact.replaceAll('.', '').replace(',', '.');
  return null;
}

/** Reads a plain number exactly; E notation included. `null` when it is not one. */
export function parseDecimal(text: string, mark: DecimalMark = '.'): Decimal | null {
  const match = PARTS.exec(plainNumber(text, mark) ?? '');
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The sum, exactly: no digit is lost to binary fractions. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { digits: a.digits + b.digits, scale: a.scale };
  if (a.scale < b.scale) return addDecimals(b, a);
  return { digits: a.digits + b.digits * 10n ** BigInt(a.scale - b.scale), scale: a.scale };
}

/** The decimal in units of 10^-`places`, rounded half away from zero. Throws a `RangeError` beyond 2^53. */
export function toMinorUnits({ digits, scale }: Decimal, places: number): number {
  const shift = scale - places;
  const units = shift <= 0 ? digits * 10n ** BigInt(-shift) : roundedQuotient(digits, 10n ** BigInt(shift));
  const result = Number(units);
  if (!Number.isSafeInteger(result)) throw new RangeError('The amount is too large.');
  return result;
}

const placesOf = new Map<string, number>();

/** Decimal places of a currency's minor unit, e.g. 2 for USD, 0 for JPY (ISO 4217). Throws a `RangeError` for other text. */
export function minorPlaces(currency: string): number {
  const known = placesOf.get(currency);
  if (known !== undefined) return known;
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`“${currency}” is not a currency; write it as EUR.`);
  const places =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  placesOf.set(currency, places);
  return places;
}

/** The same for what stands in a record: in small letters too, and 2 for what is no code. */
export function minorDigits(currency: string): number {
  const code = currency.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? minorPlaces(code) : 2;
}

/** An amount in minor units of one currency as the same number of units of another: 12.50 stays 12.50. */
export function inMinorUnitsOf(amount: number, from: string, to: string): number {
  return Math.round(amount * 10 ** (minorDigits(to) - minorDigits(from)));
}

/** Splits a currency sign or code off an amount: `$1,200.00` → `1,200.00`, `EUR 5` → `5` with its code. */
export function splitCurrency(text: string): { amount: string; code: string | null } {
  if (text.length > LONGEST) return { amount: text, code: null };
  const compact = text.replace(/[\p{Sc}\s\u00a0\u202f]/gu, '');
  const match = CODE.exec(compact);
  return { amount: match ? compact.replace(CODE, '') : compact, code: match?.[1] ?? match?.[2] ?? null };
}

function roundedQuotient(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return value < 0n ? -rounded : rounded;
}
