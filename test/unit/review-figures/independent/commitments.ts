import {
  bounds,
  daysApart,
  type Expectations,
  monthDays,
  plusDays,
  plusMonths,
  quantile,
  quarterDays,
  quarterMonth,
  quarterTo,
  ratio,
  type Scene,
  type SqlFile,
  total,
  weekBefore,
  withWeekBefore,
} from './scene.ts';

/** An action stood open at the end of a day. */
const OPEN = `status <> 'cancelled' AND ifnull(created_on, '') <= :lastDay
  AND (status <> 'done' OR completed_on > :lastDay)`;

/** Actions, objectives and hiring. */
export function commitmentExpectations(scene: Scene): Expectations {
  return {
    ...withWeekBefore(scene, actions),
    ...okrs(scene),
    ...withWeekBefore(scene, headcount),
    ...withWeekBefore(scene, hiring),
  };
}

function actions({ file, ...week }: Scene): Expectations {
  const count = (condition: string, of = condition, what = '*', from = 'action_item') => ({
    value: file.number(`SELECT count(${what}) FROM ${from} WHERE ${condition}`, bounds(week)),
    n: file.number(`SELECT count(*) FROM ${from} WHERE ${of}`, bounds(week)) ?? 0,
  });
  return {
    'action.overdue': count(`${OPEN} AND due_on < :lastDay`, `${OPEN} AND due_on IS NOT NULL`),
    'action.carried-over': count(`${OPEN} AND ifnull(created_on, '') < :firstDay`, OPEN),
    'action.due': count(`status <> 'cancelled' AND due_on BETWEEN :firstDay AND :lastDay`),
    'action.completed': count(`status = 'done' AND completed_on BETWEEN :firstDay AND :lastDay`),
    'action.moved': count(
      'moved_on BETWEEN :firstDay AND :lastDay',
      'moved_on BETWEEN :firstDay AND :lastDay',
      'DISTINCT action_id',
      'action_move',
    ),
    'action.closure': closure(file, { ...quarterTo(week), asOf: week.lastDay }),
  };
}

/** Closed by the date first promised, of what was promised for a stretch of days and could be judged on `asOf`. */
export function closure(file: SqlFile, days: { firstDay: string; lastDay: string; asOf: string }) {
  const row = file.rows<{ n: number; onTime: number | null }>(
    `SELECT count(*) AS n, sum(status = 'done' AND completed_on <= committed_due_on) AS onTime FROM action_item
     WHERE committed_due_on BETWEEN :firstDay AND :lastDay AND status <> 'cancelled'
       AND NOT (status = 'done' AND completed_on IS NULL)
       AND (status = 'done' OR committed_due_on < :asOf)`,
    { firstDay: days.firstDay, lastDay: days.lastDay, asOf: days.asOf },
  )[0];
  return { value: ratio(row?.onTime ?? 0, row?.n ?? 0), n: row?.n ?? 0 };
}

type KeyResult = {
  objective: string;
  id: string;
  from: number;
  to: number;
  weight: number;
  value: number | null;
  isAsked: number;
  seen: string | null;
};

/** Progress by objective on a day, and how its key results stand. */
export function okrsOn(file: SqlFile, day: string) {
  const first = quarterMonth(day);
  const { firstDay, lastDay } = quarterDays(first);
  const quarter = `${first.slice(0, 4)}Q${Math.ceil(Number(first.slice(5)) / 3)}`;
  const objectives = file.rows<{ id: string }>(
    `SELECT id FROM objective WHERE quarter = :quarter AND status <> 'dropped'`,
    { quarter },
  );
  const rows = file.rows<KeyResult>(
    `SELECT o.id AS objective, k.id, k.start_value AS "from", k.target_value AS "to", k.weight,
       (SELECT max(date) FROM check_in WHERE key_result_id = k.id AND date <= :day) AS seen,
       o.status <> 'done' AND k.kpi_id IS NULL AS isAsked,
       ifnull((SELECT value FROM check_in WHERE key_result_id = k.id AND date <= :day AND value IS NOT NULL
           ORDER BY date DESC LIMIT 1),
         CASE WHEN (SELECT count(*) FROM check_in WHERE key_result_id = k.id AND date > :day AND value IS NOT NULL) = 0
           THEN k.current_value END) AS value
     FROM key_result k JOIN objective o ON o.id = k.objective_id
     WHERE o.quarter = :quarter AND o.status <> 'dropped'`,
    { quarter, day },
  );
  const expected = (daysApart(firstDay, day) + 1) / (daysApart(firstDay, lastDay) + 1);
  const progress = new Map(rows.map((row) => [row.id, progressOf(row)]));
  const byObjective = objectives.flatMap(({ id }) => {
    const own = rows.filter(({ objective }) => objective === id);
    const known = own.flatMap(({ id: result, weight }) => {
      const value = progress.get(result) ?? null;
      return value === null ? [] : [{ weight, value }];
    });
    const weight = total(known.map((part) => part.weight));
    return weight === 0 ? [] : [[id, total(known.map((part) => part.weight * part.value)) / weight] as const];
  });
  return { firstDay, expected, objectives, rows, progress, byObjective: new Map(byObjective) };
}

