import { formatNumber } from '../../figure/format.ts';
import type { ClockSummary } from '../../incident/incident-weeks.ts';
import type { FactColumn, Facts } from './facts.ts';
import { minutesOr } from './words.ts';

/** A clock as a row tells it; the ids are known where its incidents can be opened. */
export type ClockRow = Omit<ClockSummary, 'ids'> & { ids?: readonly string[] };

const COLUMNS: readonly FactColumn<ClockRow>[] = [
  { header: 'Clock', cell: ({ label, words }) => `${label}: ${words}`, lines: 2 },
  {
    header: 'Incidents',
    cell: ({ n }) => formatNumber(n),
    counted: ({ ids = [], label }) => ({
      entity: 'incident',
      ids,
      label: `time to ${label.toLowerCase()}`,
    }),
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

function minutes(
  header: string,
  pick: 'mean' | 'median' | 'p75' | 'p90' | 'p95',
  needs?: 'medium',
): FactColumn<ClockRow> {
  return {
    header,
    cell: (clock) => minutesOr(clock[pick]),
    text: ({ n, words }) => (n === 0 ? `No incident has both times: ${words}.` : ''),
    width: '7em',
    isNumber: true,
    ...(needs ? { needs } : {}),
  };
}

/** Each clock of incidents: a mean of a few skewed durations is noise, so what half and most took stands beside it. */
export function clockFacts(rows: readonly ClockRow[]): Facts<ClockRow> {
  return {
    name: 'How long it took',
    columns: COLUMNS,
    rows,
    rowKey: ({ label }) => label,
    empty: 'No clock is set.',
  };
}
