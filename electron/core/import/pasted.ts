import Papa from 'papaparse';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { PasteOutcome } from '#shared/import/import-report.ts';
import { known } from '../record/record-service.ts';
import { applyImport } from './apply.ts';
import { headerOf } from './csv.ts';
import { type HeaderFields, headerFields } from './header-fields.ts';
import { csvOfMarkdown } from './markdown-table.ts';
import { CSV_SOURCE } from './record-matcher.ts';
import { importPlanOf } from './run.ts';
import type { SourceFile } from './source-file.ts';

/** What pasted rows are called in the history and the import log. */
const NAME = 'pasted rows';

type Pasted = {
  entity: string;
  text: string;
  /** The columns of the list, which rows without a header are taken to be in. */
  columns: readonly string[];
  hasHeader?: boolean | undefined;
};

/**
 * Reads rows pasted from a spreadsheet, or a Markdown table, into the list of one entity, by the same plan as a file.
 * @throws MusterError `bad-input` when nothing in them can be read
 */
export function pasteRows(workspace: Workspace, pasted: Pasted, isDryRun: boolean): PasteOutcome {
  const entity = known(pasted.entity);
  if (entity.isMadeByMuster) {
    throw new MusterError('refused', `Muster makes ${lowerFirst(entity.plural)} itself.`);
  }
  const source = sourceOf(csvOfMarkdown(pasted.text));
  const head = headerOf(source);
  if (!head) throw new MusterError('bad-input', 'There are no rows in what was pasted.');
  const hasHeader = pasted.hasHeader ?? isHeader(entity, head.headers);
  const headers = hasHeader
    ? head.headers
    : pasted.columns.slice(0, head.headers.length).map(labelIn(entity));
  const text = hasHeader ? source.text : `${headerRow(headers, head)}\n${source.text}`;
  const plan = importPlanOf(workspace, [{ source: sourceOf(text), kind: CSV_SOURCE, entity: entity.name }]);
  const outcome = isDryRun ? plan.outcome : applyImport(plan);
  // A header that was put before the rows is no line of theirs.
  const shift = hasHeader ? 0 : 1;
  const files = outcome.files.map((file) => ({
    ...file,
    items: file.items.map((item) => ({ ...item, line: item.line - shift })),
  }));
  return { ...outcome, files, hasHeader, columns: columnsOf(entity, headers, headerFields(entity, headers)) };
}

/** A first row whose cells mostly name fields is a header. */
function isHeader(entity: Entity, cells: readonly string[]): boolean {
  const { fields, id, key } = headerFields(entity, cells);
  const named = fields.size + (id === undefined ? 0 : 1) + (key === undefined ? 0 : 1);
  return named > 0 && named * 2 >= cells.filter((cell) => cell !== '').length;
}

function labelIn(entity: Entity): (name: string) => string {
  return (name) => entity.fields[name]?.label ?? (name === 'key' ? 'Key' : '');
}

/** As many names as there are columns, so that a row with more cells than the list has columns is still read. */
function headerRow(
  labels: readonly string[],
  { headers, delimiter }: { headers: string[]; delimiter: string },
) {
  const names = headers.map((_, index) => labels[index] ?? '');
  return Papa.unparse([names], { delimiter });
}

function columnsOf(
  entity: Entity,
  headers: readonly string[],
  { fields, id, key }: HeaderFields,
): PasteOutcome['columns'] {
  const labels = new Map<number, string>();
  for (const [name, indexes] of fields) {
    for (const index of indexes) labels.set(index, entity.fields[name]?.label ?? name);
  }
  if (id !== undefined) labels.set(id, 'Id');
  if (key !== undefined) labels.set(key, 'Key');
  return headers.map((header, index) => ({ header, field: labels.get(index) ?? null }));
}

function sourceOf(text: string): SourceFile {
  return { name: NAME, path: NAME, text, bytes: text.length };
}
