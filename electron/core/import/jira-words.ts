/** What Jira's own words mean for an action. Teams rename statuses, so the category counts before the name. */

type Said = { status: string | null; category: string | null; resolution: string | null };

const CANCELLED =
  /^(cancell?ed|declined|rejected|won.?t (do|fix)|duplicate|abandoned|obsolete|dropped|invalid)$/i;
const BLOCKED = /^(blocked|on hold|impeded|waiting.*)$/i;
const CATEGORIES: Record<string, string> = {
  'to do': 'open',
  new: 'open',
  'in progress': 'in-progress',
  indeterminate: 'in-progress',
  done: 'done',
  complete: 'done',
};
const STATUSES: Record<string, string> = {
  ...CATEGORIES,
  open: 'open',
  backlog: 'open',
  reopened: 'open',
  todo: 'open',
  'selected for development': 'open',
  'in review': 'in-progress',
  'in development': 'in-progress',
  doing: 'in-progress',
  started: 'in-progress',
  closed: 'done',
  resolved: 'done',
};

/** The action's status; the note says what was assumed when the words decide nothing. */
export function actionStatus(said: Said, isResolved: boolean): { value: string; note?: string } {
  const { status, category, resolution } = said;
  if (status && CANCELLED.test(status)) return { value: 'cancelled' };
  const known = CATEGORIES[(category ?? '').toLowerCase()] ?? STATUSES[(status ?? '').toLowerCase()];
  if (known === 'done' && resolution && CANCELLED.test(resolution)) return { value: 'cancelled' };
  if (status && known !== 'done' && BLOCKED.test(status)) return { value: 'blocked' };
  if (known) return { value: known };
  const value = isResolved ? 'done' : 'open';
  return {
    value,
    note: `has the status “${status ?? ''}”, which is taken as ${value === 'done' ? 'done, because it is resolved' : 'open'}`,
  };
}

const PRIORITIES: Record<string, string> = {
  highest: 'P0',
  blocker: 'P0',
  high: 'P1',
  critical: 'P1',
  medium: 'P2',
  major: 'P2',
  low: 'P3',
  minor: 'P3',
  lowest: 'P3',
  trivial: 'P3',
  p0: 'P0',
  p1: 'P1',
  p2: 'P2',
  p3: 'P3',
};

/** The action's priority; `null` leaves the default. */
export function actionPriority(said: string | null): { value: string | null; note?: string } {
  if (said === null) return { value: null };
  const value = PRIORITIES[said.toLowerCase()];
  return value
    ? { value }
    : { value: null, note: `has the priority “${said}”, which is left at its default` };
}
