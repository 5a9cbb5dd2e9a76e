import { formatNumber } from '#shared/figure/format.ts';
import type { ClockSummary } from '#shared/incident/incident-weeks.ts';
import { minutesOr } from '#shared/review/facts/words.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';

/** Each clock of incidents: a mean of a few skewed durations is noise, so what half and most took stands beside it. */
export function ClockTable({ clocks }: { clocks: readonly ClockSummary[] }) {
  return (
    <FactTable
      name="How long it took"
      columns={COLUMNS}
      rows={clocks}
      rowKey={({ label }) => label}
      empty="No clock is set."
    />
  );
}

const minutes = (
  header: string,
  pick: 'mean' | 'median' | 'p75' | 'p90' | 'p95',
  needs?: 'medium',
): Column<ClockSummary> => ({
  header,
  cell: (clock) => minutesOr(clock[pick]),
  text: ({ n, words }) => (n === 0 ? `No incident has both times: ${words}.` : ''),
  width: '7em',
  isNumber: true,
  ...(needs ? { needs } : {}),
});

const COLUMNS: readonly Column<ClockSummary>[] = [
  { header: 'Clock', cell: ({ label, words }) => `${label}: ${words}`, lines: 2 },
  {
    header: 'Incidents',
    cell: ({ n, ids, label }) => (
      <RowsLink rows={{ entity: 'incident', ids, label: `time to ${label.toLowerCase()}` }}>
        {formatNumber(n)}
      </RowsLink>
    ),
    width: '6em',
    isNumber: true,
  },
  {
    header: 'Left out',
    cell: ({ excluded }) => formatNumber(excluded.reduce((sum, { n }) => sum + n, 0)),
    text: ({ excluded }) => excluded.map(({ reason, n }) => `${n}: ${reason}`).join('; '),
    width: '5.5em',
    isNumber: true,
    needs: 'medium',
  },
  minutes('Mean', 'mean'),
  minutes('Median', 'median'),
  minutes('p75', 'p75', 'medium'),
  minutes('p90', 'p90'),
  minutes('p95', 'p95', 'medium'),
];
