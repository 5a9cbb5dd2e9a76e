import type { ReactNode } from 'react';
import { formatNumber, formatPercent, formatValue, NO_VALUE } from '#shared/figure/format.ts';
import { budgetText, burnText, daysLeft, sloName } from '#shared/review/facts/slo-facts.ts';
import { budgetRag } from '#shared/review/facts/words.ts';
import type { SloRow, SloStatus } from '#shared/review/sections.ts';
import { isUsedUp } from '#shared/slo/slo-math.ts';
import { SloMark } from '../review/blocks/words.tsx';
import styles from './status-view.module.css';

/** The statuses, worst first, with the word for each. */
export const STATUSES: readonly { status: SloStatus; word: string }[] = [
  { status: 'missed', word: 'Missed' },
  { status: 'at-risk', word: 'At risk' },
  { status: 'no-data', word: 'No data' },
  { status: 'met', word: 'Met' },
];

export type StatusColumn = {
  name: string;
  label: string;
  /** What it means, for its tooltip. */
  help?: string;
  width: string;
  isNumeric?: boolean;
  cell: (row: SloRow) => ReactNode;
  /** What it is ordered by; `null` is always last. */
  order: (row: SloRow) => number | string | null;
  /** The first click puts the largest first. */
  isDescendingFirst?: boolean;
};

const rankOf = ({ status }: SloRow) => STATUSES.findIndex((one) => one.status === status);

export const STATUS_COLUMNS: readonly StatusColumn[] = [
  {
    name: 'status',
    label: 'Status',
    width: '6.5rem',
    cell: ({ status }) => <SloMark status={status} />,
    order: rankOf,
  },
  {
    name: 'name',
    label: 'Service · SLO',
    width: 'minmax(14rem, 2fr)',
    cell: (row) => sloName(row),
    order: (row) => sloName(row).toLowerCase(),
  },
  {
    name: 'tier',
    label: 'Tier',
    width: '3.75rem',
    isNumeric: true,
    cell: ({ tier }) => tier ?? NO_VALUE,
    order: ({ tier }) => tier,
  },
  {
    name: 'objective',
    label: 'Objective',
    width: '5.5rem',
    isNumeric: true,
    cell: ({ objective }) => formatPercent(objective, { max: 3 }),
    order: ({ objective }) => objective,
  },
  {
    name: 'attainment',
    label: 'Attained',
    help: 'Good ÷ all events over the window, planned maintenance left out',
    width: '5.5rem',
    isNumeric: true,
    cell: ({ attainment }) => formatValue(attainment, 'ratio', {}),
    order: ({ attainment }) => attainment,
  },
  {
    name: 'remaining',
    label: 'Budget left',
    help: 'Share of the window’s error budget that is not spent',
    width: '8.5rem',
    isNumeric: true,
    cell: ({ remaining }) => <BudgetLeft remaining={remaining} />,
    order: ({ remaining }) => remaining,
  },
  {
    name: 'burn',
    label: 'Burn',
    help: 'Burn rate of the week; at 1× the budget lasts exactly its window',
    width: '4.5rem',
    isNumeric: true,
    cell: ({ burn }) => burnText(burn),
    order: ({ burn }) => burn,
    isDescendingFirst: true,
  },
  {
    name: 'sustained',
    label: 'Fast for',
    help: 'Weeks in a row that burned faster than 1×',
    width: '5rem',
    isNumeric: true,
    cell: ({ sustainedWeeks }) => (sustainedWeeks === 0 ? NO_VALUE : `${sustainedWeeks} wk`),
    order: ({ sustainedWeeks }) => sustainedWeeks,
    isDescendingFirst: true,
  },
  {
    name: 'days',
    label: 'Days left',
    help: 'Until the budget is empty at the last seven days’ burn',
    width: '5.25rem',
    isNumeric: true,
    cell: daysLeft,
    order: (row) => (row.remaining !== null && isUsedUp(row.remaining) ? 0 : row.daysToExhaustion),
  },
  {
    name: 'missing',
    label: 'Days missing',
    help: 'Days of the window without a measurement; they never count as good',
    width: '6.5rem',
    isNumeric: true,
    cell: ({ missingDays }) => formatNumber(missingDays),
    order: ({ missingDays }) => missingDays,
    isDescendingFirst: true,
  },
  {
    name: 'window',
    label: 'Window',
    width: 'minmax(7rem, 0.6fr)',
    cell: ({ window }) => window,
    order: ({ window }) => window,
  },
];

/** The share as text and as a bar, which is empty when it is overspent. */
function BudgetLeft({ remaining }: { remaining: number | null }) {
  return (
    <span className={styles.budget}>
      <span className={styles.bar} aria-hidden>
        <span
          data-tone={budgetRag(remaining) ?? 'none'}
          style={{ width: `${Math.min(1, Math.max(0, remaining ?? 0)) * 100}%` }}
        />
      </span>
      <span>{budgetText(remaining)}</span>
    </span>
  );
}

/** Rows in the order of a column; what has no value is last either way. */
export function sortedBy(rows: readonly SloRow[], column: StatusColumn, isDescending: boolean): SloRow[] {
  const sign = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: column.order(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (a.key === b.key) return 0;
      return (a.key < b.key ? -1 : 1) * sign;
    })
    .map(({ row }) => row);
}
