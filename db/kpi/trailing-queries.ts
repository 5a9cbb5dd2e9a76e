import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';
import type { ValueRange } from './value-queries.ts';

export type TargetRow = { start: string; target: number };
export type AnnotationRow = {
  date: string;
  text: string;
  incidentId: string | null;
  changeId: string | null;
  decisionId: string | null;
};

// The plus keeps the planner on the index of the KPI and its periods.
const TARGETS = `
  SELECT period_start AS start, target FROM kpi_value
  WHERE kpi_id = :kpiId AND period_start BETWEEN :firstDay AND :lastDay AND target IS NOT NULL
    AND +team_id IS NULL AND +service_id IS NULL
  ORDER BY period_start, id`;

const ANNOTATIONS = `
  SELECT date, text, incident_id AS incidentId, change_id AS changeId, decision_id AS decisionId
  FROM kpi_annotation WHERE kpi_id = :kpiId AND date BETWEEN :firstDay AND :lastDay ORDER BY date, id`;

/** The organisation's targets of a KPI's periods that begin in a range of local dates, oldest first. */
export function periodTargets(
  connection: Connection,
  kpiId: string,
  range: ValueRange,
): readonly TargetRow[] {
  return kept<[ValueRange & { kpiId: string }], TargetRow>(connection, TARGETS).all({ kpiId, ...range });
}

/** The annotations of a KPI in a range of local dates, oldest first. */
export function annotationsIn(
  connection: Connection,
  kpiId: string,
  range: ValueRange,
): readonly AnnotationRow[] {
  return kept<[ValueRange & { kpiId: string }], AnnotationRow>(connection, ANNOTATIONS).all({
    kpiId,
    ...range,
  });
}
