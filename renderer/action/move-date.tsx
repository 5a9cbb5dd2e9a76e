import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState, useSyncExternalStore } from 'react';
import { actionItem } from '#shared/action/action-item.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { parseFieldText } from '#shared/entity/parse.ts';
import { formatDate } from '#shared/figure/format.ts';
import { addMonths, daysInMonth, monthOfDate } from '#shared/time/month.ts';
import { addDays } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { DialogActions, DialogForm } from '../app/dialog-form.tsx';
import { useWorkspace } from '../app/queries.ts';
import { useKey } from '../app/shortcuts.ts';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { TextInput } from '../design/text-input.tsx';
import type { ListToolProps } from '../records/slot-props.ts';
import { useFieldContext } from '../records/use-context.ts';
import styles from './action.module.css';
import { askToMove, moveDates, movesAsked, timesText } from './moves.ts';

/** M moves the due date of the chosen actions, with a reason. */
export function MoveDateTool({ ids }: ListToolProps) {
  const { isReadOnly } = useWorkspace();
  useKey('m', () => askToMove(ids), { isEnabled: !isReadOnly && ids.length > 0 });
  return <MoveDateDialog />;
}

function MoveDateDialog() {
  const ids = useSyncExternalStore(movesAsked.subscribe, movesAsked.get);
  const input = useRef<HTMLInputElement>(null);
  // While it fades it still shows what it was about.
  const [shown, setShown] = useState<readonly string[]>([]);
  const [times, setTimes] = useState(0);
  if (ids !== null && ids !== shown) {
    setShown(ids);
    setTimes(times + 1);
  }
  const close = () => askToMove(null);
  return (
    <Dialog
      title={shown.length > 1 ? `Move the due dates of ${shown.length} actions` : 'Move the due date'}
      isOpen={ids !== null}
      onClose={close}
      initialFocus={input}
    >
      {shown.length > 0 && <MoveForm key={times} ids={shown} input={input} onDone={close} />}
    </Dialog>
  );
}

type FormProps = { ids: readonly string[]; input: RefObject<HTMLInputElement | null>; onDone: () => void };

function MoveForm({ ids, input, onDone }: FormProps) {
  const context = useFieldContext();
  const { today } = useWorkspace();
  const only = useOnly(ids);
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<{ date?: string; reason?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const isFirst = only !== undefined && only.dueOn === null;
  // Until the one action is read, only the core knows whether it needs a reason.
  const isUnknown = ids.length === 1 && only === undefined;
  const submit = async () => {
    const read = parseFieldText(actionItem.fields.dueOn, date, context);
    const found = {
      ...('error' in read
        ? { date: read.error }
        : read.value === null
          ? { date: 'Enter the new date.' }
          : {}),
      ...(reason.trim() === '' && !isFirst && !isUnknown ? { reason: 'Say why the date moves.' } : {}),
    };
    setErrors(found);
    if ('error' in read || Object.keys(found).length > 0 || isBusy) return;
    setBusy(true);
    if (await moveDates(ids, String(read.value), reason.trim())) onDone();
    else setBusy(false);
  };
  const from = typeof only?.dueOn === 'string' && only.dueOn > today ? only.dueOn : today;
  return (
    <DialogForm onSubmit={() => void submit()}>
      {only && <About row={only} />}
      <Field label="New due date" isRequired error={errors.date}>
        {(field) => (
          <div className={styles.dates}>
            <DateField {...field} ref={input} type="date" value={date} onChange={setDate} />
            {LATER.map(({ label, after }) => (
              <Button key={label} size="s" onClick={() => setDate(after(from))}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </Field>
      <Field
        label="Reason"
        isRequired={!isFirst}
        error={errors.reason}
        help={
          isFirst
            ? 'The first date is the one promised.'
            : 'Kept with the move. The date first promised stays, and on-time closure is counted against it.'
        }
      >
        {(field) => (
          <TextInput
            {...field}
            value={reason}
            placeholder="Waits for the vendor’s fix"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <DialogActions onCancel={onDone} isBusy={isBusy}>
        Move
      </DialogActions>
    </DialogForm>
  );
}

function About({ row }: { row: AnyRow }) {
  const { data: moves } = useQuery({
    queryKey: ['moves', row.id],
    queryFn: () =>
      core.record.tally({ entity: 'actionMove', where: [{ field: 'actionId', op: 'eq', value: row.id }] }),
  });
  const count = moves?.groups[0]?.count ?? 0;
  const day = (value: unknown) => (typeof value === 'string' ? formatDate(value) : 'no date');
  return (
    <div>
      <strong>{String(row.title)}</strong>
      <p className={styles.quiet}>
        {row.dueOn === null ? 'No due date yet' : `Due ${day(row.dueOn)}`}
        {row.committedDueOn !== null &&
          row.committedDueOn !== row.dueOn &&
          `, promised for ${day(row.committedDueOn)}`}
        {count > 0 && `, moved ${timesText(count)} so far`}
      </p>
    </div>
  );
}

function useOnly(ids: readonly string[]): AnyRow | undefined {
  const { data } = useQuery({
    queryKey: ['records', 'actionItem', ids[0]],
    queryFn: () => core.record.byIds({ entity: 'actionItem', ids: ids.slice(0, 1) }),
  });
  return ids.length === 1 ? data?.rows[0] : undefined;
}

/** From the present due date on, or from today where that has passed. */
const LATER = [
  { label: '+1 week', after: (date: string) => addDays(date, 7) },
  { label: '+2 weeks', after: (date: string) => addDays(date, 14) },
  {
    label: 'End of month',
    after: (date: string) => {
      const month = monthOfDate(addDays(date, 1));
      const end = `${month}-${daysInMonth(month)}`;
      return end > date ? end : `${addMonths(month, 1)}-${daysInMonth(addMonths(month, 1))}`;
    },
  },
] as const;
