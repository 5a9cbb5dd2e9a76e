import { ClipboardCopy, Download } from 'lucide-react';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { useCommand } from '../app/commands.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import type { Column } from './columns.ts';
import { ExportDialog } from './export-dialog.tsx';
import { copyTable, type Format } from './export-table.ts';
import styles from './records.module.css';
import { onlyRows, type RowsQuery } from './use-rows.ts';

type Props = {
  entity: Entity;
  query: RowsQuery;
  columns: readonly Column[];
  selectedIds: readonly string[];
  total: number | null;
};

/** Takes the list, as it is shown, sorted and filtered, out of the app. */
export function ExportMenu({ entity, query, columns, selectedIds, total }: Props) {
  const [isOpen, setOpen] = useState(false);
  useCommand('export', () => setOpen(true));
  const copy = (format: Format) => () =>
    void copyTable(entity, {
      query: selectedIds.length > 0 ? onlyRows(query, selectedIds) : query,
      columns: columns.map(({ name }) => name),
      format,
    });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="s" icon={Download}>
            <span className={styles.toolLabel}>Export</span>
          </Button>
        }
        entries={[
          { label: 'Copy as CSV', icon: ClipboardCopy, onSelect: copy('csv') },
          { label: 'Copy as Markdown', icon: ClipboardCopy, onSelect: copy('markdown') },
          'separator',
          { label: 'Export…', icon: Download, keys: 'Mod+E', onSelect: () => setOpen(true) },
        ]}
      />
      <ExportDialog
        entity={entity}
        query={query}
        columns={columns}
        selectedIds={selectedIds}
        total={total}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
