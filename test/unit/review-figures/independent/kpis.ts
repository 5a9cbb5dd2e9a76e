import { closure } from './commitments.ts';
import { changesIn, completion, impact, minutesOf, postmortemsDue, recurrence } from './incidents.ts';
import {
  bounds,
  type Days,
  type Expectations,
  monthDays,
  plusDays,
  plusMonths,
  quarterDays,
  quarterMonth,
  ratio,
  type Scene,
  type SqlFile,
  total,
  weekFrom,
} from './scene.ts';
import {
  drTests,
  exceptionsOn,
  IN_EUR,
  lastFullMonth,
  patchingOn,
  restoresOn,
  savingsOn,
  shiftsIn,
  unitCostOfServices,
} from './stewardship.ts';

type Value = { value: number | null; n?: number };
type Kpi = { id: string; slug: string; frequency: string; isComputed: number; aggregation: string };
/** A period as far as it had happened. */
type Period = Days & { isPartial: boolean; file: SqlFile; today: string };

const NONE: Value = { value: null, n: 0 };

const COMPUTED: Record<string, (period: Period) => Value> = {
  'slo-attainment': (period) => events(period, ({ good, all }) => ratio(good, all)),
  'error-budget-burn': (period) =>
    events(period, ({ good, all, allowed }) => ratio(all === null ? null : all - (good ?? 0), allowed)),
  'customer-impact-minutes': (period) => (isRecorded(period) ? impact(period.file, period) : NONE),
  'incident-volume': ({ file, ...period }) => {
    const value = file.number(
      `SELECT count(*) FROM incident WHERE impact_start >= :start AND impact_start < :until
         AND severity IN ('SEV-1', 'SEV-2', 'SEV-3')`,
      bounds(period),
    );
    return isRecorded({ file, ...period }) ? { value, n: value ?? 0 } : NONE;
  },
  mttd: (period) => mean(minutesOf(period.file, 'ttd', period)),
  mtta: (period) => mean(minutesOf(period.file, 'tta', period)),
  ttm: (period) => mean(minutesOf(period.file, 'ttm', period)),
  mttr: (period) => mean(minutesOf(period.file, 'ttr', period)),
  'postmortem-completion': (period) => {
    // What is due on the last day looked at may still be published in time.
    const due = postmortemsDue(period.file).filter(
      ({ dueOn, publishedOn }) => publishedOn !== null || dueOn < period.today,
    );
    return completion(due, period);
  },
  'recurrence-rate': (period) => recurrence(period.file, period),
  'action-closure': ({ file, firstDay, lastDay, today }) => closure(file, { firstDay, lastDay, asOf: today }),
  'change-failure-rate': (period) => {
    const { total: all, failed } = changesIn(period.file, period);
    return { value: ratio(failed, all), n: all };
  },
  'pages-per-shift': (period) => shiftsIn(period.file, period).pagesPerShift,
  'alert-precision': (period) => shiftsIn(period.file, period).precision,
  'toil-ratio': (period) => shiftsIn(period.file, period).toil,
  'runbook-coverage': runbooks,
  'dr-test-success': ({ file, firstDay, lastDay, today }) =>
    drTests(file, { firstDay, lastDay, asOf: today }),
  'restore-validation': ({ file, lastDay }) => restoresOn(file, lastDay),
  'patch-compliance': ({ file, lastDay }) => patchingOn(file, lastDay),
  'iam-exceptions': ({ file, lastDay }) => {
    const known = file.number(`SELECT count(*) FROM iam_exception WHERE ifnull(granted_on, '') <= :lastDay`, {
      lastDay,
    });
    return known === 0 ? NONE : { value: exceptionsOn(file, lastDay), n: known ?? 0 };
  },
  retention,
  'savings-realised': ({ file, lastDay }) => {
    const { identified, realised, n } = savingsOn(file, lastDay);
    return { value: ratio(realised, identified), n };
  },
  'unit-cost': ({ file, firstDay, today }) =>
    unitCostOfServices(file, firstDay.slice(0, 7), lastFullMonth(today)),
  'cost-variance': costVariance,
};

