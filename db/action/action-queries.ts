import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

export type ActionListRow = {
  id: string;
  key: string | null;
  name: string;
  ownerId: string | null;
  teamId: string | null;
  priority: string;
  status: string;
  committedDueOn: string | null;
  dueOn: string | null;
  daysOverdue: number;
  moves: number;
  origin: string;
};

/** An action that is open, or was completed since a day. */
export type OpenRow = {
  id: string;
  dueOn: string | null;
  createdOn: string | null;
  /** Instant it was recorded, where the day of creation is not known. */
  recordedAt: string | null;
  /** `null` while it is open. */
  completedOn: string | null;
};

/** Actions whose committed date is in a range, by what came of them. */
export type Outcomes = Record<'on-time' | 'late' | 'cancelled' | 'undated' | 'not-due', string[]>;

// One branch for each index, so that the history completed before is never read. A plus keeps the planner from walking
// every done action by another index; the instant of recording is the only column that is not in the indexes.
const OPEN_SINCE = `
  SELECT id, due_on AS dueOn, created_on AS createdOn, CASE WHEN created_on IS NULL THEN created_at END AS recordedAt,
    NULL AS completedOn
  FROM action_item
  WHERE status IN ('open', 'in-progress', 'blocked') AND (+created_on IS NULL OR +created_on <= :day)
  UNION ALL
  SELECT id, due_on, created_on, CASE WHEN created_on IS NULL THEN created_at END, completed_on
  FROM action_item
  WHERE completed_on > :since AND +status = 'done' AND (+created_on IS NULL OR +created_on <= :day)`;

const ROW = `
  SELECT a.id, a.key, a.title AS name, a.owner_id AS ownerId, a.team_id AS teamId, a.priority,
    CASE WHEN a.status = 'done' AND a.completed_on > :day THEN 'open' ELSE a.status END AS status,
    a.committed_due_on AS committedDueOn, a.due_on AS dueOn, a.origin,
    (SELECT count(*) FROM action_move m WHERE m.action_id = a.id AND m.moved_on <= :day) AS moves,
    CASE WHEN a.due_on < :day AND a.status <> 'cancelled' AND (a.status <> 'done' OR a.completed_on > :day)
      THEN CAST(julianday(:day) - julianday(a.due_on) AS INTEGER) ELSE 0 END AS daysOverdue`;

const LISTS = {
  due: `${ROW} FROM action_item a WHERE a.due_on BETWEEN :firstDay AND :lastDay AND +a.status <> 'cancelled'
    ORDER BY a.due_on, a.id LIMIT :limit`,
  completed: `${ROW} FROM action_item a
    WHERE a.completed_on BETWEEN :firstDay AND min(:lastDay, :day) AND +a.status = 'done'
    ORDER BY a.completed_on, a.id LIMIT :limit`,
  byId: `${ROW} FROM json_each(:ids) w JOIN action_item a ON a.id = w.value`,
} as const;

const DUE = `
  SELECT count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
    json_group_array(id) FILTER (WHERE status <> 'cancelled') AS ids
  FROM action_item WHERE due_on BETWEEN ? AND ?`;

const COMPLETED = `
  SELECT json_group_array(id) AS ids FROM action_item WHERE completed_on BETWEEN ? AND ? AND +status = 'done'`;

const OUTCOMES = `
  SELECT outcome, json_group_array(id) AS ids FROM (
    SELECT id, CASE
      WHEN status = 'cancelled' THEN 'cancelled'
      WHEN status = 'done' AND completed_on IS NULL THEN 'undated'
      WHEN status = 'done' AND completed_on <= committed_due_on THEN 'on-time'
      WHEN status <> 'done' AND committed_due_on >= :day THEN 'not-due'
      ELSE 'late' END AS outcome
    FROM action_item WHERE committed_due_on BETWEEN :firstDay AND :lastDay
  ) GROUP BY outcome`;

const MOVED = `
  SELECT count(*) AS moves, json_group_array(DISTINCT action_id) AS ids FROM action_move WHERE moved_on BETWEEN ? AND ?`;

