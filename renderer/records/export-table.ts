import type { Entity } from '#shared/entity/entity.ts';
import type { Audience } from '#shared/entity/field.ts';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { notify } from '../design/toast.tsx';
import { counted } from './actions.ts';
import { coreQuery, type RowsQuery } from './use-rows.ts';

export type Format = 'csv' | 'markdown' | 'json';

export const FORMATS: readonly { value: Format; label: string; extensions: string[] }[] = [
  { value: 'csv', label: 'CSV table', extensions: ['csv'] },
  { value: 'markdown', label: 'Markdown table', extensions: ['md'] },
  { value: 'json', label: 'JSON', extensions: ['json'] },
];

export type TableRequest = {
  query: RowsQuery;
  /** The columns in their order; every column when not given. */
  columns?: readonly string[] | undefined;
  format: Format;
  audience?: Audience;
};

/** Copies rows as a table, for a spreadsheet or a document. */
export async function copyTable(entity: Entity, request: TableRequest): Promise<void> {
  await attempt(async () => {
    const { text } = await exported(request);
    await shell.clipboard.write({ text });
    const { ids } = request.query;
    const how = request.format === 'markdown' ? ' as Markdown' : '';
    notify({ title: `${ids ? counted(entity, ids.length) : entity.plural} copied${how}.` });
  });
}

/** Writes rows as a table to a file that the person chooses. */
export async function saveTable(request: TableRequest): Promise<void> {
  await attempt(async () => {
    const { text, fileName } = await exported(request);
    const format = FORMATS.find(({ value }) => value === request.format);
    const filters = format ? [{ name: format.label, extensions: format.extensions }] : [];
    const path = await shell.files.save({ title: 'Export the table', filters, suggestedName: fileName });
    if (path === null) return;
    await core.file.write({ path, text });
    notify({ title: 'Exported.', description: path });
  });
}

function exported({ query, columns, format, audience = 'director' }: TableRequest) {
  return core.record.export({
    entity: query.entity,
    ...coreQuery(query),
    limit: 100_000,
    format,
    audience,
    ...(columns ? { columns: [...columns] } : {}),
  });
}