/** Every KPI with what its figure and its trend show at a week. */
export function kpiExpectations(scene: Scene): {
  figures: Expectations;
  trends: Record<string, (number | null)[]>;
} {
  const kpis = scene.file.rows<Kpi>(
    'SELECT id, slug, frequency, is_computed AS isComputed, aggregation FROM kpi',
  );
  const figures: Expectations = {};
  const trends: Record<string, (number | null)[]> = {};
  for (const kpi of kpis) {
    const points = shown(scene, kpi);
    const last = points.at(-1) ?? NONE;
    figures[`kpi.${kpi.slug}`] = { ...last, previous: points.at(-2)?.value ?? null };
    trends[kpi.slug] = points.map(({ value }) => value);
  }
  return { figures, trends };
}

const SHOWN: Record<string, number> = { weekly: 26, monthly: 13, quarterly: 8 };

/** A month or quarter that is not over is shown only where the one before it has no value. */
function shown(scene: Scene, kpi: Kpi): Value[] {
  const count = SHOWN[kpi.frequency] ?? 0;
  const periods = periodsTo(scene, kpi.frequency, count + 1);
  const values = periods.map((period) => valueIn(kpi, period));
  const [last, before] = [values.at(-1), values.at(-2)];
  const isDropped = periods.at(-1)?.isPartial && !(before?.value === null && last?.value !== null);
  return (isDropped ? values.slice(0, -1) : values).slice(-count);
}

function valueIn(kpi: Kpi, period: Period): Value {
  if (!kpi.isComputed) return entered(kpi, period);
  const compute = COMPUTED[kpi.slug];
  if (!compute) throw new Error(`The KPI ${kpi.slug} has no independent computation.`);
  const value = compute(period);
  // What the records do not tell may have been entered by hand.
  return value.value === null ? { ...value, ...withValue(entered(kpi, period)) } : value;
}

function withValue(value: Value): Partial<Value> {
  return value.value === null ? {} : value;
}

function periodsTo({ file, ...week }: Scene, frequency: string, count: number): Period[] {
  const today = week.lastDay;
  return Array.from({ length: count }, (_, index) => {
    const back = index - count + 1;
    const whole =
      frequency === 'weekly'
        ? weekFrom(file, plusDays(week.firstDay, 7 * back))
        : frequency === 'monthly'
          ? monthDays(plusMonths(today.slice(0, 7), back))
          : quarterDays(plusMonths(quarterMonth(today), 3 * back));
    const isPartial = whole.lastDay > today;
    const clipped = isPartial ? { ...whole, lastDay: today, until: week.until } : whole;
    return { ...clipped, isPartial, file, today };
  });
}

/** No incident is a fact only once incidents are recorded. */
function isRecorded({ file, until }: Period): boolean {
  return file.number('SELECT min(impact_start) < :until FROM incident', { until }) === 1;
}

function mean(minutes: readonly number[]): Value {
  return { value: ratio(total(minutes), minutes.length), n: minutes.length };
}

type Events = { good: number | null; all: number | null; allowed: number | null; n: number };

/** Events of the tier-1 SLOs without planned maintenance; `n` is days with traffic. */
function events({ file, firstDay, lastDay }: Period, read: (sums: Events) => number | null): Value {
  const row = file.rows<Events>(
    `SELECT sum(d.good - d.maintenance_good) AS good, sum(d.total - d.maintenance_total) AS "all",
       sum((1 - s.objective) * (d.total - d.maintenance_total)) AS allowed,
       sum(d.total > d.maintenance_total) AS n
     FROM slo_day d JOIN slo s ON s.id = d.slo_id JOIN service v ON v.id = s.service_id
     WHERE v.tier = 1 AND d.date BETWEEN :firstDay AND :lastDay`,
    { firstDay, lastDay },
  )[0];
  return row ? { value: read(row), n: row.n ?? 0 } : NONE;
}

