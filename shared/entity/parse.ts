import type { AnyField } from './field.ts';
import { linksIn } from './links-text.ts';
import {
  type DecimalMark,
  minorPlaces,
  parseDecimal,
  plainNumber,
  splitCurrency,
  toMinorUnits,
} from './parse-number.ts';
import { type DateOrder, parseDate, parseInstant } from './parse-time.ts';

/** What text cannot say by itself. */
export type ParseContext = {
  /** IANA zone of times without an offset. */
  zone: string;
  /** ISO 4217 code that amounts are in. */
  currency: string;
  dateOrder?: DateOrder | undefined;
  decimalMark?: DecimalMark | undefined;
  /** Whether a ratio without a percent sign is a percentage (`99.9`), as in forms; otherwise up to 1 it is a fraction. */
  isPercent?: boolean | undefined;
  /** Finds the record that a person means by a key, a name or an e-mail address. */
  resolve?: ((target: string, text: string) => { id: string } | { error: string }) | undefined;
};

/** A value as its field stores it, or in a sentence why the text is none. */
export type Parsed = { value: unknown } | { error: string };

const NOTHING: Parsed = { value: null };
const MISSING = new Set(['', 'null', 'n/a', '?', '-', '—', '{}', '[]']);
const YES = new Set(['yes', 'true', '1', 'y', 'on']);
const NO = new Set(['no', 'false', '0', 'n', 'off']);
/** Longer than any field holds; longer text is not worth an expression's time. */
const LONGEST = 100_000;

