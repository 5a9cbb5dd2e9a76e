import { money, number, ratio } from '../entity/field.ts';
import { parseFieldText } from '../entity/parse.ts';
import { type DecimalMark, minorPlaces, plainNumber } from '../entity/parse-number.ts';
import type { Unit } from '../figure/figure.ts';
import {
  addMonths,
  lastDayOfMonth,
  monthOfDate,
  monthRange,
  monthsOfQuarter,
  quarterOfMonth,
} from '../time/month.ts';
import { addDays, type Calendar, trailingWeeks, type Week } from '../time/week.ts';
import type { Frequency } from './definition.ts';
import { periodLabel } from './period-label.ts';

/** A period that a value is entered for; local dates, both included. */
export type EntryPeriod = { key: string; label: string; firstDay: string; lastDay: string };

type PeriodOptions = {
  /** The last week looked at. */
  week: Week;
  calendar: Calendar;
  fiscalYearEndMonth: number;
  count: number;
};

/** The periods of a frequency that end with the one that the week's last day is in, oldest first. */
export function entryPeriods(
  frequency: Frequency,
  { week, calendar, fiscalYearEndMonth, count }: PeriodOptions,
): EntryPeriod[] {
  const month = monthOfDate(week.lastDay);
  if (frequency === 'daily') {
    return Array.from({ length: count }, (_, at) => addDays(week.lastDay, at + 1 - count)).map((day) => ({
      key: day,
      label: day.slice(5),
      firstDay: day,
      lastDay: day,
    }));
  }
  if (frequency === 'weekly') {
    return trailingWeeks(week, count, calendar).map(({ key, firstDay, lastDay }) => ({
      key,
      label: key,
      firstDay,
      lastDay,
    }));
  }
  if (frequency === 'monthly')
    return monthRange(addMonths(month, 1 - count), month).map((one) =>
      ofMonths(one, one, periodLabel('month', one)),
    );
  return Array.from({ length: count }, (_, at) =>
    quarterOfMonth(addMonths(month, 3 * (at + 1 - count)), fiscalYearEndMonth),
  ).map((quarter) => {
    const [first = month, , last = month] = monthsOfQuarter(quarter, fiscalYearEndMonth);
    return ofMonths(first, last, periodLabel('quarter', quarter));
  });
}

/** What a KPI's values are counted in. */
export type EntryUnit = { unit: string; currency: string };

/** A typed value in the KPI’s own unit, or in a sentence why it is none. */
export type ReadEntry = { value: number | null } | { error: string };

/**
 * Reads a value as a person types it: `99.5` of a percentage is 99.5 %, an amount is in the currency and is kept in
 * minor units. Empty text is no value. The error is a sentence that quotes the text.
 */
export function readEntry(
  text: string,
  { unit, currency }: EntryUnit,
  decimalMark?: DecimalMark | undefined,
): ReadEntry {
  const mark = decimalMark ?? decimalMarkOf([text]);
  const field = unit === 'ratio' ? ratio('Value') : unit === 'money' ? money('Value') : number('Value');
  const context = { zone: 'UTC', currency, decimalMark: mark, isPercent: true };
  const parsed = parseFieldText(field, text, context);
  if ('error' in parsed) return parsed;
  if (typeof parsed.value !== 'number') return { value: null };
  return { value: unit === 'perUnit' ? parsed.value * 10 ** minorPlaces(currency) : parsed.value };
}

/** A value as text that `readEntry` reads back. */
export function entryText(value: number | null, { unit, currency }: EntryUnit): string {
  if (value === null) return '';
  if (unit === 'ratio') return String(Number((value * 100).toPrecision(12)));
  if (unit === 'money') return (value / 10 ** minorPlaces(currency)).toFixed(minorPlaces(currency));
  if (unit === 'perUnit') return String(Number((value / 10 ** minorPlaces(currency)).toPrecision(12)));
  return String(value);
}

/** The decimal mark of cells that belong together: a comma when any of them can only be read with one. */
export function decimalMarkOf(cells: readonly string[]): DecimalMark {
  const bare = cells.map((cell) => cell.replace(/[%\p{Sc}\s]/gu, ''));
  return bare.some((cell) => plainNumber(cell, '.') === null && plainNumber(cell, ',') !== null) ? ',' : '.';
}

/**
 * The cells of a block copied from a spreadsheet: rows by lines, columns by tabs, else by semicolons, else by commas
 * where every line has as many. A quoted cell may hold any of them. The last line break ends a row, it begins none.
 */
export function parseBlock(text: string): string[][] {
  const lines = splitLines(text);
  return lines.map((line) => splitCells(line, separatorOf(lines)).map((cell) => cell.trim()));
}

/** A block as spreadsheets read it. */
export function blockText(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function splitLines(text: string): string[] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  return body.split('\n');
}

function separatorOf(lines: readonly string[]): string {
  for (const separator of ['\t', ';']) if (lines.some((line) => line.includes(separator))) return separator;
  const counts = new Set(lines.map((line) => splitCells(line, ',').length));
  // A single column of decimal commas is no table of two columns.
  const isDecimal = lines.every((line) => /^\s*[-+−]?\d+,\d{1,2}\s*%?\s*$/.test(line));
  return counts.size === 1 && !isDecimal ? ',' : '\t';
}

function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (letter === '"' && isQuoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

function ofMonths(first: string, last: string, label: string): EntryPeriod {
  return { key: first, label, firstDay: `${first}-01`, lastDay: lastDayOfMonth(last) };
}

/** Units whose values are written with a sign of their own beside the number. */
export function unitHint(unit: Unit | string, currency: string): string {
  if (unit === 'ratio') return '%';
  return unit === 'money' || unit === 'perUnit' ? currency : unit;
}
