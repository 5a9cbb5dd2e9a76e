import { snakeCase } from '#shared/entity/entity.ts';
import type { Clock } from '#shared/incident/durations.ts';
import type { PostmortemIncident } from '#shared/incident/postmortems.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';
import {
  type KpiScope,
  linkedTo,
  PERIODS,
  type PeriodBounds,
  perScope,
  type SeriesParameters,
  seriesParameters,
} from './periods.ts';

/** A clock over the incidents of a period: the sum of its durations and why incidents have none. */
export type DurationPeriod = {
  key: string;
  incidents: number;
  minutes: number;
  n: number;
  withoutStart: number;
  stillOpen: number;
  withoutStop: number;
  negative: number;
};

export type VolumePeriod = { key: string; counted: number; lesser: number };
export type RecurrencePeriod = { key: string; known: number; recurred: number; unknown: number };
/** An impact interval as milliseconds since 1970; `until` is `null` while it lasts. */
export type ImpactSpan = { incidentId: string; from: number; until: number | null };

const IN_SCOPE = linkedTo('incident_services', 'x.id');
const STARTED = 'x.impact_start >= p.start AND x.impact_start < p.until';

const durations = new Map<string, ReturnType<typeof perScope>>();

// The names are of a fixed set of columns (the settings' schema), so there are at most 25 texts.
function durationTexts({ from, to }: Clock): ReturnType<typeof perScope> {
  const key = `${from} ${to}`;
  const known = durations.get(key);
  if (known) return known;
  const [start, stop] = [snakeCase(from), snakeCase(to)];
  const texts = perScope(
    (kind) => `
    WITH ${PERIODS}
    SELECT key, count(*) AS incidents, coalesce(sum(ms) FILTER (WHERE ms >= 0), 0) / 60000.0 AS minutes,
      count(*) FILTER (WHERE ms >= 0) AS n, count(*) FILTER (WHERE started IS NULL) AS withoutStart,
      count(*) FILTER (WHERE started IS NOT NULL AND stopped IS NULL AND isOpen) AS stillOpen,
      count(*) FILTER (WHERE started IS NOT NULL AND stopped IS NULL AND NOT isOpen) AS withoutStop,
      count(*) FILTER (WHERE ms < 0) AS negative
    FROM (
      SELECT p.key, x.${start} AS started, x.${stop} AS stopped,
        x.restored_at IS NULL AND x.closed_at IS NULL AS isOpen,
        CAST(round((julianday(x.${stop}) - julianday(x.${start})) * 86400000) AS INTEGER) AS ms
      FROM period p CROSS JOIN incident x ON ${STARTED} WHERE ${IN_SCOPE[kind]}
    ) GROUP BY key`,
  );
  durations.set(key, texts);
  return texts;
}

const VOLUME = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT p.key, count(*) FILTER (WHERE x.severity <> 'SEV-4') AS counted,
    count(*) FILTER (WHERE x.severity = 'SEV-4') AS lesser
  FROM period p CROSS JOIN incident x ON ${STARTED} WHERE ${IN_SCOPE[kind]} GROUP BY p.key`,
);

const RECURRENCE = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT key, count(*) FILTER (WHERE isKnown) AS known, count(*) FILTER (WHERE NOT isKnown) AS unknown,
    count(*) FILTER (WHERE isKnown AND EXISTS (
      SELECT 1 FROM incident y WHERE y.root_cause_key = cause AND y.impact_start < startedAt
        AND y.impact_start >= strftime('%Y-%m-%dT%H:%M:%fZ', startedAt, '-365 days')
    )) AS recurred
  FROM (
    SELECT p.key, x.root_cause_key AS cause, x.impact_start AS startedAt, trim(coalesce(x.root_cause_key, '')) <> '' AS isKnown
    FROM period p CROSS JOIN incident x ON ${STARTED} WHERE ${IN_SCOPE[kind]}
  ) GROUP BY key`,
);

const MS = (column: string) => `CAST(round((julianday(${column}) - 2440587.5) * 86400000) AS INTEGER)`;

const IMPACT = perScope(
  (kind) => `
  SELECT i.incident_id AS incidentId, ${MS('i.started_at')} AS "from", ${MS('i.ended_at')} AS until FROM (
    SELECT incident_id, started_at, ended_at FROM impact_interval WHERE ended_at > :start AND started_at < :until
    UNION ALL
    SELECT incident_id, started_at, ended_at FROM impact_interval WHERE ended_at IS NULL AND started_at < :until
  ) i WHERE ${linkedTo('incident_services', 'i.incident_id')[kind]}`,
);

