import { ClipboardCopy, PencilLine, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { useKey } from '../app/shortcuts.ts';
import { Button, IconButton } from '../design/button.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Menu } from '../design/menu.tsx';
import { counted, removeRecords } from './actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import styles from './records.module.css';
import { type RowsQuery, useHidden } from './use-rows.ts';
import type { Selection } from './use-selection.ts';

type Props = {
  entity: Entity;
  query: RowsQuery;
  selection: Selection;
  titles: Titles;
  onCopy: (format: 'csv' | 'markdown') => void;
};

/** What can be done with the selected rows. */
export function BulkBar({ entity, query, selection, titles, onCopy }: Props) {
  const [isEditing, setEditing] = useState(false);
  const { isReadOnly } = useWorkspace();
  const edit = () => setEditing(true);
  const hidden = useHidden(query, selection.ids());
  const canEdit = !isReadOnly && !entity.isMadeByMuster;
  useKey('e', edit, { isEnabled: canEdit });
  const remove = async () => {
    if (await removeRecords(entity, selection.ids())) selection.actions.clear();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Selected records">
      <span className={styles.bulkCount}>
        {counted(entity, selection.size)} selected
        {hidden > 0 && (
          <>
            , <span>{hidden === selection.size ? 'none' : `${hidden} not`} in this list</span>
          </>
        )}
      </span>
      <Button size="s" icon={PencilLine} disabled={!canEdit} onClick={edit}>
        Change a field…
        <Kbd keys="E" />
      </Button>
      <Menu
        trigger={
          <Button size="s" icon={ClipboardCopy}>
            Copy
          </Button>
        }
        entries={[
          { label: 'As CSV', keys: 'Mod+C', onSelect: () => onCopy('csv') },
          { label: 'As Markdown', keys: 'Mod+Shift+C', onSelect: () => onCopy('markdown') },
        ]}
      />
      <Button size="s" icon={Trash2} variant="danger" disabled={isReadOnly} onClick={() => void remove()}>
        Remove
        <Kbd keys="Del" />
      </Button>
      <IconButton
        size="s"
        icon={X}
        label="Clear the selection"
        keys="Esc"
        onClick={selection.actions.clear}
      />
      <BulkDialog
        entity={entity}
        ids={selection.ids()}
        titles={titles}
        isOpen={isEditing}
        onClose={() => setEditing(false)}
      />
    </div>
  );
}
