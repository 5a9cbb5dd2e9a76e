import { Copy, Ellipsis, Link2, PencilLine, Trash2, X } from 'lucide-react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { Button, IconButton } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import { createRecord, removeRecords } from './actions.ts';
import panel from './panel.module.css';

type Props = {
  entity: Entity;
  title: string;
  row?: AnyRow;
  onEdit?: (() => void) | undefined;
  onClose: () => void;
};

export function PanelHead({ entity, title, row, onEdit, onClose }: Props) {
  const { isReadOnly } = useWorkspace();
  return (
    <header className={panel.head}>
      <div className={panel.heading}>
        <p className={panel.kind}>
          {entity.label}
          {row?.key && <span> {row.key}</span>}
        </p>
        <h2 className={panel.title}>{title}</h2>
      </div>
      {onEdit && (
        <Button size="s" icon={PencilLine} onClick={onEdit} disabled={isReadOnly}>
          Edit
        </Button>
      )}
      {row && <RecordMenu entity={entity} row={row} isReadOnly={isReadOnly} onClose={onClose} />}
      <IconButton size="s" icon={X} label="Close" keys="Esc" onClick={onClose} />
    </header>
  );
}

type MenuProps = { entity: Entity; row: AnyRow; isReadOnly: boolean; onClose: () => void };

function RecordMenu({ entity, row, isReadOnly, onClose }: MenuProps) {
  const copyAddress = () =>
    attempt(async () => {
      await shell.clipboard.write({ text: `#${recordPath(entity.name, row.id)}` });
      notify({ title: 'Address copied.' });
    });
  const remove = async () => {
    if (await removeRecords(entity, [row.id])) onClose();
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton size="s" icon={Ellipsis} label="More" />}
      entries={[
        { label: 'Copy address', icon: Link2, onSelect: () => void copyAddress() },
        {
          label: 'Duplicate',
          icon: Copy,
          isDisabled: isReadOnly || entity.isMadeByMuster,
          onSelect: () => void attempt(() => duplicate(entity, row)),
        },
        'separator',
        {
          label: 'Remove',
          icon: Trash2,
          keys: 'Del',
          isDanger: true,
          isDisabled: isReadOnly,
          onSelect: () => void remove(),
        },
      ]}
    />
  );
}

/** Another record with the same values; what must be unique is left for the person to change. */
async function duplicate(entity: Entity, row: AnyRow): Promise<void> {
  const names = Object.keys(entity.fields).filter((name) => row[name] !== null);
  const values = Object.fromEntries(names.map((name) => [name, row[name]]));
  for (const name of entity.unique.flat()) {
    if (entity.fields[name]?.kind === 'text') values[name] = `${String(values[name])} (copy)`;
  }
  await createRecord(entity, values);
}
