import { LoaderCircle } from 'lucide-react';
import styles from './small.module.css';

export function Spinner({ label = 'Loading' }: { label?: string }) {
  return (
    <span role="status">
      <LoaderCircle size={16} className={styles.spinner} aria-hidden />
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

type Props = { label: string; done: number; total: number | null };

/** How far long work is; without a total it only shows that it goes on. */
export function Progress({ label, done, total }: Props) {
  const share = total ? Math.min(1, done / total) : null;
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
    >
      <div
        className={styles.progressFill}
        data-indeterminate={share === null || undefined}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
