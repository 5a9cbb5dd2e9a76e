import {
  bounds,
  type Days,
  type Expectations,
  plusDays,
  quantile,
  quarterTo,
  ratio,
  type Scene,
  type SqlFile,
  total,
  withWeekBefore,
} from './scene.ts';

const STARTED = 'impact_start >= :start AND impact_start < :until';

/** Incidents, their clocks, customer impact, changes and postmortems. */
export function incidentExpectations(scene: Scene): Expectations {
  return {
    ...withWeekBefore(scene, counts),
    ...withWeekBefore(scene, durations),
    ...withWeekBefore(scene, ({ file, ...week }) => ({ 'incident.impact-minutes': impact(file, week) })),
    ...withWeekBefore(scene, ({ file, ...week }) => ({
      'incident.recurrence-rate': recurrence(file, quarterTo(week)),
    })),
    ...withWeekBefore(scene, changes),
    ...withWeekBefore(scene, postmortems),
  };
}

function counts({ file, ...week }: Scene): Expectations {
  const count = (condition: string) => {
    const value = file.number(`SELECT count(*) FROM incident WHERE ${condition}`, bounds(week));
    return { value, n: value ?? 0 };
  };
  return {
    'incident.count': count(STARTED),
    'incident.count.sev1': count(`${STARTED} AND severity = 'SEV-1'`),
    'incident.count.sev2': count(`${STARTED} AND severity = 'SEV-2'`),
    'incident.count.sev3': count(`${STARTED} AND severity = 'SEV-3'`),
    'incident.count.sev4': count(`${STARTED} AND severity = 'SEV-4'`),
    'incident.open': count(
      `impact_start < :until AND ifnull(restored_at, '9') >= :until AND ifnull(closed_at, '9') >= :until`,
    ),
  };
}

const CLOCKS = {
  ttd: ['impact_start', 'detected_at'],
  tta: ['detected_at', 'acknowledged_at'],
  ttm: ['impact_start', 'mitigated_at'],
  ttr: ['impact_start', 'restored_at'],
} as const;

/** Minutes of a clock over the incidents that began in a stretch of time. */
export function minutesOf(file: SqlFile, clock: keyof typeof CLOCKS, days: Days): number[] {
  const [from, to] = CLOCKS[clock];
  return file
    .rows<{ minutes: number }>(
      `SELECT (unixepoch(${to}, 'subsec') - unixepoch(${from}, 'subsec')) / 60.0 AS minutes FROM incident
       WHERE ${STARTED} AND ${from} IS NOT NULL AND ${to} >= ${from}`,
      bounds(days),
    )
    .map(({ minutes }) => minutes);
}

function durations({ file, ...week }: Scene): Expectations {
  return Object.fromEntries(
    (['ttd', 'tta', 'ttm', 'ttr'] as const).flatMap((clock) => {
      const minutes = minutesOf(file, clock, week);
      const n = minutes.length;
      return [
        [`incident.${clock}.mean`, { value: ratio(total(minutes), n), n }],
        [`incident.${clock}.median`, { value: quantile(minutes, 0.5), n }],
        [`incident.${clock}.p90`, { value: quantile(minutes, 0.9), n }],
      ];
    }),
  );
}

/**
 * Minutes in which an incident was visible to customers. An interval that reaches into the time counts with its part
 * in it; incidents without an interval alone say nothing.
 */
export function impact(file: SqlFile, days: Days): { value: number | null; n: number } {
  const spans = file.rows<{ incident: string; from: number; to: number }>(
    `SELECT incident_id AS incident, max(unixepoch(started_at, 'subsec'), unixepoch(:start, 'subsec')) AS "from",
       min(unixepoch(ifnull(ended_at, :until), 'subsec'), unixepoch(:until, 'subsec')) AS "to"
     FROM impact_interval WHERE started_at < :until AND ifnull(ended_at, :until) > :start ORDER BY 2`,
    bounds(days),
  );
  const n = new Set(spans.map(({ incident }) => incident)).size;
  const unknown = file.number(
    `SELECT count(*) FROM incident i WHERE ${STARTED}
       AND NOT EXISTS (SELECT 1 FROM impact_interval WHERE incident_id = i.id)`,
    bounds(days),
  );
  if (n === 0 && unknown !== 0) return { value: null, n };
  let [seconds, end] = [0, 0];
  for (const span of spans) {
    seconds += Math.max(0, span.to - Math.max(span.from, end));
    end = Math.max(end, span.to);
  }
  return { value: seconds / 60, n };
}

