import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './popup.module.css';

export type MenuEntry =
  | {
      label: string;
      icon?: LucideIcon;
      keys?: string;
      isDisabled?: boolean;
      isDanger?: boolean;
      /** Shown with a check mark. */
      isChecked?: boolean;
      /** The menu stays open for the next choice. */
      staysOpen?: boolean;
      onSelect: () => void;
    }
  | 'separator'
  | { heading: string };

type Props = {
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
  isOpenAtFirst?: boolean;
};

export function Menu({ trigger, entries, align = 'start', isOpenAtFirst = false }: Props) {
  const hasMarks = entries.some(
    (entry) => typeof entry === 'object' && ('icon' in entry || 'isChecked' in entry),
  );
  return (
    <Base.Root defaultOpen={isOpenAtFirst}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu's entries have no other identity and never move
              <Entry key={index} entry={entry} hasMarks={hasMarks} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry, hasMarks }: { entry: MenuEntry; hasMarks: boolean }) {
  if (entry === 'separator') return <Base.Separator className={styles.separator} />;
  if ('heading' in entry) return <div className={styles.groupLabel}>{entry.heading}</div>;
  const {
    label,
    icon: Icon,
    keys,
    isDisabled = false,
    isDanger,
    isChecked,
    staysOpen = false,
    onSelect,
  } = entry;
  const mark = isChecked ? <Check size={14} aria-hidden /> : Icon && <Icon size={14} aria-hidden />;
  return (
    <Base.Item
      className={styles.item}
      disabled={isDisabled}
      closeOnClick={!staysOpen}
      data-danger={isDanger || undefined}
      onClick={onSelect}
    >
      {hasMarks && <span className={styles.mark}>{mark}</span>}
      <span className={styles.label}>
        {label}
        {isChecked && <span className="visually-hidden"> (chosen)</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </Base.Item>
  );
}
