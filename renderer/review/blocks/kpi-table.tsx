import type { Unit } from '#shared/figure/figure.ts';
import { formatMoneyShort, formatShort, formatValue, NO_VALUE } from '#shared/figure/format.ts';
import type { KpiRow } from '#shared/review/sections.ts';
import { durationText } from '../../charts/axis.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { RagMark } from '../../design/badge.tsx';
import styles from './blocks.module.css';
import { type Column, FactTable } from './fact-table.tsx';
import { percentText } from './figure-text.ts';
import { RecordName } from './open-rows.tsx';
import { nameOf } from './words.tsx';

/** The units that Muster knows; a KPI may have one of its own, which stands with its name. */
const UNITS = new Set<string>([
  'count',
  'ratio',
  'minutes',
  'hours',
  'days',
  'money',
  'burn',
  'score',
  'people',
  'perUnit',
] satisfies Unit[]);

const COLUMNS: readonly Column<KpiRow>[] = [
  {
    header: 'Status',
    cell: ({ rag, value }) =>
      rag === null && value !== null ? <RagMark rag={null} word="No target" /> : <RagMark rag={rag} />,
    width: '7.5em',
  },
  {
    header: 'KPI',
    cell: ({ id, name, unit }) => (
      <RecordName entity="kpi" id={id}>
        {name}
        {UNITS.has(unit) ? '' : ` (${unit})`}
      </RecordName>
    ),
    text: ({ name, definition }) => (definition ? `${name}: ${definition}` : name),
  },
  {
    header: 'Value',
    cell: (row) => kpiValue(row, row.value),
    text: ({ reason }) => reason ?? '',
    width: '6.75em',
    isNumber: true,
  },
  {
    header: 'Before',
    cell: (row) => kpiValue(row, row.previous),
    width: '6em',
    isNumber: true,
    needs: 'wide',
  },
  { header: 'Target', cell: targetOf, width: '6.5em', isNumber: true },
  { header: 'Trend', cell: ({ trend }) => <Sparkline trend={trend} />, width: '7em' },
  {
    header: 'Reading',
    cell: (row) => <small className={styles.small}>{readingOf(row)}</small>,
    text: readingOf,
    width: '21%',
    lines: 2,
  },
  { header: 'Period', cell: ({ period }) => period ?? NO_VALUE, width: '7em', needs: 'medium' },
  { header: 'n', cell: ({ n }) => formatShort(n), width: '3.25em', isNumber: true, needs: 'wide' },
  {
    header: 'Owner',
    cell: ({ owner }) => nameOf(owner),
    text: ({ owner }) => nameOf(owner),
    width: '9.5em',
    needs: 'medium',
  },
];

type Props = {
  rows: readonly KpiRow[];
  limit?: number;
  more?: number;
  isTitled?: boolean /** Fewer columns, for a narrow page. */;
  isCompact?: boolean;
};

const NARROW = new Set(['Status', 'KPI', 'Value', 'Target', 'Trend', 'Period', 'n']);

/** KPIs with value, target, trend and colour. */
export function KpiTable({ rows, limit, more, isTitled = false, isCompact = false }: Props) {
  return (
    <FactTable
      name="KPIs"
      isTitled={isTitled}
      columns={isCompact ? COLUMNS.filter(({ header }) => NARROW.has(header)) : COLUMNS}
      rows={rows}
      limit={limit}
      more={more}
      rowKey={({ id }) => id}
      empty="No KPI is defined yet."
    />
  );
}

/** A KPI's value in its own unit, short where it is large. */
export function kpiValue(
  { unit, currency }: Pick<KpiRow, 'unit' | 'currency'>,
  value: number | null,
): string {
  if (value === null) return NO_VALUE;
  if (unit === 'money') return formatMoneyShort(value, currency ?? 'EUR');
  if (unit === 'minutes') return durationText(value);
  if (unit === 'ratio') return percentText(value);
  if (Math.abs(value) >= 1e5) return formatShort(value);
  if (unit === 'score' && Math.abs(value) < 1) return formatShort(value);
  const decimals = isWhole(value) || unit === 'ratio' ? {} : { decimals: Math.abs(value) >= 100 ? 0 : 1 };
  return UNITS.has(unit) ? formatValue(value, unit as Unit, { currency, ...decimals }) : formatShort(value);
}

function targetOf(row: KpiRow): string {
  if (row.target === null) return NO_VALUE;
  return `${row.direction === 'higher' ? '≥' : '≤'} ${kpiValue(row, row.target)}`;
}

function readingOf({ value, reason, trend, offTargetPeriods }: KpiRow): string {
  if (value === null) return reason ?? 'no data';
  const off = offTargetPeriods >= 2 ? `${offTargetPeriods} periods off target; ` : '';
  return off + trend.verdict.replace(/\.$/, '');
}

function isWhole(value: number): boolean {
  return Number.isInteger(value);
}
