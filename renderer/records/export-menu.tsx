import { ClipboardCopy, Download } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import { core, shell } from '../app/client.ts';
import { useCommand } from '../app/commands.ts';
import { attempt } from '../app/failure.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import { counted } from './actions.ts';
import styles from './records.module.css';
import { coreQuery, type RowsQuery } from './use-rows.ts';

type Format = 'csv' | 'markdown' | 'json';
const NAMES: Record<Format, { name: string; extensions: string[] }> = {
  csv: { name: 'CSV table', extensions: ['csv'] },
  markdown: { name: 'Markdown table', extensions: ['md'] },
  json: { name: 'JSON', extensions: ['json'] },
};

/** Takes the list as it is shown, sorted and filtered, out of the app. */
export function ExportMenu({ entity, query }: { entity: Entity; query: RowsQuery }) {
  useCommand('export', () => void save(query, 'csv'));
  return (
    <Menu
      align="end"
      trigger={
        <Button size="s" icon={Download}>
          <span className={styles.toolLabel}>Export</span>
        </Button>
      }
      entries={[
        { label: 'Copy as CSV', icon: ClipboardCopy, onSelect: () => void copy(entity, query, 'csv') },
        {
          label: 'Copy as Markdown',
          icon: ClipboardCopy,
          onSelect: () => void copy(entity, query, 'markdown'),
        },
        'separator',
        { label: 'Save as CSV…', icon: Download, onSelect: () => void save(query, 'csv') },
        { label: 'Save as Markdown…', icon: Download, onSelect: () => void save(query, 'markdown') },
        { label: 'Save as JSON…', icon: Download, onSelect: () => void save(query, 'json') },
      ]}
    />
  );
}

/** Copies rows as a table, for a spreadsheet or a document. */
export async function copy(entity: Entity, query: RowsQuery, format: Format): Promise<void> {
  await attempt(async () => {
    const { text } = await exported(query, format);
    await shell.clipboard.write({ text });
    notify({
      title: query.ids ? `${counted(entity, query.ids.length)} copied.` : `${entity.plural} copied.`,
    });
  });
}

async function save(query: RowsQuery, format: Format): Promise<void> {
  await attempt(async () => {
    const { text, fileName } = await exported(query, format);
    const path = await shell.files.save({
      title: 'Export the table',
      filters: [NAMES[format]],
      suggestedName: fileName,
    });
    if (path === null) return;
    await core.file.write({ path, text });
    notify({ title: 'Exported.', description: path });
  });
}

function exported(query: RowsQuery, format: Format) {
  return core.record.export({ entity: query.entity, ...coreQuery(query), limit: 100_000, format });
}
