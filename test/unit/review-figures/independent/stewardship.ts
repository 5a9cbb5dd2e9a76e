import {
  bounds,
  type Expectations,
  monthDays,
  plusMonths,
  quarterTo,
  ratio,
  type Scene,
  type SqlFile,
  withWeekBefore,
} from './scene.ts';

/** An amount in the workspace's currency; all currencies of the sample have a hundred minor units. */
export const IN_EUR = (column: string, currency: string, day: string) => `${column} * CASE
  WHEN ifnull(${currency}, 'EUR') = 'EUR' THEN 1.0
  ELSE (SELECT r.rate FROM currency_rate r WHERE r.currency = ${currency} AND r.date <= ${day} ORDER BY r.date DESC LIMIT 1) END`;

export function stewardshipExpectations(scene: Scene): Expectations {
  return {
    ...costs(scene),
    ...withWeekBefore(scene, savings),
    ...withWeekBefore(scene, onCall),
    ...register(scene),
    ...withWeekBefore(scene, assurance),
  };
}

/** The last month that is over at the end of a day. */
export function lastFullMonth(day: string): string {
  const month = day.slice(0, 7);
  return monthDays(month).lastDay === day ? month : plusMonths(month, -1);
}

type Column = 'effective' | 'budget' | 'forecast';

/** A month's amount over the records up to a day, and how many there are. */
export function costOf(file: SqlFile, column: Column, month: string, day: string) {
  const row = file.rows<{ value: number | null; n: number }>(
    `SELECT sum(${IN_EUR(`c.${column}`, 'c.currency', 'c.period_start')}) AS value, count(c.${column}) AS n
     FROM cost c WHERE substr(c.period_start, 1, 7) = :month AND c.period_start <= :day`,
    { month, day },
  )[0];
  return { value: row?.value == null ? null : Math.round(row.value), n: row?.n ?? 0 };
}

/** All cost over all of the budget, as a share of it. */
function variance(file: SqlFile, month: string) {
  const row = file.rows<{ actual: number | null; budget: number | null; n: number | null }>(
    `SELECT sum(${IN_EUR('c.effective', 'c.currency', 'c.period_start')}) AS actual,
       sum(${IN_EUR('c.budget', 'c.currency', 'c.period_start')}) AS budget,
       sum(c.effective IS NOT NULL OR c.budget IS NOT NULL) AS n
     FROM cost c WHERE substr(c.period_start, 1, 7) = :month`,
    { month },
  )[0];
  const over = row?.actual == null || row.budget === null ? null : row.actual - row.budget;
  return { value: ratio(over, row?.budget ?? null), n: row?.n ?? 0 };
}

function costs({ file, lastDay: day }: Scene): Expectations {
  const month = lastFullMonth(day);
  const before = plusMonths(month, -1);
  const both = (column: Column) => ({
    ...costOf(file, column, month, day),
    previous: costOf(file, column, before, day).value,
  });
  return {
    'cost.actual': both('effective'),
    'cost.budget': both('budget'),
    'cost.variance': { ...variance(file, month), previous: variance(file, before).value },
    'cost.mtd': costOf(file, 'effective', day.slice(0, 7), day),
    'cost.forecast': { value: costOf(file, 'forecast', plusMonths(month, 1), '9999').value },
    'cost.unit': unitCostOfServices(file, month),
  };
}

/**
 * Cost of the services measured in a unit, by their usage. The unit is the one that most cost of the month `unitOf` is
 * measured in. Every cost of the sample names a service.
 */
export function unitCostOfServices(
  file: SqlFile,
  month: string,
  unitOf = month,
): { value: number | null; n: number } {
  const byUnit = (of: string) =>
    file.rows<{ unit: string; cost: number; usage: number; n: number }>(
      `WITH m AS (
         SELECT c.service_id AS service, c.usage_unit AS unit, c.usage_quantity AS quantity,
           ${IN_EUR('c.effective', 'c.currency', 'c.period_start')} AS cost
         FROM cost c WHERE substr(c.period_start, 1, 7) = :month),
       u AS (SELECT DISTINCT unit, service FROM m WHERE quantity IS NOT NULL AND service IS NOT NULL)
       SELECT u.unit, sum(m.cost) AS cost, sum(CASE WHEN m.unit = u.unit THEN m.quantity END) AS usage,
         count(CASE WHEN m.cost IS NOT NULL OR m.unit = u.unit THEN 1 END) AS n
       FROM u JOIN m ON m.service = u.service GROUP BY u.unit HAVING sum(m.cost) IS NOT NULL
       ORDER BY sum(m.cost) DESC, u.unit`,
      { month: of },
    );
  const unit = byUnit(unitOf)[0]?.unit;
  const row = byUnit(month).find((one) => one.unit === unit);
  return { value: ratio(row?.cost ?? null, row?.usage ?? null), n: row?.n ?? 0 };
}

