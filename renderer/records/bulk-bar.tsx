import { ClipboardCopy, PencilLine, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button, IconButton } from '../design/button.tsx';
import { counted, removeRecords } from './actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { copy } from './export-menu.tsx';
import styles from './records.module.css';
import type { Selection } from './use-selection.ts';

/** What can be done with the selected rows. */
export function BulkBar({
  entity,
  selection,
  titles,
}: {
  entity: Entity;
  selection: Selection;
  titles: Titles;
}) {
  const [isEditing, setEditing] = useState(false);
  const { isReadOnly } = useWorkspace();
  const remove = async () => {
    if (await removeRecords(entity, selection.ids())) selection.actions.clear();
  };
  const query = { entity: entity.name, where: [], text: '', sort: null, ids: selection.ids() };
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Selected records">
      <span className={styles.bulkCount}>{counted(entity, selection.size)} selected</span>
      <Button size="s" icon={PencilLine} disabled={isReadOnly} onClick={() => setEditing(true)}>
        Change a field…
      </Button>
      <Button
        size="s"
        icon={ClipboardCopy}
        onClick={() => void copy(entity, query, 'csv')}
        disabled={selection.size > 1000}
      >
        Copy
      </Button>
      <Button size="s" icon={Trash2} variant="danger" disabled={isReadOnly} onClick={() => void remove()}>
        Remove
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
