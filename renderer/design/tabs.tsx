import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export type Tab = { key: string; label: string; count?: number | undefined; content: ReactNode };

type Props = {
  tabs: readonly Tab[];
  active: string;
  onChange: (key: string) => void;
  className?: string | undefined;
};

export function Tabs({ tabs, active, onChange, className }: Props) {
  return (
    <Base.Root value={active} onValueChange={onChange}>
      <Base.List className={[styles.list, className].filter(Boolean).join(' ')} activateOnFocus>
        {tabs.map(({ key, label, count }) => (
          <Base.Tab key={key} value={key} className={styles.tab}>
            {label}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ key, content }) => (
        // Its tab scrolls it: it is no stop of its own.
        <Base.Panel key={key} value={key} className={styles.panel} tabIndex={-1}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
