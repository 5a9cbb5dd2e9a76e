import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { prepared } from '../query/prepared.ts';

/** The week whose actions are wanted: its local dates (inclusive) and the instant it begins. */
export type ActionWeek = { firstDay: string; lastDay: string; start: string };

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

/** What was open at the end of a day. Ids are in no particular order. */
export type Backlog = {
  open: number;
  /** Open actions with a due date. */
  dated: number;
  overdue: string[];
  /** Open before the week began. */
  carriedOver: string[];
  /** By days since creation. */
  ageing: { upTo30: string[]; upTo60: string[]; upTo90: string[]; older: string[] };
};

/** Actions whose committed date is in a range, by what came of them. */
export type Outcomes = Record<'on-time' | 'late' | 'cancelled' | 'undated' | 'not-due', string[]>;

// One branch for each index, so that the completed history before the moment is never read. An action without its day
// of creation existed at every moment. A plus keeps the planner from walking every done action by another index.
const OPEN = `
  SELECT id, due_on, created_on, created_at FROM action_item
  WHERE status IN ('open', 'in-progress', 'blocked') AND (created_on IS NULL OR created_on <= :day)
  UNION ALL
  SELECT id, +due_on AS due_on, +created_on AS created_on, created_at FROM action_item
  WHERE completed_on > :day AND +status = 'done' AND (created_on IS NULL OR created_on <= :day)`;

const CARRIED_OVER = '(created_on < :firstDay OR (created_on IS NULL AND created_at < :start))';

const BACKLOG = `
  SELECT count(*) AS open, count(due_on) AS dated,
    json_group_array(id) FILTER (WHERE due_on < :day) AS overdue,
    json_group_array(id) FILTER (WHERE ${CARRIED_OVER}) AS carriedOver,
    json_group_array(id) FILTER (WHERE age <= 30) AS upTo30,
    json_group_array(id) FILTER (WHERE age BETWEEN 31 AND 60) AS upTo60,
    json_group_array(id) FILTER (WHERE age BETWEEN 61 AND 90) AS upTo90,
    json_group_array(id) FILTER (WHERE age > 90) AS older
  FROM (SELECT *, julianday(:day) - julianday(coalesce(created_on, substr(created_at, 1, 10))) AS age FROM (${OPEN}))`;

const BACKLOG_COUNTS = `
  SELECT count(*) AS open, count(due_on) AS dated,
    count(*) FILTER (WHERE due_on < :day) AS overdue,
    count(*) FILTER (WHERE ${CARRIED_OVER}) AS carriedOver
  FROM (${OPEN})`;

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
  overdue: `${ROW} FROM (SELECT id AS wanted FROM (${OPEN}) WHERE due_on < :day ORDER BY due_on, id LIMIT :limit)
    JOIN action_item a ON a.id = wanted ORDER BY a.due_on, a.id`,
  carriedOver: `${ROW} FROM (
      SELECT id AS wanted FROM (${OPEN}) WHERE ${CARRIED_OVER}
      ORDER BY coalesce(created_on, substr(created_at, 1, 10)), id LIMIT :limit
    ) JOIN action_item a ON a.id = wanted ORDER BY coalesce(a.created_on, substr(a.created_at, 1, 10)), a.id`,
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

const ANY = `
  SELECT EXISTS (SELECT 1 FROM action_item) AS action,
    EXISTS (SELECT 1 FROM action_item WHERE due_on IS NOT NULL) AS dated`;

type BacklogParameters = { day: string; firstDay: string; start: string };

/** Everything open at the end of the local date `day`: what was completed later was open. Overdue is what was due before it. */
export function actionBacklog(connection: Connection, day: string, week: ActionWeek): Backlog {
  const row = prepared<
    [BacklogParameters],
    { open: number; dated: number } & Record<BacklogList, string | null>
  >(connection, BACKLOG).get({ day, firstDay: week.firstDay, start: week.start });
  const ids = (list: BacklogList) => idsOf(row?.[list] ?? null);
  return {
    open: row?.open ?? 0,
    dated: row?.dated ?? 0,
    overdue: ids('overdue'),
    carriedOver: ids('carriedOver'),
    ageing: {
      upTo30: ids('upTo30'),
      upTo60: ids('upTo60'),
      upTo90: ids('upTo90'),
      older: ids('older'),
    },
  };
}

/** The same, counted only. */
export function actionBacklogCounts(
  connection: Connection,
  day: string,
  week: ActionWeek,
): { open: number; dated: number; overdue: number; carriedOver: number } {
  const none = { open: 0, dated: 0, overdue: 0, carriedOver: 0 };
  return (
    prepared<[BacklogParameters], typeof none>(connection, BACKLOG_COUNTS).get({
      day,
      firstDay: week.firstDay,
      start: week.start,
    }) ?? none
  );
}

/** At most `limit` actions of a list, in its order: the longest waiting first. */
export function actionList(
  connection: Connection,
  list: keyof typeof LISTS,
  day: string,
  week: ActionWeek,
  limit: number,
): ActionListRow[] {
  return prepared<[{ day: string } & ActionWeek & { limit: number }], ActionListRow>(
    connection,
    LISTS[list],
  ).all({
    day,
    ...week,
    limit,
  });
}

/** Actions due from one local date to another, and how many of them were cancelled. */
export function actionsDue(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): { ids: string[]; cancelled: number } {
  const row = prepared<[string, string], { cancelled: number; ids: string | null }>(connection, DUE).get(
    firstDay,
    lastDay,
  );
  return { ids: idsOf(row?.ids ?? null), cancelled: row?.cancelled ?? 0 };
}

/** Actions completed from one local date to another. */
export function actionsCompleted(connection: Connection, firstDay: string, lastDay: string): string[] {
  const row = prepared<[string, string], { ids: string | null }>(connection, COMPLETED).get(
    firstDay,
    lastDay,
  );
  return idsOf(row?.ids ?? null);
}

/** What came of the actions promised for `[firstDay, lastDay]`, judged on the local date `day`. */
export function actionOutcomes(
  connection: Connection,
  period: { firstDay: string; lastDay: string; day: string },
): Outcomes {
  const outcomes: Outcomes = { 'on-time': [], late: [], cancelled: [], undated: [], 'not-due': [] };
  const rows = prepared<[typeof period], { outcome: keyof Outcomes; ids: string }>(connection, OUTCOMES);
  for (const { outcome, ids } of rows.all(period)) outcomes[outcome] = idsOf(ids);
  return outcomes;
}

/** Actions whose due date was moved from one local date to another, and the moves in all. */
export function actionsMoved(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): { ids: string[]; moves: number } {
  const row = prepared<[string, string], { moves: number; ids: string | null }>(connection, MOVED).get(
    firstDay,
    lastDay,
  );
  return { ids: idsOf(row?.ids ?? null), moves: row?.moves ?? 0 };
}

/** Whether there are actions at all, and any with a due date. */
export function hasActions(connection: Connection): { action: boolean; dated: boolean } {
  const row = prepared<[], { action: number; dated: number }>(connection, ANY).get();
  return { action: row?.action === 1, dated: row?.dated === 1 };
}

type BacklogList = 'overdue' | 'carriedOver' | 'upTo30' | 'upTo60' | 'upTo90' | 'older';
