import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';
import {
  type KpiScope,
  ofService,
  PERIODS,
  type PeriodBounds,
  perScope,
  type SeriesParameters,
  seriesParameters,
} from './periods.ts';

/** Sums over the days of several SLOs in one period, planned maintenance removed; the counterpart of `sumSloDays`. */
export type SloPeriod = {
  good: number;
  total: number;
  /** Σ (1 − objective) · total: the bad events that the objectives allow. */
  allowed: number;
  /** Days of an SLO that are counted, that have a row, and those with a row that cannot be counted. */
  days: number;
  seen: number;
  idle: number;
  inMaintenance: number;
  impossible: number;
};

// A service's own series is of all its SLOs; wider scopes are of the tier-1 services, those that customers feel first.
const CHOSEN = perScope(
  (kind) => `
  SELECT slo.id, round(1 - slo.objective, 12) AS budget FROM slo JOIN service ON service.id = slo.service_id
  WHERE ${ofService('service.id')[kind]} AND ${kind === 'service' ? 'TRUE' : 'service.tier = 1'}
  ORDER BY slo.id`,
);

// The days of each period are read from the index that covers them, a range per SLO. The SLOs are chosen beforehand:
// so the sums, which are dear, hold when only a service is changed.
const perPeriod = (sums: string) => `
  WITH ${PERIODS}, chosen (id, budget) AS MATERIALIZED (
    SELECT value ->> 'id', value ->> 'budget' FROM json_each(:slos)
  )
  SELECT p.key, (
    SELECT json_array(${sums}) FROM chosen c
    CROSS JOIN slo_day d ON d.slo_id = c.id AND d.date BETWEEN p.firstDay AND p.lastDay
  ) AS sums FROM period p`;

// The last one counts days that need more than adding up.
const PLAIN = perPeriod(
  `sum(good), sum(total), sum(total * budget), count(*),
    count(*) FILTER (WHERE total <= 0 OR maintenance_total > 0 OR good > total OR maintenance_good > 0)`,
);

// As `countsOf`: the parts of a day are not larger than the day, nor its bad counts.
const IS_POSSIBLE = `good <= total AND maintenance_good <= good AND maintenance_total <= total
  AND maintenance_good <= maintenance_total AND maintenance_total - maintenance_good <= total - good`;

const FULL = perPeriod(
  `total(good - maintenance_good) FILTER (WHERE ${IS_POSSIBLE}),
      total(total - maintenance_total) FILTER (WHERE ${IS_POSSIBLE}),
      total((total - maintenance_total) * budget) FILTER (WHERE ${IS_POSSIBLE}),
      count(*), count(*) FILTER (WHERE total = 0 AND ${IS_POSSIBLE}),
      count(*) FILTER (WHERE total > 0 AND maintenance_total = total AND ${IS_POSSIBLE}),
      count(*) FILTER (WHERE NOT (${IS_POSSIBLE}))`,
);

type Chosen = { id: string; budget: number };
type SumParameters = Pick<SeriesParameters, 'periods'> & { slos: string };
type Row = { key: string; sums: string };
type Plain = [number | null, number | null, number | null, number, number];
type Full = [number, number, number, number, number, number, number];

/** Sums per period over the SLOs of a scope: all those of a service, else those of tier-1 services. */
export function sloSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, SloPeriod> {
  const found = new Map<string, SloPeriod>();
  const special: PeriodBounds[] = [];
  const slos = JSON.stringify(chosenSlos(connection, scope));
  const sumsOf = (sql: string, some: readonly PeriodBounds[]) =>
    kept<[SumParameters], Row>(connection, sql).all({ periods: seriesParameters(some, scope).periods, slos });
  const byKey = new Map(periods.map((period) => [period.key, period]));
  for (const { key, sums } of sumsOf(PLAIN, periods)) {
    const [good, total, allowed, seen, odd] = JSON.parse(sums) as Plain;
    const period = byKey.get(key);
    if (odd > 0 && period) special.push(period);
    else found.set(key, sloPeriod([good ?? 0, total ?? 0, allowed ?? 0, seen, 0, 0, 0]));
  }
  if (special.length === 0) return found;
  for (const { key, sums } of sumsOf(FULL, special)) found.set(key, sloPeriod(JSON.parse(sums) as Full));
  return found;
}

/** The SLOs that `sloSeries` is made of. */
export function sloIds(connection: Connection, scope: KpiScope): string[] {
  return chosenSlos(connection, scope).map(({ id }) => id);
}

function chosenSlos(connection: Connection, scope: KpiScope): readonly Chosen[] {
  const query = kept<[SeriesParameters], Chosen>(connection, CHOSEN[scope.kind]);
  return query.all(seriesParameters([], scope));
}

function sloPeriod([good, total, allowed, seen, idle, inMaintenance, impossible]: Full): SloPeriod {
  const days = seen - idle - inMaintenance - impossible;
  return { good, total, allowed, days, seen, idle, inMaintenance, impossible };
}
