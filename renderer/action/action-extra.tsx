import { useQuery } from '@tanstack/react-query';
import { CalendarClock, Check } from 'lucide-react';
import { actionItem } from '#shared/action/action-item.ts';
import { type ClosureAction, daysOverdue, isUnfinished } from '#shared/action/closure.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { daysBetween } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Kbd } from '../design/kbd.tsx';
import { updateRecord } from '../records/actions.ts';
import styles from './action.module.css';
import { askToMove, timesText } from './moves.ts';

/** What became of an action's promise, and what can be done about it. */
export function ActionPromise({ row }: { row: AnyRow }) {
  const { isReadOnly, today } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['moves', row.id],
    queryFn: () =>
      core.record.tally({ entity: 'actionMove', where: [{ field: 'actionId', op: 'eq', value: row.id }] }),
  });
  const action = row as unknown as ClosureAction;
  const moves = data?.groups[0]?.count ?? 0;
  const complete = () => void attempt(() => updateRecord(actionItem, row.id, { status: 'done' }));
  return (
    <section className={styles.promise} aria-label="Promise">
      <p>{promiseText({ ...action, moves }, today)}</p>
      {isUnfinished(action) && (
        <div className={styles.buttons}>
          <Button size="s" icon={CalendarClock} disabled={isReadOnly} onClick={() => askToMove([row.id])}>
            Move the date… <Kbd keys="M" />
          </Button>
          <Button size="s" icon={Check} disabled={isReadOnly} onClick={complete}>
            Complete
          </Button>
        </div>
      )}
    </section>
  );
}

/** `Promised for 5 Nov 2026, now due 19 Nov 2026: 14 days later, after 2 moves. Overdue by 4 days.` */
function promiseText(action: ClosureAction, today: string): string {
  const { committedDueOn: promised, dueOn, completedOn, status, moves } = action;
  const moved = moves > 0 ? `, moved ${timesText(moves)}` : '';
  if (status === 'cancelled') return `Cancelled${moved}.`;
  if (status === 'done' && completedOn !== null) {
    const late = promised === null ? 0 : daysBetween(promised, completedOn);
    const against =
      promised === null
        ? 'no date was promised'
        : late > 0
          ? `${formatCount(late, 'day', 'days')} after the date promised`
          : 'by the date promised';
    return `Completed ${formatDate(completedOn)}, ${against}${moved}.`;
  }
  if (dueOn === null) return 'No due date yet: it is counted in no week.';
  const overdue = daysOverdue(action, today);
  const now = overdue > 0 ? `overdue by ${formatCount(overdue, 'day', 'days')}` : `due ${formatDate(dueOn)}`;
  const slip = promised === null ? 0 : daysBetween(promised, dueOn);
  if (promised === null || slip === 0) return `${sentence(now)}${moved}.`;
  const by = formatCount(Math.abs(slip), 'day', 'days');
  return `${sentence(now)}${moved}: promised for ${formatDate(promised)}, ${by} ${slip > 0 ? 'earlier' : 'later'}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
