import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './small.module.css';

type Props = { icon?: LucideIcon; title: string; children?: ReactNode; actions?: ReactNode };

/** What stands where there is nothing yet: what belongs here and how to begin. */
export function EmptyState({ icon: Icon, title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden />}
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
