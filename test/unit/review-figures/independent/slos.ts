import {
  type Days,
  type Expectations,
  plusDays,
  ratio,
  type Scene,
  type SqlFile,
  weekBefore,
  weekFrom,
  withWeekBefore,
} from './scene.ts';

/** Good and total events of an SLO over days, without planned maintenance. */
type Sums = { id: string; tier: number | null; objective: number; good: number | null; total: number | null };

const SUMS = (firstDay: string) => `
  SELECT s.id, v.tier, s.objective, sum(d.good - d.maintenance_good) AS good,
    sum(d.total - d.maintenance_total) AS total
  FROM slo s JOIN service v ON v.id = s.service_id
  LEFT JOIN slo_day d ON d.slo_id = s.id AND d.date <= :day AND d.date >= ${firstDay}
  GROUP BY s.id ORDER BY s.id`;

const IN_WINDOW = SUMS(`CASE s.window_kind
  WHEN 'rolling' THEN date(:day, '1 day', -s.window_days || ' days')
  WHEN 'calendar-month' THEN date(:day, 'start of month')
  ELSE date(:day, 'start of month', -((strftime('%m', :day) - 1) % 3) || ' months') END`);
const SINCE = SUMS(':firstDay');

/** Budget left by SLO at the end of a day, over each one's own window; `null` without traffic. */
export function budgetsLeft(file: SqlFile, day: string): Map<string, number | null> {
  return new Map(
    file.rows<Sums>(IN_WINDOW, { day }).map((row) => [row.id, ofBudget(row, (spent) => 1 - spent)]),
  );
}

export function attainments(file: SqlFile, day: string): Map<string, number | null> {
  return new Map(file.rows<Sums>(IN_WINDOW, { day }).map(({ id, good, total }) => [id, ratio(good, total)]));
}

/** Burn rate by SLO over days. */
export function burns(file: SqlFile, { firstDay, lastDay }: Pick<Days, 'firstDay' | 'lastDay'>) {
  const rows = file.rows<Sums>(SINCE, { firstDay, day: lastDay });
  return new Map(rows.map((row) => [row.id, ofBudget(row, (spent) => spent)]));
}

function ofBudget({ good, total, objective }: Sums, read: (spent: number) => number): number | null {
  return good === null || !total ? null : read((total - good) / ((1 - objective) * total));
}

export function sloExpectations(scene: Scene): Expectations {
  return { ...withWeekBefore(scene, standing), ...burning(scene) };
}

function standing({ file, ...week }: Scene): Expectations {
  const left = budgetsLeft(file, week.lastDay);
  const tiers = new Map(file.rows<Sums>(IN_WINDOW, { day: week.lastDay }).map(({ id, tier }) => [id, tier]));
  const known = [...left].flatMap(([id, value]) => (value === null ? [] : [{ id, value }]));
  const critical = known.filter(({ id }) => tiers.get(id) === 1);
  const n = known.length;
  const isMissed = (value: number) => value < -1e-9;
  const worst = Math.max(...[...burns(file, week).values()].flatMap((burn) => burn ?? []));
  return {
    'slo.attainment': {
      value: ratio(critical.filter(({ value }) => !isMissed(value)).length, critical.length),
      n: critical.length,
    },
    'slo.met': { value: known.filter(({ value }) => !isMissed(value)).length, n },
    'slo.missed': { value: known.filter(({ value }) => isMissed(value)).length, n },
    'slo.budget-exhausted': { value: known.filter(({ value }) => value <= 1e-9).length, n },
    'slo.no-data': { value: left.size - n, n: left.size },
    'burn.worst': { value: worst },
  };
}

/** Burning for weeks on end, and at risk: attained, but burning so or empty within seven days at the last week's burn. */
function burning(scene: Scene): Expectations {
  const { file, lastDay } = scene;
  const weeks = [scene, weekBefore(scene)].map((week) => burns(file, week));
  const now = budgetsLeft(file, lastDay);
  const windows = new Map(
    file
      .rows<{ id: string; days: number; isRolling: number }>(
        `SELECT id, CASE window_kind WHEN 'rolling' THEN window_days
             WHEN 'calendar-month' THEN strftime('%d', :day)
             ELSE julianday(:day) - julianday(date(:day, 'start of month', -((strftime('%m', :day) - 1) % 3) || ' months')) + 1
           END + 0 AS days, window_kind = 'rolling' AS isRolling FROM slo`,
        { day: lastDay },
      )
      .map(({ id, ...window }) => [id, window]),
  );
  const isSustained = (id: string) => weeks.every((week) => (week.get(id) ?? 0) > 1 + 1e-9);
  const isEmptySoon = (id: string) => {
    const [left, burn, window] = [now.get(id) ?? 0, weeks[0]?.get(id) ?? 0, windows.get(id)];
    if (!window || burn <= 1) return false;
    const days = (left * window.days) / (window.isRolling ? burn : burn - 1);
    return days <= 7;
  };
  const met = [...now].filter(([, left]) => left !== null && left >= -1e-9).map(([id]) => id);
  return {
    'slo.sustained-burn': { value: [...now.keys()].filter(isSustained).length },
    'slo.at-risk': { value: met.filter((id) => isSustained(id) || isEmptySoon(id)).length },
  };
}

/** Services whose changes are frozen: a budget is exceeded over the weeks that the policy of the tier looks back. */
export function frozenServices({ file, lastDay }: Scene): string[] {
  return file
    .rows<{ name: string }>(
      `SELECT DISTINCT v.name FROM slo s JOIN service v ON v.id = s.service_id
       JOIN budget_policy p ON p.tier IS v.tier OR (p.tier IS NULL
         AND NOT EXISTS (SELECT 1 FROM budget_policy o WHERE o.tier = v.tier))
       JOIN slo_day d ON d.slo_id = s.id AND d.date <= :day AND d.date > date(:day, (-7 * p.freeze_weeks) || ' days')
       GROUP BY s.id HAVING sum(d.total - d.maintenance_total - d.good + d.maintenance_good)
         > (1 - s.objective) * sum(d.total - d.maintenance_total) ORDER BY v.name`,
      { day: lastDay },
    )
    .map(({ name }) => name);
}

/** What is left of a budget at the end of each of the 13 weeks up to a week. */
export function budgetsByWeek({ file, firstDay }: Scene, sloId: string): (number | null)[] {
  return Array.from({ length: 13 }, (_, index) => {
    const { lastDay } = weekFrom(file, plusDays(firstDay, (index - 12) * 7));
    return budgetsLeft(file, lastDay).get(sloId) ?? null;
  });
}
