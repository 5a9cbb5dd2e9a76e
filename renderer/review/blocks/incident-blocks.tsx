import { actionFacts, ageingChart } from '#shared/review/facts/action-facts.ts';
import {
  causesChart,
  incidentFacts,
  incidentTrendChart,
  postmortemFacts,
  restoreChart,
  severityChart,
} from '#shared/review/facts/incident-facts.ts';
import type { ActionRow, IncidentRow, PostmortemRow } from '#shared/review/sections.ts';
import { drawing } from '../../charts/draw.ts';
import { FactTable } from './fact-table.tsx';

export { incidentsInOrder } from '#shared/review/facts/incident-facts.ts';

type TableProps = {
  rows: readonly IncidentRow[];
  zone: string;
  limit?: number;
  /** Rows that are left out of `rows` already. */
  more?: number;
  title?: string;
  empty: string;
  /** Fewer columns, for a narrow page. */
  isCompact?: boolean;
};

export function IncidentTable({ rows, limit, more, ...words }: TableProps) {
  return <FactTable {...incidentFacts(rows, words)} limit={limit} more={more} />;
}

export const incidentTrendSpec = drawing(incidentTrendChart);
export const severitySpec = drawing(severityChart);
export const restoreSpec = drawing(restoreChart);
export const causesSpec = drawing(causesChart);
export const ageingSpec = drawing(ageingChart);

export function PostmortemTable({ rows, limit }: { rows: readonly PostmortemRow[]; limit?: number }) {
  return <FactTable {...postmortemFacts(rows)} limit={limit} />;
}

type ActionProps = {
  rows: readonly ActionRow[];
  title: string;
  limit?: number;
  empty: string;
  isDue?: boolean;
};

export function ActionTable({ rows, limit, ...words }: ActionProps) {
  return <FactTable {...actionFacts(rows, words)} limit={limit} />;
}
