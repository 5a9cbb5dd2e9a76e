import type { FactColumn } from '#shared/review/facts/facts.ts';
import { kpiFacts } from '#shared/review/facts/kpi-facts.ts';
import type { KpiRow } from '#shared/review/sections.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import styles from './blocks.module.css';
import { type Column, FactTable } from './fact-table.tsx';

type Props = {
  rows: readonly KpiRow[];
  limit?: number;
  more?: number;
  isTitled?: boolean /** Fewer columns, for a narrow page. */;
  isCompact?: boolean;
};

/** KPIs with value, target, trend and colour. */
export function KpiTable({ rows, limit, more, isTitled = false, isCompact = false }: Props) {
  const facts = kpiFacts(rows, isCompact);
  return (
    <FactTable {...facts} columns={facts.columns.map(drawn)} isTitled={isTitled} limit={limit} more={more} />
  );
}

function drawn(column: FactColumn<KpiRow>): Column<KpiRow> {
  if (column.header === 'Trend') return { ...column, cell: ({ trend }) => <Sparkline trend={trend} /> };
  if (column.header !== 'Reading') return column;
  return { ...column, cell: (row) => <small className={styles.small}>{String(column.cell(row))}</small> };
}
