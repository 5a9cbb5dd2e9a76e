import { useContext } from 'react';
import type { FactColumn } from '#shared/review/facts/facts.ts';
import { kpiFacts } from '#shared/review/facts/kpi-facts.ts';
import type { KpiRow } from '#shared/review/sections.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import styles from './blocks.module.css';
import { type Column, FactTable } from './fact-table.tsx';
import { FixedRoom } from './fixed-room.ts';

type Props = {
  rows: readonly KpiRow[];
  limit?: number | undefined;
  more?: number;
  /** The columns as the slide has room for them. */
  columns?: readonly FactColumn<KpiRow>[];
  isTitled?: boolean /** Fewer columns, for a narrow page. */;
  isCompact?: boolean;
};

/** KPIs with value, target, trend and colour. */
export function KpiTable({ rows, limit, more, columns, isTitled = false, isCompact = false }: Props) {
  const facts = { ...kpiFacts(rows, isCompact), ...(columns ? { columns } : {}) };
  const isOnPaper = useContext(FixedRoom) !== null;
  return (
    <FactTable
      {...facts}
      columns={facts.columns.map((column) => drawn(column, isOnPaper))}
      told={facts.columns}
      isTitled={isTitled}
      limit={limit}
      more={more}
    />
  );
}

function drawn(column: FactColumn<KpiRow>, isOnPaper: boolean): Column<KpiRow> {
  if (column.header === 'Trend') return { ...column, cell: ({ trend }) => <Sparkline trend={trend} /> };
  // On paper its letters are as small as they need be, and its rows of one line.
  if (isOnPaper) return { ...column, lines: 1 };
  if (column.header !== 'Reading') return column;
  return {
    ...column,
    isSized: true,
    cell: (row) => <small className={styles.small}>{String(column.cell(row))}</small>,
  };
}