/** Incidents whose cause had occurred in the 365 days before, of those with a known cause. */
export function recurrence(file: SqlFile, days: Days): { value: number | null; n: number } {
  const row = file.rows<{ known: number; back: number | null }>(
    `SELECT count(*) AS known, sum(EXISTS (SELECT 1 FROM incident e
       WHERE e.root_cause_key = i.root_cause_key AND e.impact_start < i.impact_start
         AND julianday(e.impact_start) >= julianday(i.impact_start) - 365)) AS back
     FROM incident i WHERE ${STARTED} AND trim(ifnull(root_cause_key, '')) <> ''`,
    bounds(days),
  )[0];
  return { value: ratio(row?.back ?? 0, row?.known ?? 0), n: row?.known ?? 0 };
}

/** Deployments, each one recorded or counted by the week, and those that failed. */
export function changesIn(file: SqlFile, days: Days): { total: number; failed: number } {
  const row = file.rows<{ total: number | null; failed: number | null }>(
    `SELECT sum(total) AS total, sum(failed) AS failed FROM (
       SELECT 1 AS total, outcome IN ('failed', 'rolled-back') OR incident_id IS NOT NULL AS failed
       FROM deployment WHERE at >= :start AND at < :until
       UNION ALL
       SELECT deployments, failed FROM deployment_count
       WHERE week_start >= :firstDay AND week_start <= :lastDay AND failed <= deployments)`,
    bounds(days),
  )[0];
  return { total: row?.total ?? 0, failed: row?.failed ?? 0 };
}

function changes({ file, ...week }: Scene): Expectations {
  const { total: all, failed } = changesIn(file, week);
  return {
    'change.count': { value: all === 0 ? null : all, n: all },
    'change.failure-rate': { value: ratio(failed, all), n: all },
  };
}

export type Due = { id: string; dueOn: string; publishedOn: string | null };

/** Postmortems that are required, with the day they are due: five business days after restoring unless set by hand. */
export function postmortemsDue(file: SqlFile): Due[] {
  const holidays = new Set(file.rows<{ date: string }>('SELECT date FROM holiday').map(({ date }) => date));
  return file
    .rows<{ id: string; set: string | null; restored: string | null; publishedOn: string | null }>(
      `SELECT id, postmortem_due_on AS "set", local_date(restored_at) AS restored,
         postmortem_published_on AS publishedOn
       FROM incident WHERE severity IN ('SEV-1', 'SEV-2') OR is_postmortem_required`,
    )
    .flatMap(({ id, set, restored, publishedOn }) => {
      const dueOn = set ?? (restored === null ? null : businessDaysAfter(restored, 5, holidays));
      return dueOn === null ? [] : [{ id, dueOn, publishedOn }];
    });
}

function businessDaysAfter(date: string, count: number, holidays: ReadonlySet<string>): string {
  let [day, left] = [date, count];
  while (left > 0) {
    day = plusDays(day, 1);
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(day)) left -= 1;
  }
  return day;
}

/** Published on time of those due in a stretch of days that is over. */
export function completion(due: readonly Due[], { firstDay, lastDay }: Days) {
  const own = due.filter(({ dueOn }) => dueOn >= firstDay && dueOn <= lastDay);
  const onTime = own.filter(({ dueOn, publishedOn }) => publishedOn !== null && publishedOn <= dueOn);
  return { value: ratio(onTime.length, own.length), n: own.length };
}

function postmortems({ file, ...week }: Scene): Expectations {
  const due = postmortemsDue(file);
  const overdue = due.filter(
    ({ dueOn, publishedOn }) => dueOn <= week.lastDay && (publishedOn === null || publishedOn > week.lastDay),
  ).length;
  return {
    'postmortem.completion': completion(due, week),
    'postmortem.overdue': { value: overdue, n: overdue },
  };
}
