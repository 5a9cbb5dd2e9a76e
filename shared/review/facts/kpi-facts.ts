import type { Unit } from '../../figure/figure.ts';
import { percentText } from '../../figure/figure-text.ts';
import { formatMoneyShort, formatShort, formatValue, isUnit, NO_VALUE } from '../../figure/format.ts';
import { durationText } from '../../figure/measure.ts';
import type { KpiRow } from '../sections.ts';
import { type FactColumn, type Facts, onlyColumns } from './facts.ts';
import { nameOf, ragMark } from './words.ts';

const COLUMNS: readonly FactColumn<KpiRow>[] = [
  {
    header: 'Status',
    cell: ({ rag, value }) => (rag === null && value !== null ? ragMark(null, 'No target') : ragMark(rag)),
    width: '7.25em',
  },
  {
    header: 'KPI',
    cell: named,
    record: ({ id }) => ({ entity: 'kpi', id }),
    text: (row) => (row.definition ? `${named(row)}: ${row.definition}` : named(row)),
    lines: 2,
  },
  {
    header: 'Value',
    cell: (row) => kpiValue(row, row.value),
    text: ({ reason }) => reason ?? '',
    width: '6.25em',
    isNumber: true,
  },
  {
    header: 'Before',
    cell: (row) => kpiValue(row, row.previous),
    width: '5.75em',
    isNumber: true,
    needs: 'wide',
  },
  { header: 'Target', cell: kpiTarget, width: '6em', isNumber: true },
  { header: 'Trend', cell: () => '', width: '7em', isDrawn: true },
  { header: 'Reading', cell: kpiReading, text: kpiReading, width: '24%', lines: 2 },
  { header: 'Period', cell: ({ period }) => period ?? NO_VALUE, width: '6.75em', needs: 'medium' },
  { header: 'n', cell: ({ n }) => formatShort(n), width: '3.25em', isNumber: true, needs: 'wide' },
  {
    header: 'Owner',
    cell: ({ owner }) => nameOf(owner),
    text: ({ owner }) => nameOf(owner),
    width: '8.5em',
    needs: 'medium',
  },
];

const NARROW = ['Status', 'KPI', 'Value', 'Target', 'Trend', 'Period', 'n'];
/** The columns of a narrow page, which has room for all of these. */
const NARROW_COLUMNS = onlyColumns(COLUMNS, NARROW).map(
  ({ needs: _, ...column }): FactColumn<KpiRow> => ({
    ...column,
    ...(column.header === 'n' ? { width: '4.5em' } : {}),
    lines: 1,
  }),
);

/** KPIs with value, target, trend and colour; fewer columns for a narrow page. */
export function kpiFacts(rows: readonly KpiRow[], isCompact = false): Facts<KpiRow> {
  return {
    name: 'KPIs',
    columns: isCompact ? NARROW_COLUMNS : COLUMNS,
    rows,
    rowKey: ({ id }) => id,
    empty: 'No KPI is defined yet.',
  };
}

/** A unit of the KPI's own stands with its name. */
function named({ name, unit }: KpiRow): string {
  return isUnit(unit) ? name : `${name} (${unit})`;
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
  const decimals = Number.isInteger(value) ? {} : { decimals: Math.abs(value) >= 100 ? 0 : 1 };
  return isUnit(unit) ? formatValue(value, unit as Unit, { currency, ...decimals }) : formatShort(value);
}

/** `≥ 99.9%`. */
export function kpiTarget(row: KpiRow): string {
  if (row.target === null) return NO_VALUE;
  return `${row.direction === 'higher' ? '≥' : '≤'} ${kpiValue(row, row.target)}`;
}

/** What the newest value amounts to: off target for how long, a signal, or noise. */
export function kpiReading({ value, reason, trend, offTargetPeriods }: KpiRow): string {
  if (value === null) return reason ?? 'No data';
  const off = offTargetPeriods >= 2 ? `${offTargetPeriods} periods off target; ` : '';
  const words = off + shortVerdict(trend.verdict);
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** `8 in a row below the mean; 3 of 4 near the lower limit`. */
function shortVerdict(verdict: string): string {
  return verdict
    .replace(/\.$/, '')
    .replace(' or more in a row', ' in a row')
    .replace(/of the last (\d) nearer the (\w+) limit than the mean/, 'of $1 near the $2 limit');
}
