import type { ReactNode } from 'react';
import type { Rows } from '../charts/spec.ts';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './facts.module.css';

export type Fact = {
  label: string;
  value: ReactNode;
  /** What the value is measured against, or why there is none. */
  note?: string | undefined;
  rows?: Rows | null | undefined;
};

/** A few figures about a record; each opens the rows behind it. */
export function Facts({ facts, label }: { facts: readonly Fact[]; label: string }) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd className={styles.value}>
            <RowsLink rows={fact.rows ?? null}>{fact.value}</RowsLink>
          </dd>
          {fact.note && <dd className={styles.note}>{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