/** Text without white space, zero-width characters and byte order marks around it, some of which `trim` leaves. */
export function cleanText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return false;
  const isSpace = code === 0xa0 || code === 0x202f || code === 0x205f || code === 0x3000;
  return isSpace || (code >= 0x2000 && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

/** Whether exported text stands for no value: empty, `NULL`, `null`, `N/A`, `?`, `-`, `{}`. */
export function isMissingText(text: string): boolean {
  return text.length < 5 && MISSING.has(text.toLowerCase());
}

/**
 * The value of a field as a person or another tool writes it. Empty text is `null`. Errors are sentences for a person
 * that quote the text.
 */
export function parseFieldText(field: AnyField, text: string, context: ParseContext): Parsed {
  const clean = cleanText(text);
  if (clean === '') return NOTHING;
  if (clean.length > LONGEST) return { error: 'This text is too long.' };
  const parsed = PARSERS[field.kind](clean, field, context);
  return 'error' in parsed || VALID_AS_READ.has(field.kind) ? parsed : checkedValue(field, parsed.value);
}

/** Checks a value against its field; the error is the field's own sentence. */
export function checkedValue(field: AnyField, value: unknown): Parsed {
  const result = field.schema.safeParse(value);
  if (result.success) return { value: result.data };
  return { error: result.error.issues[0]?.message ?? 'This value cannot be used.' };
}

/** Kinds whose parser only makes values that their schema accepts. */
const VALID_AS_READ = new Set<AnyField['kind']>(['boolean', 'date', 'month', 'instant', 'oneOf']);

type Parser = (text: string, field: AnyField, context: ParseContext) => Parsed;

const asText: Parser = (text) => ({ value: text });

const PARSERS: Record<AnyField['kind'], Parser> = {
  text: asText,
  longText: asText,
  url: asText,
  email: (text) => ({ value: text.replace(/^mailto:/i, '') }),
  integer: parseNumber,
  number: parseNumber,
  ratio: parseRatio,
  money: parseMoney,
  boolean: parseBoolean,
  date: (text, _field, { zone, dateOrder }) => parseDate(text, zone, dateOrder),
  month: parseMonth,
  quarter: parseQuarter,
  instant: (text, _field, { zone, dateOrder }) => parseInstant(text, zone, dateOrder),
  oneOf: parseChoice,
  ref: (text, field, context) => resolved(field, text, context),
  refs: parseRefs,
  tags: (text) => ({ value: splitList(text) }),
  links: parseLinks,
};

function parseNumber(text: string, field: AnyField, { decimalMark }: ParseContext): Parsed {
  const plain = plainNumber(text, decimalMark) ?? plainNumber(withoutUnit(text, field), decimalMark);
  if (plain === null) return notANumber(text);
  const value = Number(plain);
  return Number.isFinite(value) ? { value } : notANumber(text);
}

function parseRatio(text: string, _field: AnyField, { decimalMark, isPercent }: ParseContext): Parsed {
  const hasSign = text.endsWith('%');
  const plain = plainNumber(hasSign ? text.slice(0, -1) : text, decimalMark);
  if (plain === null) return { error: `“${text}” is not a percentage; write it as 99.9%.` };
  const isFraction = !hasSign && !isPercent && Math.abs(Number(plain)) <= 1;
  return { value: isFraction ? Number(plain) : hundredth(plain) };
}

/** Moves the decimal point in the text, because 99.9 / 100 is not 0.999. */
function hundredth(plain: string): number {
  const [mantissa, exponent = '0'] = plain.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) - 2}`);
}

function parseMoney(text: string, _field: AnyField, { currency, decimalMark }: ParseContext): Parsed {
  const { amount, code } = splitCurrency(text);
  if (code && code !== currency)
    return { error: `“${text}” is in ${code}, but the record is in ${currency}.` };
  const decimal = parseDecimal(amount, decimalMark);
  if (!decimal) return { error: `“${text}” is not an amount; write it as 1,234.50.` };
  try {
    return { value: toMinorUnits(decimal, minorPlaces(currency)) };
  } catch (error) {
    return { error: error instanceof RangeError ? error.message : `“${text}” is not an amount.` };
  }
}

function parseBoolean(text: string): Parsed {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { error: `“${text}” is neither yes nor no.` };
}

function parseMonth(text: string, _field: AnyField, context: ParseContext): Parsed {
  const numbers =
    /^(?<year>\d{4})[-/](?<month>\d{1,2})$/.exec(text) ?? /^(?<month>\d{1,2})[/.](?<year>\d{4})$/.exec(text);
  if (numbers?.groups) {
    const { year, month = '' } = numbers.groups;
    if (Number(month) < 1 || Number(month) > 12)
      return { error: `“${text}” is not a month; write it as 2026-11.` };
    return { value: `${year}-${month.padStart(2, '0')}` };
  }
  const isNamed = /^[a-z]{3,9}\.?[ -]\d{4}$/i.test(text);
  const day = parseDate(isNamed ? `1 ${text}` : text, context.zone, context.dateOrder);
  if ('error' in day) return { error: `“${text}” is not a month; write it as 2026-11.` };
  return { value: day.value.slice(0, 7) };
}

function parseQuarter(text: string): Parsed {
  const match = /^(\d{4})[- ]?Q([1-4])$/i.exec(text);
  if (match) return { value: `${match[1]}Q${match[2]}` };
  const turned = /^Q([1-4])[- /]?(\d{4})$/i.exec(text);
  if (turned) return { value: `${turned[2]}Q${turned[1]}` };
  return { error: `“${text}” is not a quarter; write it as 2026Q4.` };
}

function parseChoice(text: string, field: AnyField): Parsed {
  const wanted = looseWord(text);
  const choice = field.choices.find(
    ({ value, label }) => looseWord(value) === wanted || looseWord(label) === wanted,
  );
  if (choice) return { value: choice.value };
  return { error: `“${text}” is not one of ${field.choices.map(({ label }) => label).join(', ')}.` };
}

function parseRefs(text: string, field: AnyField, context: ParseContext): Parsed {
  const ids: string[] = [];
  for (const part of splitList(text, ';')) {
    const found = resolved(field, part, context);
    if ('error' in found) return found;
    ids.push(String(found.value));
  }
  return { value: [...new Set(ids)] };
}

function resolved(field: AnyField, text: string, context: ParseContext): Parsed {
  if (!context.resolve || !field.target) return { error: `“${text}” cannot be looked up here.` };
  const found = context.resolve(field.target, text);
  return 'error' in found ? found : { value: found.id };
}

/** Parts of a list: by semicolon or line, or by comma where there is neither. */
export function splitList(text: string, separator?: ';'): string[] {
  const pattern = separator || /[;\n]/.test(text) ? /[;\n]/ : /,/;
  return text
    .split(pattern)
    .map(cleanText)
    .filter((part) => part !== '');
}

function parseLinks(text: string): Parsed {
  const found = linksIn(text);
  if ('links' in found) return { value: found.links };
  return { error: `“${found.wrong}” has no address that starts with https://.` };
}

function looseWord(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, ' ');
}

function withoutUnit(text: string, field: AnyField): string {
  return field.unit && text.endsWith(field.unit) ? text.slice(0, -field.unit.length).trimEnd() : text;
}

function notANumber(text: string): Parsed {
  if (/^\d+,\d+$/.test(text)) return { error: `“${text}” may have a decimal comma; write it with a point.` };
  return { error: `“${text}” is not a number.` };
}