const WITHOUT_IMPACT = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT p.key, count(*) AS n FROM period p CROSS JOIN incident x ON ${STARTED}
  WHERE ${IN_SCOPE[kind]} AND NOT EXISTS (SELECT 1 FROM impact_interval i WHERE i.incident_id = x.id)
  GROUP BY p.key`,
);

const IDS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT json_group_array(x.id) AS ids FROM period p CROSS JOIN incident x ON ${STARTED} WHERE ${IN_SCOPE[kind]}`,
);

const POSTMORTEM = `
  SELECT x.id, x.severity, x.restored_at AS restoredAt, x.is_postmortem_required AS isPostmortemRequired,
    x.postmortem_due_on AS postmortemDueOn, x.postmortem_published_on AS postmortemPublishedOn,
    x.impact_start AS impactStart FROM incident x`;
const IS_REQUIRED = "(x.severity IN ('SEV-1', 'SEV-2') OR x.is_postmortem_required)";

// One branch for each index: due by hand, due after restoring, and not restored.
const POSTMORTEMS = perScope((kind) =>
  [
    'x.postmortem_due_on BETWEEN :firstDay AND :lastDay',
    'x.restored_at >= :restoredFrom AND x.restored_at < :until AND x.postmortem_due_on IS NULL',
    'x.restored_at IS NULL AND x.postmortem_due_on IS NULL AND x.impact_start < :until',
  ]
    .map((branch) => `${POSTMORTEM} WHERE ${branch} AND ${IS_REQUIRED} AND ${IN_SCOPE[kind]}`)
    .join(' UNION ALL '),
);

/** The durations of a clock, by period of the impact start; periods without an incident are left out. */
export function durationSeries(
  connection: Connection,
  clock: Clock,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, DurationPeriod> {
  return byKey<DurationPeriod>(connection, durationTexts(clock)[scope.kind], scope, periods);
}

/** Incidents by period of the impact start, those of SEV-4 apart. */
export function volumeSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, VolumePeriod> {
  return byKey<VolumePeriod>(connection, VOLUME[scope.kind], scope, periods);
}

/** Incidents with a known root cause and those among them whose cause had occurred in the 365 days before. */
export function recurrenceSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, RecurrencePeriod> {
  return byKey<RecurrencePeriod>(connection, RECURRENCE[scope.kind], scope, periods);
}

/** Impact intervals that touch `[start, until)`, two UTC instants. */
export function impactSpans(
  connection: Connection,
  scope: KpiScope,
  start: string,
  until: string,
): readonly ImpactSpan[] {
  type Parameters = { start: string; until: string; scope: string | null };
  return kept<[Parameters], ImpactSpan>(connection, IMPACT[scope.kind]).all({
    start,
    until,
    scope: scope.kind === 'org' ? null : scope.id,
  });
}

/** Incidents of each period for which no impact interval is recorded. */
export function incidentsWithoutImpact(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, { key: string; n: number }> {
  return byKey<{ key: string; n: number }>(connection, WITHOUT_IMPACT[scope.kind], scope, periods);
}

/** Where postmortems that are due between two dates may be found: restored from then on. */
export type PostmortemRange = { firstDay: string; lastDay: string; restoredFrom: string; until: string };

/** Incidents whose postmortem may be due in a range of local dates, and those not restored yet. */
export function postmortemsAround(
  connection: Connection,
  scope: KpiScope,
  range: PostmortemRange,
): (PostmortemIncident & { impactStart: string })[] {
  type Row = PostmortemIncident & { impactStart: string };
  type Stored = Omit<Row, 'isPostmortemRequired'> & { isPostmortemRequired: number | null };
  return kept<[PostmortemRange & { scope: string | null }], Stored>(connection, POSTMORTEMS[scope.kind])
    .all({ ...range, scope: scope.kind === 'org' ? null : scope.id })
    .map((row) => ({ ...row, isPostmortemRequired: row.isPostmortemRequired === 1 }));
}

/** Incidents whose impact began in a period. */
export function incidentIds(connection: Connection, scope: KpiScope, period: PeriodBounds): string[] {
  const row = kept<[SeriesParameters], { ids: string | null }>(connection, IDS[scope.kind]).get(
    seriesParameters([period], scope),
  );
  return idsOf(row?.ids ?? null);
}

function byKey<Row extends { key: string }>(
  connection: Connection,
  text: string,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, Row> {
  const rows = kept<[SeriesParameters], Row>(connection, text).all(seriesParameters(periods, scope));
  return new Map(rows.map((row) => [row.key, row]));
}
