import { Menu } from '@base-ui/react/menu';
import { Check, Columns3 } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import { Button } from '../design/button.tsx';
import popup from '../design/popup.module.css';
import { allColumns, type Column } from './columns.ts';
import styles from './records.module.css';

type Props = { entity: Entity; columns: readonly Column[]; onChange: (names: string[] | null) => void };

/** Chooses the columns of a list; `null` means those the description names. */
export function ColumnMenu({ entity, columns, onChange }: Props) {
  const shown = columns.map(({ name }) => name);
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...shown, name] : shown.filter((one) => one !== name));
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button size="s" icon={Columns3}>
            <span className={styles.toolLabel}>Columns</span>
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={popup.positioner}>
          <Menu.Popup className={popup.popup}>
            {allColumns(entity).map(({ name, label }) => (
              <Menu.CheckboxItem
                key={name}
                className={popup.item}
                checked={shown.includes(name)}
                disabled={name === entity.title}
                closeOnClick={false}
                onCheckedChange={(isOn) => toggle(name, isOn)}
              >
                <span className={popup.mark}>
                  <Menu.CheckboxItemIndicator>
                    <Check size={14} aria-hidden />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className={popup.label}>{label}</span>
              </Menu.CheckboxItem>
            ))}
            <Menu.Separator className={popup.separator} />
            <Menu.Item className={popup.item} onClick={() => onChange(null)}>
              <span className={popup.mark} />
              <span className={popup.label}>As it was</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