const MOVED_OFTEN = `
  SELECT w.value AS id, count(*) AS moves FROM json_each(:ids) w
  CROSS JOIN action_move m ON m.action_id = w.value AND m.moved_on <= :day
  GROUP BY w.value HAVING count(*) >= :least ORDER BY moves DESC, id`;

const ANY = `
  SELECT EXISTS (SELECT 1 FROM action_item) AS action,
    EXISTS (SELECT 1 FROM action_item WHERE due_on IS NOT NULL) AS dated`;

/** Actions created by the local date `day` that are open or were completed after the local date `since`. */
export function actionsOpenSince(
  connection: Connection,
  dates: { day: string; since: string },
): readonly OpenRow[] {
  return kept<[typeof dates], OpenRow>(connection, OPEN_SINCE).all(dates);
}

/** At most `limit` actions due or completed in a week up to the local date `day`, by that date. */
export function actionList(
  connection: Connection,
  list: 'due' | 'completed',
  dates: { day: string; firstDay: string; lastDay: string },
  limit: number,
): readonly ActionListRow[] {
  const { day, firstDay, lastDay } = dates;
  return kept<[typeof dates & { limit: number }], ActionListRow>(connection, LISTS[list]).all({
    day,
    firstDay,
    lastDay,
    limit,
  });
}

/** The actions with these ids as they stood at the end of `day`, in the order of the ids. */
export function actionsById(connection: Connection, ids: readonly string[], day: string): ActionListRow[] {
  const rows = kept<[{ ids: string; day: string }], ActionListRow>(connection, LISTS.byId).all({
    ids: JSON.stringify(ids),
    day,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Those of some actions whose date was moved `least` times or more up to a local date; the most often moved first. */
export function actionsMovedOften(
  connection: Connection,
  ids: readonly string[],
  { least, day }: { least: number; day: string },
): string[] {
  type Parameters = { ids: string; least: number; day: string };
  return kept<[Parameters], { id: string }>(connection, MOVED_OFTEN)
    .all({ ids: JSON.stringify(ids), least, day })
    .map(({ id }) => id);
}

/** Actions due from one local date to another, and how many of them were cancelled. */
export function actionsDue(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): { ids: string[]; cancelled: number } {
  const row = kept<[string, string], { cancelled: number; ids: string | null }>(connection, DUE).get(
    firstDay,
    lastDay,
  );
  return { ids: idsOf(row?.ids ?? null), cancelled: row?.cancelled ?? 0 };
}

/** Actions completed from one local date to another. */
export function actionsCompleted(connection: Connection, firstDay: string, lastDay: string): string[] {
  const row = kept<[string, string], { ids: string | null }>(connection, COMPLETED).get(firstDay, lastDay);
  return idsOf(row?.ids ?? null);
}

/** What came of the actions promised for `[firstDay, lastDay]`, judged on the local date `day`. */
export function actionOutcomes(
  connection: Connection,
  period: { firstDay: string; lastDay: string; day: string },
): Outcomes {
  const outcomes: Outcomes = { 'on-time': [], late: [], cancelled: [], undated: [], 'not-due': [] };
  const rows = kept<[typeof period], { outcome: keyof Outcomes; ids: string }>(connection, OUTCOMES);
  for (const { outcome, ids } of rows.all(period)) outcomes[outcome] = idsOf(ids);
  return outcomes;
}

/** Actions whose due date was moved from one local date to another, and the moves in all. */
export function actionsMoved(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): { ids: string[]; moves: number } {
  const row = kept<[string, string], { moves: number; ids: string | null }>(connection, MOVED).get(
    firstDay,
    lastDay,
  );
  return { ids: idsOf(row?.ids ?? null), moves: row?.moves ?? 0 };
}

/** Whether there are actions at all, and any with a due date. */
export function hasActions(connection: Connection): { action: boolean; dated: boolean } {
  const row = kept<[], { action: number; dated: number }>(connection, ANY).get();
  return { action: row?.action === 1, dated: row?.dated === 1 };
}
