import type { FactColumn } from '#shared/review/facts/facts.ts';
import { type OkrLine, okrFacts } from '#shared/review/facts/okr-facts.ts';
import type { OkrSection } from '#shared/review/sections.ts';
import styles from './blocks.module.css';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName } from './open-rows.tsx';

type Props = {
  okrs: OkrSection;
  limit?: number | undefined;
  /** Lines that are left out of `okrs` already. */
  more?: number;
  /** The columns as the slide has room for them. */
  columns?: readonly FactColumn<OkrLine>[];
  /** Fewer columns, for a narrow page. */
  isCompact?: boolean;
};

/** Objectives with their key results, against the share of the quarter that has passed. */
export function OkrTable({ okrs, limit, more, columns, isCompact = false }: Props) {
  const facts = { ...okrFacts(okrs, isCompact), ...(columns ? { columns } : {}) };
  const shown = facts.columns.map((column) => drawn(column, okrs.expected));
  return <FactTable {...facts} columns={shown} told={facts.columns} more={more} limit={limit} />;
}

function drawn({ record: _, ...column }: FactColumn<OkrLine>, expected: number): Column<OkrLine> {
  if (column.header === 'Progress')
    return {
      ...column,
      cell: ({ progress }) => <ProgressBar progress={progress} expected={expected} />,
    };
  if (column.header !== 'Objective and key results') return column;
  return {
    ...column,
    cell: ({ id, entity, name, depth }) => (
      <span className={depth === 0 ? styles.objective : styles.keyResult}>
        <RecordName entity={entity} id={id}>
          {name}
        </RecordName>
      </span>
    ),
  };
}

/** Progress as a bar, with a mark where it is expected to be. Both are fractions. */
export function ProgressBar({ progress, expected }: { progress: number | null; expected: number }) {
  if (progress === null) return <span className={styles.muted}>no check-in</span>;
  return (
    <div className={styles.bar}>
      <div className={styles.barFill} style={{ width: `${Math.min(1, Math.max(0, progress)) * 100}%` }} />
      <div className={styles.barMark} style={{ left: `${Math.min(0.99, expected) * 100}%` }} />
    </div>
  );
}