function progressOf({ from, to, value }: KeyResult): number | null {
  return value === null || from === to ? null : Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function okrs(scene: Scene): Expectations {
  const now = okrFigures(scene.file, scene.lastDay);
  const before = weekBefore(scene);
  // Another quarter's objectives are no earlier value of this one's.
  if (quarterMonth(before.lastDay) !== quarterMonth(scene.lastDay)) return now;
  const earlier = okrFigures(scene.file, before.lastDay);
  return Object.fromEntries(
    Object.entries(now).map(([key, one]) => [key, { ...one, previous: earlier[key]?.value ?? null }]),
  );
}

function okrFigures(file: SqlFile, day: string): Expectations {
  const { firstDay, expected, objectives, rows, progress, byObjective } = okrsOn(file, day);
  const known = [...byObjective.values()];
  const judged = [...progress.values()].flatMap((value) => value ?? []);
  const asked = rows.filter(({ isAsked }) => isAsked === 1);
  const isStale = ({ seen }: KeyResult) => daysApart(seen ?? plusDays(firstDay, -1), day) >= 14;
  return {
    'okr.progress': { value: ratio(total(known), known.length), n: known.length },
    'okr.expected': { value: expected, n: objectives.length },
    'okr.behind': { value: judged.filter((value) => expected - value > 0.2 + 1e-9).length, n: judged.length },
    'okr.stale': { value: asked.length === 0 ? null : asked.filter(isStale).length, n: asked.length },
  };
}

const COUNTED = 'starting_headcount IS NOT NULL AND starting_month <= :month';

/** Headcount by plan at the end of a month, as the plan was on a day. */
export function planOf(file: SqlFile, month: string, day: string): number | null {
  return file.number(
    `SELECT sum(t.starting_headcount
       + (SELECT count(*) FROM headcount_slot s WHERE s.team_id = t.id AND s.planned_start <= :month
           AND (s.status <> 'cancelled' OR s.cancelled_on > :day)
           AND ifnull(substr(s.started_on, 1, 7), '9') >= t.starting_month)
       - (SELECT count(*) FROM departure d WHERE d.team_id = t.id AND d.is_planned
           AND substr(d.left_on, 1, 7) BETWEEN t.starting_month AND :month))
     FROM team t WHERE ${COUNTED}`,
    { month, day },
  );
}

/** People there at the end of a day. */
export function headcountOn(file: SqlFile, day: string): number | null {
  return file.number(
    `SELECT sum(t.starting_headcount
       + (SELECT count(*) FROM headcount_slot s WHERE s.team_id = t.id AND s.started_on <= :day
           AND s.started_on >= t.starting_month || '-01')
       - (SELECT count(*) FROM departure d WHERE d.team_id = t.id AND d.left_on <= :day
           AND d.left_on >= t.starting_month || '-01'))
     FROM team t WHERE ${COUNTED}`,
    { month: day.slice(0, 7), day },
  );
}

function headcount({ file, lastDay: day }: Scene): Expectations {
  const month = day.slice(0, 7);
  const [plan, actual] = [planOf(file, month, day), headcountOn(file, day)];
  const n = file.number(`SELECT count(*) FROM team WHERE ${COUNTED}`, { month }) ?? 0;
  return {
    'hiring.plan': { value: plan, n },
    'hiring.actual': { value: actual, n },
    'hiring.behind': { value: plan === null || actual === null ? null : Math.max(0, plan - actual), n },
    'hiring.behind-months': { value: monthsBehind(file, month, day), n },
  };
}

/** Months since the plan rose above the headcount that there is. */
function monthsBehind(file: SqlFile, month: string, day: string): number | null {
  const actual = headcountOn(file, day);
  if (actual === null) return null;
  let [months, at] = [0, month];
  while ((planOf(file, at, day) ?? 0) > actual) [months, at] = [months + 1, plusMonths(at, -1)];
  return Math.max(0, months - 1);
}

/** What the seats filled, and those planned, by a day cost; every team of the sample has a plan. */
function seatCosts(file: SqlFile, day: string): Expectations {
  const of = (start: string) => {
    const seats = file.rows<{ cost: number; start: string }>(
      `SELECT s.annual_cost AS cost, ${start} AS start FROM headcount_slot s
       JOIN team t ON t.id = s.team_id AND t.starting_headcount IS NOT NULL AND t.starting_month <= substr(:day, 1, 7)
       WHERE (s.status <> 'cancelled' OR s.cancelled_on > :day) AND ifnull(s.started_on, '9') >= t.starting_month
         AND s.annual_cost IS NOT NULL AND ${start} <= :day`,
      { day },
    );
    const daysOf = (from: string) => {
      const days: string[] = [];
      for (let at = from; at <= day; at = plusDays(at, 1)) days.push(at);
      return days;
    };
    const perDay = (at: string) => 1 / 12 / Number(monthDays(at.slice(0, 7)).lastDay.slice(8));
    const from = `${day.slice(0, 4)}-01-01`;
    const toDate = seats.map(
      ({ cost, start: since }) => cost * total(daysOf(since > from ? since : from).map(perDay)),
    );
    const n = seats.length;
    return [
      { value: Math.round(total(toDate)), n },
      { value: total(seats.map(({ cost }) => cost)), n },
    ] as const;
  };
  const [cost, runRate] = of('s.started_on');
  const [planned, plannedRate] = of(
    `(CASE WHEN s.planned_start < t.starting_month THEN t.starting_month ELSE s.planned_start END || '-01')`,
  );
  return {
    'hiring.cost': cost,
    'hiring.run-rate': runRate,
    'hiring.cost-plan': planned,
    'hiring.run-rate-plan': plannedRate,
  };
}

function hiring({ file, ...week }: Scene): Expectations {
  const open = file.number(
    `SELECT count(*) FROM headcount_slot
     WHERE ifnull(opened_on, '') <= :lastDay AND ifnull(accepted_on, '9') > :lastDay
       AND ifnull(started_on, '9') > :lastDay AND ifnull(cancelled_on, '9') > :lastDay
       AND (status IN ('open', 'interviewing', 'offer')
         OR (opened_on IS NOT NULL AND ((status = 'accepted' AND accepted_on IS NOT NULL)
           OR (status = 'started' AND ifnull(accepted_on, started_on) IS NOT NULL)
           OR (status = 'cancelled' AND cancelled_on IS NOT NULL))))`,
    bounds(week),
  );
  const filled = file.rows<{ days: number }>(
    `SELECT julianday(accepted_on) - julianday(opened_on) AS days FROM headcount_slot
     WHERE accepted_on BETWEEN :firstDay AND :lastDay AND opened_on <= accepted_on`,
    bounds(quarterTo(week)),
  );
  const left = file.number(
    'SELECT count(*) FROM departure WHERE left_on BETWEEN :firstDay AND :lastDay',
    bounds(week),
  );
  const median = quantile(
    filled.map(({ days }) => days),
    0.5,
  );
  return {
    ...seatCosts(file, week.lastDay),
    'hiring.open': { value: open, n: open ?? 0 },
    'hiring.time-to-fill': { value: median, n: filled.length },
    'hiring.departures': { value: left, n: left ?? 0 },
  };
}
