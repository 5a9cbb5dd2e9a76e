import { actionItem } from '#shared/action/action-item.ts';
import { parseFieldText } from '#shared/entity/parse.ts';
import { parseDate } from '#shared/entity/parse-time.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { Columns } from './columns.ts';
import { type CsvRow, csvTable, headerOf } from './csv.ts';
import { dateOrderReader } from './date-order.ts';
import { headerFields } from './header-fields.ts';
import { type Importer, named, type ReadContext, type ReadItem, type Reference, remark } from './importer.ts';
import { actionPriority, actionStatus } from './jira-words.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Jira's CSV export (Cloud and Server) as actions. Headers repeat, dates have no zone. A custom field whose name is
 * that of one of an action's fields fills it, e.g. `Custom field (Committed due date)`.
 */
export const jira = {
  kind: 'jira',
  label: IMPORT_FORMATS.jira,
  detect: (file: SourceFile) =>
    new Columns(headerOf(file)?.headers ?? []).has('Issue key', 'Summary', 'Status'),
  read: readIssues,
} satisfies Importer;

const CUSTOM = /^Custom field \((.+)\)$/i;
const DATES = ['Created', 'Resolved', 'Due date', 'Updated', 'Status Category Changed'];
/** Fields that have a column of their own in Jira. */
const OWN = new Set([
  'title',
  'status',
  'priority',
  'createdOn',
  'completedOn',
  'dueOn',
  'description',
  'ownerId',
]);

function* readIssues(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const table = csvTable(file, context.maxRows);
  const read = issueReader(table, context);
  for (const row of table.rows()) yield* read(row);
}

function issueReader(table: ReturnType<typeof csvTable>, context: ReadContext) {
  const columns = new Columns(table.headers);
  const custom = customFields(table.headers);
  const dateColumns = [
    ...columns.indexes(...DATES),
    ...custom.filter(({ isDate }) => isDate).flatMap(({ indexes }) => indexes),
  ];
  const ordered = dateOrderReader(table, dateColumns, context.dateOrder);
  const cell = {
    key: columns.reader('Issue key'),
    title: columns.reader('Summary'),
    status: columns.reader('Status'),
    category: columns.reader('Status Category'),
    resolution: columns.reader('Resolution'),
    priority: columns.reader('Priority'),
    assignee: columns.reader('Assignee'),
    description: columns.reader('Description'),
    created: columns.reader('Created'),
    resolved: columns.reader('Resolved', 'Resolution date'),
    due: columns.reader('Due date'),
    changed: columns.reader('Status Category Changed', 'Updated'),
  };
  const labels = columns.listReader('Labels');

  return function* readIssue(row: CsvRow): Generator<ReadItem> {
    const { line } = row;
    const key = cell.key(row);
    const what = key ?? 'Issue';
    const fields = row.problem ?? (key === null ? 'it has no issue key' : fieldsOf(row));
    if (typeof fields === 'string') {
      yield remark('reject', line, what, fields);
      return;
    }
    yield { type: 'row', entity: 'actionItem', line, sourceId: key, key: key ?? undefined, ...fields.row };
    for (const note of fields.notes) yield remark('note', line, what, note);
  };

  function fieldsOf(row: CsvRow) {
    const notes: string[] = [];
    const dates = datesOf(row);
    if (typeof dates === 'string') return dates;
    const brought = customValues(row);
    if (typeof brought === 'string') return brought;
    const status = actionStatus(
      { status: cell.status(row), category: cell.category(row), resolution: cell.resolution(row) },
      dates.resolved !== null,
    );
    if (status.note) notes.push(status.note);
    const priority = actionPriority(cell.priority(row));
    if (priority.note) notes.push(priority.note);
    const isDone = status.value === 'done';
    if (isDone && dates.resolved === null && dates.changed !== null) {
      notes.push('has no resolution date; the day it last changed is taken as the day it was completed');
    }
    const assignee = cell.assignee(row);
    const values = {
      title: cell.title(row),
      status: status.value,
      priority: priority.value,
      createdOn: dates.created,
      dueOn: dates.due,
      completedOn: isDone ? (dates.resolved ?? dates.changed) : null,
      description: describe(cell.description(row), labels(row)),
      ...(brought.refs.incidentId && { origin: 'incident' }),
      ...brought.values,
    };
    const refs = { ...(assignee !== null && { ownerId: named(assignee) }), ...brought.refs };
    // The first due date that is seen is the one that was promised.
    return { row: { values, refs, initial: { committedDueOn: dates.due } }, notes };
  }

  function datesOf(row: CsvRow) {
    const result: Record<'created' | 'resolved' | 'due' | 'changed', string | null> = {
      created: null,
      resolved: null,
      due: null,
      changed: null,
    };
    for (const name of Object.keys(result) as (keyof typeof result)[]) {
      const text = cell[name](row);
      if (text === null) continue;
      const parsed = ordered(text, (order) => parseDate(text, context.zone, order));
      if ('error' in parsed) return `${name}: ${parsed.error}`;
      result[name] = parsed.value;
    }
    return result;
  }

  function customValues(row: CsvRow) {
    const values: Record<string, unknown> = {};
    const refs: Record<string, Reference> = {};
    for (const { name, read } of custom) {
      const text = read(row);
      if (text === null) continue;
      const field = actionItem.fields[name];
      if (field.kind === 'ref') {
        refs[name] = named(text);
        continue;
      }
      const parsed = ordered(text, (dateOrder) => parseFieldText(field, text, { ...context, dateOrder }));
      if ('error' in parsed) return `${field.label}: ${parsed.error}`;
      values[name] = parsed.value;
    }
    return { values, refs };
  }
}

type ActionField = keyof typeof actionItem.fields;

function customFields(headers: string[]) {
  const names = headers.map((header) => CUSTOM.exec(header)?.[1] ?? '');
  const { fields } = headerFields(actionItem, names);
  return [...fields]
    .filter(([name]) => !OWN.has(name))
    .map(([name, indexes]) => {
      const reader = new Columns(headers).reader(...new Set(indexes.map((index) => headers[index] ?? '')));
      const field = actionItem.fields[name as ActionField];
      return { name: name as ActionField, indexes, isDate: field.kind === 'date', read: reader };
    });
}

function describe(description: string | null, labels: string[]): string | null {
  const named = labels.length > 0 ? `Labels: ${labels.join(', ')}` : null;
  const parts = [description, named].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('\n\n').slice(0, 50_000) : null;
}
