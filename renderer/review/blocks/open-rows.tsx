import { createContext, type ReactNode, useContext } from 'react';
import { PageLink, recordPath } from '../../app/link.tsx';
import type { Rows } from '../../charts/spec.ts';
import styles from './blocks.module.css';

/** How the rows behind a figure are opened; `null` on slides and on paper, where nothing can be clicked. */
export const OpenRows = createContext<((rows: Rows) => void) | null>(null);

export function useOpenRows(): ((rows: Rows) => void) | undefined {
  return useContext(OpenRows) ?? undefined;
}

/** The name of a record; on a page it opens the record. */
export function RecordName({ entity, id, children }: { entity: string; id: string; children: ReactNode }) {
  const open = useContext(OpenRows);
  if (!open) return <>{children}</>;
  return (
    <PageLink className={styles.recordLink} to={recordPath(entity, id)}>
      {children}
    </PageLink>
  );
}

/** A count or a value that opens its rows; plain text where it cannot or where there are none. */
export function RowsLink({ rows, children }: { rows: Rows | null; children: ReactNode }) {
  const open = useContext(OpenRows);
  if (!open || !rows || (rows.ids.length === 0 && !rows.where)) return <>{children}</>;
  return (
    <button
      type="button"
      className={styles.rowsLink}
      title={rows.where ? 'Show the rows' : `Show the ${rows.ids.length} rows`}
      onClick={() => open(rows)}
    >
      {children}
    </button>
  );
}
