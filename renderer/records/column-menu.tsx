import { Popover } from '@base-ui/react/popover';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { Button, IconButton } from '../design/button.tsx';
import { Checkbox } from '../design/checkbox.tsx';
import popup from '../design/popup.module.css';
import { allColumns, type Column, moved } from './columns.ts';
import styles from './records.module.css';

type Props = {
  entity: Entity;
  columns: readonly Column[];
  /** `null` means the columns that the description names. */
  onChange: (names: string[] | null) => void;
  onReset: () => void;
};

/** Chooses the columns of a list and their order. */
export function ColumnMenu({ entity, columns, onChange, onReset }: Props) {
  const shown = columns.map(({ name }) => name);
  const hidden = allColumns(entity).filter(({ name }) => !shown.includes(name));
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...shown, name] : shown.filter((one) => one !== name));
  const move = (name: string, by: number) => onChange(moved(entity, shown, name, by));
  return (
    <Popover.Root>
      <Popover.Trigger
        render={
          <Button size="s" icon={Columns3}>
            <span className={styles.toolLabel}>Columns</span>
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className={popup.positioner}>
          <Popover.Popup className={`${popup.popup} ${styles.columns}`} aria-label="Columns">
            <ul>
              {columns.map((column) => (
                <ShownColumn
                  key={column.name}
                  entity={entity}
                  column={column}
                  shown={shown}
                  onToggle={toggle}
                  onMove={move}
                />
              ))}
              {hidden.map(({ name, label }) => (
                <li key={name}>
                  <Checkbox checked={false} onChange={() => toggle(name, true)}>
                    {label}
                  </Checkbox>
                </li>
              ))}
            </ul>
            <Button size="s" variant="ghost" onClick={onReset}>
              As they were
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

type ShownProps = {
  entity: Entity;
  column: Column;
  shown: readonly string[];
  onToggle: (name: string, isOn: boolean) => void;
  onMove: (name: string, by: number) => void;
};

function ShownColumn({ entity, column: { name, label }, shown, onToggle, onMove }: ShownProps) {
  const canMove = (by: number) => moved(entity, shown, name, by).join() !== shown.join();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(name, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li onKeyDown={onKeyDown}>
      <Checkbox checked onChange={() => onToggle(name, false)} disabled={name === entity.title}>
        {label}
      </Checkbox>
      <IconButton
        size="s"
        icon={ArrowUp}
        label={`${label}: further left`}
        keys="Alt+↑"
        disabled={!canMove(-1)}
        onClick={() => onMove(name, -1)}
      />
      <IconButton
        size="s"
        icon={ArrowDown}
        label={`${label}: further right`}
        keys="Alt+↓"
        disabled={!canMove(1)}
        onClick={() => onMove(name, 1)}
      />
    </li>
  );
}