function runbooks({ file, lastDay }: Period): Value {
  const row = file.rows<{ n: number; current: number; since: number }>(
    `SELECT count(*) AS n, sum(runbook_reviewed_on > :lastDay) AS since,
       sum(runbook_url IS NOT NULL AND runbook_reviewed_on >= date(:lastDay, '-180 days')) AS current
     FROM service WHERE tier = 1`,
    { lastDay },
  )[0];
  // Only the newest review is kept: before it, the state of a runbook is not known.
  if (!row || row.since > 0) return NONE;
  return { value: ratio(row.current, row.n), n: row.n };
}

/** People there at the start of a period who had not left by its end, over the teams counted by then. */
function retention({ file, firstDay, lastDay }: Period): Value {
  const row = file.rows<{ people: number | null; gone: number | null }>(
    `SELECT sum(t.starting_headcount
         + (SELECT count(*) FROM headcount_slot s WHERE s.team_id = t.id
             AND s.started_on >= t.starting_month || '-01' AND s.started_on < :firstDay)
         - (SELECT count(*) FROM departure d WHERE d.team_id = t.id
             AND d.left_on >= t.starting_month || '-01' AND d.left_on < :firstDay)) AS people,
       sum((SELECT count(*) FROM departure d WHERE d.team_id = t.id
             AND d.left_on BETWEEN :firstDay AND :lastDay)) AS gone
     FROM team t WHERE t.starting_headcount IS NOT NULL AND t.starting_month || '-01' <= :firstDay`,
    { firstDay, lastDay },
  )[0];
  const people = row?.people ?? null;
  return people === null ? NONE : { value: ratio(people - (row?.gone ?? 0), people), n: people };
}

/** All cost against all of the budget, of a month that is over. */
function costVariance({ file, firstDay, isPartial }: Period): Value {
  if (isPartial) return NONE;
  const row = file.rows<{ actual: number | null; budget: number | null; n: number }>(
    `SELECT sum(${IN_EUR('c.effective', 'c.currency', 'c.period_start')}) AS actual,
       sum(${IN_EUR('c.budget', 'c.currency', 'c.period_start')}) AS budget,
       count(effective) + count(budget) AS n
     FROM cost c WHERE substr(period_start, 1, 7) = :month`,
    { month: firstDay.slice(0, 7) },
  )[0];
  if (row?.actual == null || row.budget === null) return NONE;
  return { value: ratio(row.actual - row.budget, row.budget), n: row.n };
}

/** What was entered for a period; where only teams enter it, their mean. */
function entered({ id, aggregation }: Kpi, { file, firstDay, lastDay }: Period): Value {
  const read = (condition: string) =>
    file.rows<{ value: number; numerator: number | null; denominator: number | null; of: string | null }>(
      `SELECT ifnull(value, numerator / denominator) AS value, numerator, denominator, team_id AS "of" FROM kpi_value
       WHERE kpi_id = :id AND period_start BETWEEN :firstDay AND :lastDay AND ${condition}`,
      { id, firstDay, lastDay },
    );
  const own = read('team_id IS NULL AND service_id IS NULL');
  const rows = own.length > 0 ? own : read('team_id IS NOT NULL');
  const n = rows.length;
  if (n === 0) return NONE;
  const values = rows.map(({ value }) => value);
  if (aggregation === 'sum') return { value: total(values), n };
  const parts = rows.filter(({ denominator }) => denominator !== null);
  if (aggregation === 'ratio' && parts.length > 0) {
    const sumOf = (part: 'numerator' | 'denominator') => total(parts.map((row) => row[part] ?? 0));
    return { value: ratio(sumOf('numerator'), sumOf('denominator')), n: parts.length };
  }
  const teams = [...Map.groupBy(rows, ({ of }) => of).values()].map(
    (of) => total(of.map(({ value }) => value)) / of.length,
  );
  return { value: total(teams) / teams.length, n };
}
