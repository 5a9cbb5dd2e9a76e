import { actionsOpenSince, type OpenRow } from '#db/action/action-queries.ts';
import { addDays, type Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';

/** What was open at the end of a day. Ids are in order, the longest waiting first. */
export type Backlog = {
  open: number;
  /** Open actions with a due date. */
  dated: number;
  overdue: readonly string[];
  /** Open before the week began. */
  carriedOver: readonly string[];
  /** By days since an action was created or, where that is not known, recorded. */
  ageing: readonly { bucket: string; ids: readonly string[] }[];
};

const BUCKETS = [
  { bucket: 'up to 30 days', upTo: 30 },
  { bucket: '31–60 days', upTo: 60 },
  { bucket: '61–90 days', upTo: 90 },
  { bucket: 'over 90 days', upTo: Number.POSITIVE_INFINITY },
] as const;

/** The backlog on the last day looked at, and at the end of the week before. One read serves both. */
export function readBacklogs(context: ReviewContext): { now: Backlog; before: Backlog } {
  const { workspace, week, previousWeek, today } = context;
  const rows = actionsOpenSince(workspace.connection, { day: today, since: previousWeek.lastDay });
  return {
    now: backlogOn(rows, today, week),
    before: backlogOn(rows, previousWeek.lastDay, previousWeek),
  };
}

/** An action without its day of creation existed on every day. */
function backlogOn(rows: readonly OpenRow[], day: string, week: Week): Backlog {
  const open = rows.filter(
    ({ createdOn, completedOn }) =>
      (createdOn === null || createdOn <= day) && (completedOn === null || completedOn > day),
  );
  return {
    open: open.length,
    dated: open.filter(({ dueOn }) => dueOn !== null).length,
    overdue: idsBy(
      open.filter(({ dueOn }) => dueOn !== null && dueOn < day),
      ({ dueOn }) => dueOn ?? '',
    ),
    carriedOver: idsBy(
      open.filter((row) => isBefore(row, week)),
      creationDay,
    ),
    ageing: ageingOf(open, day),
  };
}

function isBefore({ createdOn, recordedAt }: OpenRow, { firstDay, start }: Week): boolean {
  return createdOn === null ? recordedAt !== null && recordedAt < start : createdOn < firstDay;
}

function ageingOf(open: readonly OpenRow[], day: string): Backlog['ageing'] {
  const oldest = BUCKETS.map(({ upTo }) => (Number.isFinite(upTo) ? addDays(day, -upTo) : ''));
  const byBucket = Map.groupBy(open, (row) => oldest.findIndex((date) => creationDay(row) >= date));
  return BUCKETS.map(({ bucket }, index) => ({
    bucket,
    ids: (byBucket.get(index) ?? []).map(({ id }) => id),
  }));
}

function creationDay({ createdOn, recordedAt }: OpenRow): string {
  return createdOn ?? recordedAt?.slice(0, 'YYYY-MM-DD'.length) ?? '';
}

function idsBy(rows: readonly OpenRow[], dayOf: (row: OpenRow) => string): string[] {
  const keyed = rows.map((row) => ({ id: row.id, day: dayOf(row) }));
  keyed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  return keyed.map(({ id }) => id);
}
