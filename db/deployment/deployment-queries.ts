import {
  type DeploymentCountRow,
  type DeploymentRow,
  IMPOSSIBLE_COUNT,
} from '#shared/deployment/change-failure.ts';
import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import type { DayRange, InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** Changes of a period, with the rows behind them: single changes and weekly counts. */
export type ChangeFigures = {
  count: Measured;
  failureRate: Measured;
  deploymentIds: readonly string[];
  countIds: readonly string[];
};

type Row = { n: number; failed: number; ids: string };
type CountRow = Row & { impossible: number };

const CHANGES = `
  SELECT count(*) AS n, count(*) FILTER (WHERE outcome <> 'ok' OR incident_id IS NOT NULL) AS failed,
    json_group_array(id) AS ids
  FROM deployment
  WHERE at >= ? AND at < ?`;

const COUNTED = `
  SELECT coalesce(sum(deployments) FILTER (WHERE failed <= deployments), 0) AS n,
    coalesce(sum(failed) FILTER (WHERE failed <= deployments), 0) AS failed,
    count(*) FILTER (WHERE failed > deployments) AS impossible,
    json_group_array(id) FILTER (WHERE failed <= deployments) AS ids
  FROM deployment_count
  WHERE week_start BETWEEN ? AND ?`;

const CHANGE_ROWS = `
  SELECT id, at, outcome, incident_id AS incidentId
  FROM deployment
  WHERE at >= ? AND at < ?
  ORDER BY at, id`;

const COUNT_ROWS = `
  SELECT id, week_start AS weekStart, deployments, failed
  FROM deployment_count
  WHERE week_start BETWEEN ? AND ?
  ORDER BY week_start, id`;

const FIRST = `
  SELECT EXISTS (SELECT 1 FROM deployment WHERE at < ?)
    OR EXISTS (SELECT 1 FROM deployment_count WHERE week_start <= ?) AS has`;

/**
 * Changes and their failure rate; the counterpart of `changeFailureRate`. A period without changes is 0 only when
 * earlier ones are recorded, and has no failure rate.
 */
export function changeFigures(connection: Connection, period: DayRange & InstantRange): ChangeFigures {
  const single = kept<[string, string], Row>(connection, CHANGES).get(period.start, period.end);
  const counted = kept<[string, string], CountRow>(connection, COUNTED).get(period.firstDay, period.lastDay);
  const excluded = [{ reason: IMPOSSIBLE_COUNT, n: counted?.impossible ?? 0 }].filter(({ n }) => n > 0);
  const total = (single?.n ?? 0) + (counted?.n ?? 0);
  const failed = (single?.failed ?? 0) + (counted?.failed ?? 0);
  const recorded = kept<[string, string], { has: number }>(connection, FIRST).get(period.end, period.lastDay);
  // With an unusable count and nothing else, it is not known that there was none.
  const isKnown = total > 0 || (recorded?.has === 1 && excluded.length === 0);
  return {
    count: isKnown ? measured(total, total, excluded) : noData('No changes are recorded.', excluded),
    failureRate:
      total === 0
        ? noData('No deployments in the period.', excluded)
        : measured(failed / total, total, excluded),
    deploymentIds: JSON.parse(single?.ids ?? '[]') as string[],
    countIds: JSON.parse(counted?.ids ?? '[]') as string[],
  };
}

/** The single changes of `[start, end)`, oldest first. */
export function changesBetween(
  connection: Connection,
  { start, end }: InstantRange,
): readonly (DeploymentRow & { id: string })[] {
  return kept<[string, string], DeploymentRow & { id: string }>(connection, CHANGE_ROWS).all(start, end);
}

/** The weekly counts of changes from one local date to another, oldest first. */
export function countsOfWeeks(
  connection: Connection,
  { firstDay, lastDay }: DayRange,
): readonly (DeploymentCountRow & { id: string })[] {
  return kept<[string, string], DeploymentCountRow & { id: string }>(connection, COUNT_ROWS).all(
    firstDay,
    lastDay,
  );
}
