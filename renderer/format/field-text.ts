import { Temporal } from 'temporal-polyfill';
import type { AnyField, Link } from '#shared/entity/field.ts';
import { linkText } from '#shared/entity/links-text.ts';
import { minorPlaces } from '#shared/entity/parse-number.ts';
import {
  formatDate,
  formatInstant,
  formatMinutes,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatValue,
  isUnit,
  NO_VALUE,
} from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { keyWord } from './key-words.ts';

/** What writing a value takes besides the value: the workspace's zone and the record's currency. */
export type FieldContext = {
  zone: string;
  currency: string;
  /** What the record counts in, where it says so. */
  unit?: string | undefined;
  /** How long the record's period is, where it says so. */
  grain?: string | undefined;
};

/** The currency of a record's amounts: its own, else the workspace's. */
export function currencyOf(row: Record<string, unknown>, fallback: string): string {
  const code = typeof row.currency === 'string' ? row.currency.trim().toUpperCase() : '';
  return /^[A-Z]{3}$/.test(code) ? code : fallback;
}

/** A field's value as a person reads it; a dash when there is none. */
export function fieldText(field: AnyField, value: unknown, context: FieldContext, titles: Titles): string {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  switch (field.kind) {
    case 'integer':
    case 'number':
      if (field.isInOwnUnit && typeof value === 'number' && isUnit(context.unit))
        return formatValue(value, context.unit, context);
      return typeof value === 'number' ? measured(value, field.unit) : String(value);
    case 'ratio':
      return typeof value === 'number' ? formatPercent(value, { max: field.decimals ?? 4 }) : String(value);
    case 'money':
      return typeof value === 'number' ? formatMoney(value, context.currency) : String(value);
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'date':
      return field.isOwnPeriod && context.grain === 'month'
        ? formatMonth(String(value))
        : formatDate(String(value));
    case 'month':
      return formatMonth(String(value));
    case 'quarter':
      return formatQuarter(String(value));
    case 'instant':
      return formatInstant(String(value), context.zone);
    case 'oneOf':
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'ref':
      return titles[String(value)] ?? 'Unknown';
    case 'refs':
      return joined(strings(value).map((id) => titles[id] ?? 'Unknown'));
    case 'tags':
      return joined(strings(value));
    case 'links':
      return joined(linksOf(value).map(({ title }) => title));
    default:
      return keyWord(field, String(value));
  }
}

/** A field's value as text that can be edited and read back without loss. */
export function editText(field: AnyField, value: unknown, context: FieldContext): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'ratio':
      return typeof value === 'number' ? String(Number((value * 100).toPrecision(12))) : String(value);
    case 'money': {
      const places = minorPlaces(context.currency);
      return typeof value === 'number' ? (value / 10 ** places).toFixed(places) : String(value);
    }
    case 'instant':
      return localText(String(value), context.zone);
    case 'tags':
      return strings(value).join(', ');
    case 'links':
      return linksOf(value).map(linkText).join('\n');
    default:
      return String(value);
  }
}

/** Kinds whose values stand on the right, so that digits line up. */
export function isNumeric(field: AnyField): boolean {
  return ['integer', 'number', 'ratio', 'money'].includes(field.kind);
}

export function linksOf(value: unknown): Link[] {
  return Array.isArray(value) ? (value as Link[]) : [];
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function joined(parts: string[]): string {
  return parts.length === 0 ? NO_VALUE : parts.join(', ');
}

function measured(value: number, unit: string | undefined): string {
  if (unit === 'min') return formatMinutes(value);
  const text = formatNumber(value, { max: 6 });
  return unit ? `${text}\u202f${unit}` : text;
}

function localText(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const hasSeconds = local.second !== 0 || local.millisecond !== 0;
  const time = local.toPlainTime().toString(hasSeconds ? {} : { smallestUnit: 'minute' });
  return `${local.toPlainDate()} ${time}`;
}
