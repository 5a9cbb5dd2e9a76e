import Papa from 'papaparse';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { shownValue } from '#shared/entity/derived.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField, Audience, Link } from '#shared/entity/field.ts';
import { linkText } from '#shared/entity/links-text.ts';
import { minorDigits } from '#shared/entity/parse-number.ts';
import { visibleFields } from '#shared/entity/visibility.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { known } from '../record/record-service.ts';
import { referenceWords } from './reference-words.ts';

export type TableFormat = 'csv' | 'markdown' | 'json';

type TableChoice = {
  format: TableFormat;
  audience: Audience;
  /** Only these columns, in this order; all when not given. */
  columns?: readonly string[] | undefined;
};

/**
 * The rows of a list as text, without the fields its audience must not see.
 * @throws MusterError `refused` when it may see none of the columns asked for
 */
export function exportTable(
  workspace: Workspace,
  name: string,
  query: Partial<ListQuery>,
  { format, audience, columns }: TableChoice,
): { text: string; fileName: string } {
  const entity = known(name);
  const visible = visibleFields(entity, audience);
  const fields = columns ? chosenFields(visible, columns) : visible;
  if (fields.length === 0) throw hiddenTable(entity, audience, visible.length > 0);
  const hasKey = entity.keyPrefix !== undefined && (columns === undefined || columns.includes('key'));
  const rows = allRows(workspace, entity, query);
  // Without columns of a person's choice a table holds all of the record, to be read back.
  const hasId = format === 'csv' && columns === undefined;
  const extension = { csv: 'csv', markdown: 'md', json: 'json' }[format];
  const fileName = `${entity.plural.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${extension}`;
  if (format === 'json')
    return {
      fileName,
      text: JSON.stringify(
        rows.map((row) => jsonRow(entity, row, fields)),
        null,
        2,
      ),
    };
  const titles = referenceWords(workspace, fields, rows, audience);
  const header = [
    ...(hasId ? ['Id'] : []),
    ...(hasKey ? ['Key'] : []),
    ...fields.map(([, field]) => field.label),
  ];
  const body = rows.map((row) => [
    ...(hasId ? [row.id] : []),
    ...(hasKey ? [row.key ?? ''] : []),
    ...fields.map(([field, description]) =>
      description.kind === 'money'
        ? amountText(row[field], row.currency ?? workspace.settings.currency)
        : cellText(description, shownValue(entity, row, field), titles),
    ),
  ]);
  return { fileName, text: format === 'csv' ? toCsv(header, body) : toMarkdown(header, body) };
}

/** As many as a list gives at once. */
const MOST = 100_000;

function allRows(workspace: Workspace, entity: Entity, query: Partial<ListQuery>): readonly AnyRow[] {
  const reader = workspace.readerOf(entity);
  const pages: (readonly AnyRow[])[] = [];
  do pages.push(reader.list({ ...query, limit: MOST, offset: pages.length * MOST }).rows);
  while (pages.at(-1)?.length === MOST);
  return pages.flat();
}

function hiddenTable({ plural }: Entity, audience: Audience, hasOthers: boolean): MusterError {
  const who =
    audience === 'team' || audience === 'director'
      ? `The ${audience}`
      : `${audience === 'customer' ? 'Customers' : 'Executives'}`;
  const what = hasOthers ? `none of these columns of ${plural}` : `nothing of ${plural}`;
  return new MusterError('refused', `${who} may see ${what}.`, 'No table was made.');
}

function chosenFields(
  visible: readonly [string, AnyField][],
  columns: readonly string[],
): [string, AnyField][] {
  const byName = new Map(visible);
  return columns.flatMap((name): [string, AnyField][] => {
    const field = byName.get(name);
    return field ? [[name, field]] : [];
  });
}

type Words = { columns: readonly string[]; rows: readonly (readonly string[])[] };

/** A table in words as text of a format; as JSON each row is an object. */
export function tableText({ columns, rows }: Words, format: TableFormat): string {
  if (format === 'csv') return toCsv(columns, rows);
  if (format === 'markdown') return toMarkdown(columns, rows);
  const named = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ''])));
  return `${JSON.stringify(named, null, 2)}\n`;
}

/** CSV that a spreadsheet opens as data: cells that would be taken for a formula are made text. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse({ fields: [...header], data: rows.map((row) => row.map(guardFormula)) }, { newline: '\n' })}\n`;
}

/** A GitHub-flavoured Markdown table, with the line breaks of a cell in it. */
function toMarkdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>')).join(' | ')} |`;
  return `${[line(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n')}\n`;
}

/** Prefixes what a spreadsheet would run, and what looks prefixed already; plain numbers keep their sign. */
function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?%?$/i.test(cell) ? `'${cell}` : cell;
}

function jsonRow(
  entity: Entity,
  row: AnyRow,
  fields: readonly [string, AnyField][],
): Record<string, unknown> {
  return {
    id: row.id,
    key: row.key,
    ...Object.fromEntries(fields.map(([name]) => [name, shownValue(entity, row, name) ?? null])),
  };
}

function cellText(field: AnyField, value: unknown, titles: Record<string, string>): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'ref':
      return titles[String(value)] ?? '';
    case 'refs':
      return (value as string[]).map((id) => titles[id] ?? '').join('; ');
    case 'tags':
      return (value as string[]).join('; ');
    case 'links':
      return (value as Link[]).map(linkText).join('; ');
    case 'oneOf':
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return String(value);
  }
}

function amountText(minor: unknown, currency: unknown): string {
  if (typeof minor !== 'number') return '';
  const places = minorDigits(String(currency));
  return (minor / 10 ** places).toFixed(places);
}
