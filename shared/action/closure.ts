import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { daysBetween } from '../time/week.ts';
import { type DayRange, isDayIn } from '../time/window.ts';

/** Where an action stands; `done` and `cancelled` are the ends. */
export type ActionStatus = 'open' | 'in-progress' | 'blocked' | 'done' | 'cancelled';

/** An action as far as on-time closure goes; dates local. */
export type ClosureAction = {
  id: string;
  status: ActionStatus;
  /** The first date promised; moving the date leaves it as it is. */
  committedDueOn: string | null;
  /** The date as last moved. */
  dueOn: string | null;
  completedOn: string | null;
  /** How often the due date was moved. */
  moves: number;
};

/** On-time closure of the actions promised for a period, and how often those were moved. */
export type Closure = {
  onTime: Measured;
  /** Moves of the due date, in all (unit: count; n: actions). */
  moves: Measured;
  /** Actions moved at least once (unit: count; n: actions). */
  moved: Measured;
};

/** Why an action is left out of on-time closure: this, or one of the two below. */
export const CANCELLED = 'cancelled';
export const UNDATED_COMPLETION = 'done without a date of completion';
export const NOT_DUE_YET = 'not done and not due yet';

/** Whether an action is neither done nor cancelled. */
export function isUnfinished(action: Pick<ClosureAction, 'status'>): boolean {
  return action.status !== 'done' && action.status !== 'cancelled';
}

/** Whole days an unfinished action is past its current due date on the local date `asOf`; 0 when it is not. */
export function daysOverdue(action: Pick<ClosureAction, 'status' | 'dueOn'>, asOf: string): number {
  if (!isUnfinished(action) || action.dueOn === null || action.dueOn >= asOf) return 0;
  return daysBetween(action.dueOn, asOf);
}

/**
 * On-time closure = actions completed on or before their *committed* due date ÷ actions whose committed due date is in
 * the period (unit: ratio; n: actions). Moving a date never improves it, and the moves are given beside it. Google SRE
 * Workbook ch. 10, “Postmortem Culture”: action items need an owner and are tracked to closure.
 *
 * `period` holds local dates, inclusive. Cancelled actions and those done on an unknown day are left out. Given `asOf`
 * (local date), unfinished ones whose committed date has not passed are left out too: their outcome is open. An action
 * without a committed date belongs to no period. No data when none was due.
 */
export function onTimeClosure(actions: readonly ClosureAction[], period: DayRange, asOf?: string): Closure {
  const left = tally();
  const counted: { action: ClosureAction; isOnTime: boolean }[] = [];
  for (const action of actions) {
    const committed = action.committedDueOn;
    if (committed === null || !isDayIn(committed, period)) continue;
    const reason = leftOutBecause(action, committed, asOf);
    if (reason !== null) left.add(reason);
    else counted.push({ action, isOnTime: isCompletedBy(action, committed) });
  }
  const excluded = left.list();
  if (counted.length === 0) {
    const none = noData('No action was due in the period.', excluded);
    return { onTime: none, moves: none, moved: none };
  }
  const n = counted.length;
  const onTime = counted.filter((entry) => entry.isOnTime).length;
  const moves = counted.reduce((total, { action }) => total + action.moves, 0);
  const moved = counted.filter(({ action }) => action.moves > 0).length;
  return {
    onTime: measured(onTime / n, n, excluded),
    moves: measured(moves, n, excluded),
    moved: measured(moved, n, excluded),
  };
}

function leftOutBecause(action: ClosureAction, committed: string, asOf: string | undefined): string | null {
  if (action.status === 'cancelled') return CANCELLED;
  if (action.status === 'done') return action.completedOn === null ? UNDATED_COMPLETION : null;
  return asOf !== undefined && committed >= asOf ? NOT_DUE_YET : null;
}

/** A date of completion on an action that was reopened does not count. */
function isCompletedBy(action: ClosureAction, date: string): boolean {
  return action.status === 'done' && action.completedOn !== null && action.completedOn <= date;
}
