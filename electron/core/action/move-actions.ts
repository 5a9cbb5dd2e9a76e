import type { WriteSession } from '#db/record/write-session.ts';
import type { Workspace } from '#db/workspace.ts';
import { isUnfinished } from '#shared/action/closure.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount } from '#shared/figure/format.ts';
import { dateOf } from '#shared/time/week.ts';

type Move = { ids: readonly string[]; to: string; reason: string };

/** Kept as the reason of a date that was changed like any other field. */
export const NO_REASON = 'No reason given';

/**
 * Moves the due dates of unfinished actions to the local date `to` and keeps each move with its reason. The date first
 * promised stays; an action without any date gets its first one, which is no move and needs no reason.
 * @throws MusterError `bad-input` when a date is moved without a reason, `not-found`
 */
export function moveActions(workspace: Workspace, { ids, to, reason }: Move, now: string): { moved: number } {
  const { settings } = workspace;
  const today = dateOf(now, settings.zone);
  const label =
    ids.length === 1
      ? 'Move the due date'
      : `Move the due dates of ${formatCount(ids.length, 'action', 'actions')}`;
  return workspace.write({ actor: settings.actor, label }, (tx) => {
    const repository = tx.repository('actionItem');
    let moved = 0;
    for (const id of ids) {
      const row = repository.get(id);
      if (!row) throw new MusterError('not-found', 'This action is no longer there.');
      if (!isUnfinished(row) || row.dueOn === to) continue;
      if (row.dueOn !== null && reason === '')
        throw new MusterError('bad-input', 'Reason: Say why the date moves.');
      repository.update(id, promised(row, to));
      if (row.dueOn !== null) addMove(tx, id, { from: row.dueOn, to, reason, today });
      moved += 1;
    }
    return { moved };
  });
}

/** A change of an action, with its move kept when it moves the due date and leaves the promise alone. */
export function keepMove(
  tx: WriteSession,
  before: AnyRow,
  values: Record<string, unknown>,
  today: string,
): Record<string, unknown> {
  const { dueOn: to } = values;
  const from = before.dueOn;
  if (typeof to !== 'string' || to === from || values.committedDueOn !== undefined) return values;
  if (typeof from === 'string') addMove(tx, before.id, { from, to, reason: NO_REASON, today });
  return { ...values, ...promised(before, to) };
}

/** A new action was made today; its first due date is the one promised, and what was promised is when it is due. */
export function withPromise(values: Record<string, unknown>, today: string): Record<string, unknown> {
  return {
    ...values,
    createdOn: values.createdOn ?? today,
    committedDueOn: values.committedDueOn ?? values.dueOn,
    dueOn: values.dueOn ?? values.committedDueOn,
  };
}

function promised(row: Record<string, unknown>, to: string): { dueOn: string; committedDueOn: string } {
  const dates = [row.committedDueOn, row.dueOn, to];
  return { dueOn: to, committedDueOn: String(dates.find((date) => typeof date === 'string')) };
}

type Moved = { from: string; to: string; reason: string; today: string };

function addMove(tx: WriteSession, actionId: string, { from, to, reason, today }: Moved): void {
  tx.repository('actionMove').create({ actionId, movedOn: today, fromDate: from, toDate: to, reason });
}
