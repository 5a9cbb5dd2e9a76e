import { hash } from 'node:crypto';
import { MusterError } from '#shared/contract/errors.ts';
import { type EntityName, entityCalled, findEntity } from '#shared/entities.ts';
import { type Entity, fieldOf } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { type ParseContext, type Parsed, parseFieldText, splitList } from '#shared/entity/parse.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { cellText } from './columns.ts';
import { type CsvRow, type CsvTable, csvTable, headerOf } from './csv.ts';
import { dateOrderReader } from './date-order.ts';
import { type HeaderFields, headerFields } from './header-fields.ts';
import {
  type Candidate,
  type Importer,
  named,
  type ReadContext,
  type ReadItem,
  type Reference,
  remark,
} from './importer.ts';
import { CSV_SOURCE, namesOf } from './record-matcher.ts';
import type { SourceFile } from './source-file.ts';

/**
 * CSV for any entity: one file each, the header is the labels of its fields. `Id` is the record's id in the file's own
 * source, `Key` its human key. Without either, unique fields, the name or the whole row identify a record.
 */
export const genericCsv = {
  kind: CSV_SOURCE,
  label: IMPORT_FORMATS.csv,
  detect: (file: SourceFile) => {
    const entity = entityOfFile(file.name);
    const headers = headerOf(file)?.headers ?? [];
    return entity !== undefined && headerFields(entity, headers).fields.size > 0;
  },
  read: readRows,
} satisfies Importer;

/** The entity that a file name stands for: `kpi-values.csv`, `KPI values.csv`, `kpiValue.csv`. */
function entityOfFile(name: string): Entity | undefined {
  return entityCalled(name.replace(/\.[^.]+$/, ''));
}

/** Kinds of field whose few different values are worth remembering. */
const REPEATING = new Set<AnyField['kind']>(['oneOf', 'boolean', 'date', 'month', 'quarter', 'tags']);
const REMEMBERED = 5_000;

type Column = {
  name: string;
  field: AnyField;
  indexes: number[];
  parse: (text: string, context: ParseContext) => Parsed;
};

function* readRows(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const entity = (context.entity && findEntity(context.entity)) || entityOfFile(file.name);
  if (!entity) {
    throw new MusterError(
      'bad-input',
      `“${file.name}” does not say what its rows are. Name the kind of record, e.g. incident.`,
    );
  }
  const table = csvTable(file, context.maxRows);
  const header = headerFields(entity, table.headers);
  refuseUnusable(file, entity, header);
  if (header.unknown.length > 0) {
    const list = header.unknown
      .slice(0, 8)
      .map((name) => `“${name}”`)
      .join(', ');
    yield remark(
      'note',
      1,
      file.name,
      `has columns that ${lowerFirst(entity.plural)} do not have, which are left out: ${list}`,
    );
  }
  for (const [name, indexes] of header.fields) {
    const field = fieldOf(entity, name);
    if (indexes.length < 2 || isList(field)) continue;
    const reason = `has ${indexes.length} columns for “${field.label}”; in each row the first value is taken`;
    yield remark('note', 1, file.name, reason);
  }
  const read = rowReader(table, entity, header, context);
  for (const row of table.rows()) yield read(row);
}

function refuseUnusable(file: SourceFile, entity: Entity, { fields, id, key }: HeaderFields): void {
  if (fields.size === 0) {
    const labels = Object.values(entity.fields)
      .slice(0, 6)
      .map(({ label }) => label);
    throw new MusterError(
      'bad-input',
      `“${file.name}” has none of the columns of ${lowerFirst(entity.plural)} (${labels.join(', ')}, …).`,
    );
  }
  const missing = Object.entries(entity.fields).filter(
    ([name, field]) => !field.optional && !fields.has(name),
  );
  if (missing.length > 0 && id === undefined && key === undefined) {
    const labels = missing.map(([, { label }]) => `“${label}”`).join(', ');
    throw new MusterError(
      'bad-input',
      `“${file.name}” has no column ${labels}, which every ${lowerFirst(entity.label)} needs.`,
    );
  }
}