/** Savings identified by a day, and those of them in effect. */
export function savingsOn(file: SqlFile, day: string) {
  const row = file.rows<{ identified: number | null; realised: number | null; n: number }>(
    `SELECT sum(${IN_EUR('s.identified', 's.currency', ':day')}) AS identified, count(s.identified) AS n,
       sum(CASE WHEN ifnull(s.realised_on, '') <= :day THEN ${IN_EUR('s.realised', 's.currency', ':day')} END) AS realised
     FROM savings_opportunity s WHERE ifnull(s.identified_on, '') <= :day AND s.identified IS NOT NULL`,
    { day },
  )[0];
  return { identified: row?.identified ?? null, realised: row?.realised ?? 0, n: row?.n ?? 0 };
}

function savings({ file, lastDay: day }: Scene): Expectations {
  const { identified, realised, n } = savingsOn(file, day);
  const commitments = file.rows<{ covered: number; eligible: number; used: number; n: number }>(
    `SELECT sum(covered_spend) AS covered, sum(eligible_spend) AS eligible, count(*) AS n,
       sum(utilisation * covered_spend) AS used
     FROM commitment WHERE ifnull(starts_on, '') <= :day AND ifnull(ends_on, '9') >= :day`,
    { day },
  )[0];
  const { covered = 0, eligible = 0, used = 0 } = commitments ?? {};
  return {
    'savings.identified': { value: identified === null ? null : Math.round(identified), n },
    'savings.realised': { value: n === 0 ? null : Math.round(realised), n },
    'savings.realisation': { value: ratio(realised, identified), n },
    'commitment.coverage': { value: ratio(covered, eligible), n: commitments?.n ?? 0 },
    'commitment.utilisation': { value: ratio(used, covered), n: commitments?.n ?? 0 },
  };
}

/** What the shifts that began in a time amount to. */
export function shiftsIn(file: SqlFile, days: { start: string; until: string }) {
  const row = file.rows<Record<'n' | 'pages' | 'useful' | 'late' | 'toil' | 'hours', number | null>>(
    `SELECT count(*) AS n, sum(pages) AS pages, sum(actionable_pages) AS useful, sum(out_of_hours_pages) AS late,
       sum(toil_hours) AS toil, sum(total_hours) AS hours
     FROM on_call_shift WHERE started_at >= :start AND started_at < :until`,
    { start: days.start, until: days.until },
  )[0];
  const n = row?.n ?? 0;
  return {
    pagesPerShift: { value: ratio(row?.pages ?? null, n), n },
    precision: { value: ratio(row?.useful ?? null, row?.pages ?? null), n },
    toil: { value: ratio(row?.toil ?? null, row?.hours ?? null), n },
    outOfHours: { value: ratio(row?.late ?? null, row?.pages ?? null), n },
  };
}

function onCall({ file, ...week }: Scene): Expectations {
  const { pagesPerShift, precision, toil, outOfHours } = shiftsIn(file, week);
  return {
    'oncall.pages-per-shift': pagesPerShift,
    'oncall.precision': precision,
    'oncall.toil': toil,
    'oncall.out-of-hours': outOfHours,
  };
}

function register(scene: Scene): Expectations {
  const { file, lastDay: day } = scene;
  const count = (sql: string, parameters: object = {}) =>
    file.number(`SELECT count(*) FROM ${sql}`, parameters);
  const open = count(`risk WHERE status <> 'closed'`);
  const n = open ?? 0;
  const dated = count(`risk WHERE status <> 'closed' AND next_review_on IS NOT NULL`) ?? 0;
  return {
    'risk.open': { value: open, n },
    'risk.high': { value: count(`risk WHERE status <> 'closed' AND likelihood * impact >= 15`), n },
    'risk.review-overdue': {
      value: count(`risk WHERE status <> 'closed' AND next_review_on < :day`, { day }),
      n: dated,
    },
    'vendor.notice-due': {
      value: count(`vendor WHERE notice_on BETWEEN :day AND date(:day, '60 days')`, { day }),
      n: count('vendor WHERE notice_on IS NOT NULL') ?? 0,
    },
    'control.overdue': {
      value: count('control WHERE next_due_on < :day', { day }),
      n: count('control WHERE next_due_on IS NOT NULL') ?? 0,
    },
  };
}

