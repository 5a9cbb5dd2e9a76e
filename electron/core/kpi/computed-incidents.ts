import { firstOf } from '#db/kpi/first-records.ts';
import { durationSeries, recurrenceSeries, volumeSeries } from '#db/kpi/incident-series.ts';
import { measured } from '#shared/figure/figure.ts';
import {
  type Clock,
  clockWords,
  missingTimestamp,
  NEGATIVE,
  STILL_OPEN,
} from '#shared/incident/durations.ts';
import { postmortemCompletion } from '#shared/incident/postmortems.ts';
import { NO_KEY } from '#shared/incident/recurrence.ts';
import type { ClockSettings } from '#shared/settings/settings.ts';
import { incidentLineage } from './computed-reliability.ts';
import { type ComputedKpi, EVERY_SCOPE, leftOut, none, plain, ratioOf, shareOf } from './measure.ts';
import { duePostmortems } from './postmortems-due.ts';

const NO_INCIDENTS = 'No incidents in the period.';

/** Incidents of SEV-1 to SEV-3 by the start of their impact. None is 0 once incidents are recorded. */
export const incidentVolume: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'incident',
  restsOn: 'period',
  series: ({ workspace: { connection } }, scope, periods) => {
    const first = firstOf(connection, 'incident');
    const counts = volumeSeries(connection, scope, periods);
    return periods.map((period) => {
      if (first === null) return none('No incidents are recorded.');
      if (first >= period.until) return none('No incidents were recorded yet.');
      const { counted, lesser } = counts.get(period.key) ?? { counted: 0, lesser: 0 };
      return plain(measured(counted, counted, leftOut({ 'SEV-4': lesser })));
    });
  },
  lineage: incidentLineage,
};

/** Mean minutes of one of the workspace's clocks; see `summariseDurations`. */
export function meanDuration(clockOf: (clocks: ClockSettings) => Clock): ComputedKpi {
  return {
    scopes: EVERY_SCOPE,
    madeOf: 'incident',
    restsOn: 'period',
    series: ({ workspace: { connection }, settings }, scope, periods) => {
      const clock = clockOf(settings.clocks);
      const found = durationSeries(connection, clock, scope, periods);
      return periods.map(({ key }) => {
        const row = found.get(key);
        if (row === undefined) return none(NO_INCIDENTS);
        const excluded = leftOut(
          added([
            [missingTimestamp(clock.from), row.withoutStart],
            [STILL_OPEN, row.stillOpen],
            [missingTimestamp(clock.to), row.withoutStop],
            [NEGATIVE, row.negative],
          ]),
        );
        return ratioOf(
          row.minutes,
          row.n,
          row.n,
          excluded,
          `No incident has both times of ${clockWords(clock)}.`,
        );
      });
    },
    lineage: incidentLineage,
  };
}

/** Both ends of a clock may be the same timestamp, whose counts are then one. */
function added(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [reason, n] of counts) sums[reason] = (sums[reason] ?? 0) + n;
  return sums;
}

/** Incidents whose root cause had occurred in the 365 days before; see `recurrence`. */
export const recurrenceRate: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'incident',
  restsOn: 'period',
  series: ({ workspace: { connection } }, scope, periods) => {
    const found = recurrenceSeries(connection, scope, periods);
    return periods.map(({ key }) => {
      const row = found.get(key);
      if (row === undefined) return none(NO_INCIDENTS);
      const excluded = leftOut({ [NO_KEY]: row.unknown });
      return ratioOf(row.recurred, row.known, row.known, excluded, 'No incident has a root-cause key.');
    });
  },
  lineage: incidentLineage,
};

/** Postmortems published on time of those due in the period; see `postmortemCompletion`. */
export const postmortems: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'incident',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const rows = duePostmortems(context, scope, periods);
    return periods.map((period) =>
      shareOf(
        postmortemCompletion(
          rows.filter(
            ({ postmortemDueOn, impactStart }) => postmortemDueOn !== null || impactStart < period.until,
          ),
          period,
          { zone: context.calendar.zone, holidays: context.holidays },
          context.today,
        ),
      ),
    );
  },
  lineage: (context, scope, period) => {
    const due = duePostmortems(context, scope, [period]).filter(
      ({ postmortemDueOn: day }) => day !== null && day >= period.firstDay && day <= period.lastDay,
    );
    return [{ entity: 'incident', ids: due.map(({ id }) => id) }];
  },
};