function rowReader(
  table: CsvTable,
  entity: Entity,
  header: HeaderFields,
  context: ReadContext,
): (row: CsvRow) => ReadItem {
  const columns = columnsOf(table, entity, header, context);
  const currencyAt = header.fields.get('currency')?.[0];
  const isHashed = entity.unique.length === 0 && namesOf(entity).length === 0;
  const titleAt = header.fields.get(entity.title)?.[0];
  const seen = new Map<string, number>();
  const inCurrency = new Map<string, ParseContext>();
  const reference = remembered(named);

  return (row) => {
    const id = header.id === undefined ? null : cellText(row.cells[header.id]);
    const key = header.key === undefined ? null : cellText(row.cells[header.key]);
    const what = key ?? (titleAt === undefined ? null : cellText(row.cells[titleAt])) ?? id ?? entity.label;
    if (row.problem) return remark('reject', row.line, what, row.problem);
    const values: Record<string, unknown> = {};
    const refs: Record<string, Reference | Reference[]> = {};
    const rowContext = contextOf(row);
    for (const column of columns) {
      const text = joined(row, column);
      if (text === null) continue;
      if (column.field.kind === 'ref') refs[column.name] = reference(text);
      else if (column.field.kind === 'refs') refs[column.name] = splitList(text, ';').map(reference);
      else {
        const parsed = column.parse(text, rowContext);
        if ('error' in parsed)
          return remark('reject', row.line, what, `${column.field.label}: ${parsed.error}`);
        values[column.name] = parsed.value;
      }
    }
    const sourceId = id ?? key ?? (isHashed ? rowIdentity(values, refs) : null);
    return candidate(row.line, sourceId, key, values, refs);
  };

  function candidate(
    line: number,
    sourceId: string | null,
    key: string | null,
    values: Record<string, unknown>,
    refs: Record<string, Reference | Reference[]>,
  ): Candidate {
    const name = entity.name as EntityName;
    return {
      type: 'row',
      entity: name,
      line,
      sourceId,
      key: key ?? undefined,
      values,
      refs,
      isChecked: true,
    };
  }

  function contextOf(row: CsvRow): ParseContext {
    const currency =
      currencyAt === undefined ? null : (cellText(row.cells[currencyAt])?.toUpperCase() ?? null);
    if (currency === null || currency === context.currency) return context;
    const known = inCurrency.get(currency) ?? { ...context, currency };
    inCurrency.set(currency, known);
    return known;
  }

  /** The same row twice in a file is two records; the same file twice is the same records. */
  function rowIdentity(
    values: Record<string, unknown>,
    refs: Record<string, Reference | Reference[]>,
  ): string {
    const digest = hash('sha1', JSON.stringify([Object.entries(values).sort(), Object.entries(refs).sort()]));
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return count === 1 ? `row:${digest}` : `row:${digest}#${count}`;
  }
}

function columnsOf(table: CsvTable, entity: Entity, header: HeaderFields, context: ReadContext): Column[] {
  const columns = [...header.fields].map(([name, indexes]) => ({
    name,
    indexes,
    field: fieldOf(entity, name),
  }));
  const isDated = (field: AnyField) =>
    field.kind === 'date' || field.kind === 'instant' || field.kind === 'month';
  const dated = columns.filter(({ field }) => isDated(field)).flatMap(({ indexes }) => indexes);
  const ordered = dateOrderReader(table, dated, context.dateOrder);
  return columns.map((column) => {
    const parse = (text: string, rowContext: ParseContext) => parseFieldText(column.field, text, rowContext);
    if (isDated(column.field)) {
      const inOrder = (text: string, rowContext: ParseContext) =>
        ordered(text, (dateOrder) => parse(text, dateOrder ? { ...rowContext, dateOrder } : rowContext));
      return { ...column, parse: REPEATING.has(column.field.kind) ? rememberedParse(inOrder) : inOrder };
    }
    return { ...column, parse: REPEATING.has(column.field.kind) ? rememberedParse(parse) : parse };
  });
}

/** A parser that remembers; what is remembered must not depend on the row's currency, the part of the context that changes. */
function rememberedParse(parse: Column['parse']): Column['parse'] {
  const known = new Map<string, Parsed>();
  return (text, context) => {
    const found = known.get(text);
    if (found) return found;
    const parsed = parse(text, context);
    if (known.size < REMEMBERED) known.set(text, parsed);
    return parsed;
  };
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size < REMEMBERED) known.set(text, made);
    return made;
  };
}

/** A repeated column of a list is one list; of anything else, the first value counts. */
function joined({ cells }: CsvRow, { indexes, field }: Column): string | null {
  const [first] = indexes;
  if (indexes.length === 1 && first !== undefined) return unguarded(cellText(cells[first]));
  const texts = indexes.map((index) => unguarded(cellText(cells[index]))).filter((text) => text !== null);
  return texts.length === 0 ? null : isList(field) ? texts.join(';') : (texts[0] ?? null);
}

function isList({ kind }: AnyField): boolean {
  return kind === 'refs' || kind === 'tags' || kind === 'links';
}

/** Takes off the apostrophe that exports put before what a spreadsheet would run as a formula. */
function unguarded(text: string | null): string | null {
  return text?.startsWith("'") && /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}