const NEWEST_COUNTS = `posture p WHERE p.date >= date(:day, '-45 days') AND p.date =
  (SELECT max(date) FROM posture WHERE asset_group = p.asset_group AND date <= :day)`;

/** Assets patched in time, by the newest count of each group. */
export function patchingOn(file: SqlFile, day: string) {
  const row = file.rows<{ n: number; assets: number | null; within: number | null }>(
    `SELECT count(*) AS n, sum(assets) AS assets, sum(assets_within_sla) AS within FROM ${NEWEST_COUNTS}`,
    { day },
  )[0];
  return { value: ratio(row?.within ?? null, row?.assets ?? null), n: row?.n ?? 0 };
}

const OPEN_EXCEPTION = `iam_exception WHERE ifnull(granted_on, '') <= :day
  AND ((status = 'active' AND closed_on IS NULL) OR closed_on > :day)`;

export function exceptionsOn(file: SqlFile, day: string): number | null {
  return file.number(`SELECT count(*) FROM ${OPEN_EXCEPTION}`, { day });
}

/** Within the exercise's own target, else, where it was measured, within those of all services that took part. */
const within = (kind: 'rto' | 'rpo') => `CASE
  WHEN ${kind}_target_minutes IS NOT NULL THEN ifnull(${kind}_achieved_minutes, 1e9) <= ${kind}_target_minutes
  ELSE NOT EXISTS (SELECT 1 FROM exercise_services p JOIN service s ON s.id = p.target_id
    WHERE p.owner_id = exercise.id AND s.${kind}_minutes < ${kind}_achieved_minutes) END`;
const MET = `outcome = 'passed' AND ${within('rto')} AND ${within('rpo')}`;

/** Exercises due in a stretch of days that met their objectives; one that was not held by `asOf` did not. */
export function drTests(file: SqlFile, days: { firstDay: string; lastDay: string; asOf: string }) {
  const row = file.rows<{ n: number; met: number | null }>(
    `SELECT count(*) AS n, sum(ifnull(held_on, '9') <= :asOf AND ${MET}) AS met FROM exercise
     WHERE kind <> 'restore' AND ifnull(planned_on, held_on) BETWEEN :firstDay AND :lastDay
       AND (ifnull(planned_on, held_on) <= :asOf OR held_on <= :asOf)`,
    { firstDay: days.firstDay, lastDay: days.lastDay, asOf: days.asOf },
  )[0];
  return { value: ratio(row?.met ?? 0, row?.n ?? 0), n: row?.n ?? 0 };
}

/** Datastores restored in the 90 days up to a day, of those known to be restored at all by then. */
export function restoresOn(file: SqlFile, day: string) {
  const row = file.rows<{ n: number; met: number | null }>(
    `SELECT count(*) AS n, sum(met) AS met FROM (
       SELECT max(held_on BETWEEN date(:day, '-90 days') AND :day AND ${MET}) AS met FROM exercise
       WHERE kind = 'restore' AND datastore IS NOT NULL
       GROUP BY datastore HAVING min(min(ifnull(planned_on, '9'), ifnull(held_on, '9'))) <= :day)`,
    { day },
  )[0];
  return { value: ratio(row?.met ?? 0, row?.n ?? 0), n: row?.n ?? 0 };
}

function assurance({ file, ...week }: Scene): Expectations {
  const day = week.lastDay;
  const count = (sql: string, column = 'count(*)') => file.number(`SELECT ${column} FROM ${sql}`, { day });
  const open = exceptionsOn(file, day);
  const decisions = file.number(
    'SELECT count(*) FROM decision WHERE decided_on BETWEEN :firstDay AND :lastDay',
    bounds(week),
  );
  return {
    'decision.count': { value: decisions, n: decisions ?? 0 },
    'security.patch-compliance': patchingOn(file, day),
    'security.overdue-critical': {
      value: count(NEWEST_COUNTS, 'sum(overdue_critical)'),
      n: count(`${NEWEST_COUNTS} AND overdue_critical IS NOT NULL`) ?? 0,
    },
    'exception.active': { value: open, n: open ?? 0 },
    'exception.expired': {
      value: count(`${OPEN_EXCEPTION} AND expires_on < :day`),
      n: count(`${OPEN_EXCEPTION} AND expires_on IS NOT NULL`) ?? 0,
    },
    'exercise.overdue': {
      value: count(`exercise WHERE planned_on < :day AND ifnull(held_on, '9') > :day`),
      n: count(`exercise WHERE planned_on IS NOT NULL`) ?? 0,
    },
    'exercise.success-rate': drTests(file, { ...quarterTo(week), asOf: day }),
    'restore.validated': restoresOn(file, day),
  };
}
