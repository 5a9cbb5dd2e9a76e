import { PencilLine, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../app/queries.ts';
import { Button, IconButton } from '../design/button.tsx';
import styles from './panel.module.css';

type HeadProps = {
  title: string;
  /** How much of it there is, beside the title. */
  count?: string | undefined;
  /** What it is as of, or in which sense. */
  note?: string | undefined;
  /** A link or a button of this part alone. */
  children?: ReactNode;
};

/** The head of a part of a record's panel. */
export function PartHead({ title, count, note, children }: HeadProps) {
  return (
    <header className={styles.partHead}>
      <h3>
        {title}
        {count !== undefined && <span className={styles.partCount}> {count}</span>}
      </h3>
      {note !== undefined && <span className={styles.partNote}>{note}</span>}
      {children}
    </header>
  );
}

/** Adds a line to a part; the keyboard comes back to it when the line is written. */
export function AddLine({ label, onAdd }: { label: string; onAdd: () => void }) {
  const { isReadOnly } = useWorkspace();
  return (
    <Button size="s" variant="ghost" icon={Plus} data-line="add" onClick={onAdd} disabled={isReadOnly}>
      {label}
    </Button>
  );
}

type ActionsProps = {
  /** What the line is, e.g. `entry`. */
  what: string;
  onEdit: () => void;
  onRemove: () => void;
  /** Whether Enter and Delete do the same on the line itself. */
  hasKeys?: boolean;
};

/** What can be done with a line of a part. */
export function LineActions({ what, onEdit, onRemove, hasKeys = false }: ActionsProps) {
  const { isReadOnly } = useWorkspace();
  return (
    <>
      <IconButton
        size="s"
        icon={PencilLine}
        label={`Change this ${what}`}
        {...(hasKeys ? { keys: 'Enter' } : {})}
        onClick={onEdit}
        disabled={isReadOnly}
      />
      <IconButton
        size="s"
        icon={Trash2}
        label={`Remove this ${what}`}
        {...(hasKeys ? { keys: 'Del' } : {})}
        onClick={onRemove}
        disabled={isReadOnly}
      />
    </>
  );
}
