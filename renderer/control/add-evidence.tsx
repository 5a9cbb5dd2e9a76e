import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { control, evidence } from '#shared/control/control.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { failureText } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import { Field } from '../design/field.tsx';
import { TextInput } from '../design/text-input.tsx';
import { notify } from '../design/toast.tsx';
import panel from '../records/panel.module.css';
import type { ExtraProps } from '../records/slot-props.ts';
import styles from './add-evidence.module.css';

const QUARTER_DAYS = 91;

/** One line to add evidence of a control, and when the next is due; both are one step of undo. */
export function AddEvidence({ row }: ExtraProps) {
  const { isReadOnly, today } = useWorkspace();
  const fresh = () => ({ title: '', date: today, url: '', nextDueOn: nextAfter(row.nextDueOn, today) });
  const [draft, setDraft] = useState(fresh);
  const [problem, setProblem] = useState<string>();
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof draft) => (value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.title.trim() === '' || isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { title, date, url, nextDueOn } = draft;
      const values = { title, date, ...(url === '' ? {} : { url }) };
      await core.control.addEvidence({ id: row.id, evidence: values, nextDueOn: nextDueOn || null });
      notify({ title: 'Evidence added.', undo: undoThis() });
      setDraft(fresh());
      setTried(false);
      await refreshAll();
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  if (isReadOnly) return null;
  return (
    <form className={styles.form} aria-label="Add evidence" noValidate onSubmit={submit}>
      {problem && (
        <p className={panel.failure} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.wide}>
        <Field
          label="New evidence"
          isRequired
          error={isTried && draft.title.trim() === '' ? 'Say what shows that the control works.' : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              size="s"
              value={draft.title}
              placeholder="Access review, signed"
              onChange={(event) => set('title')(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={evidence.fields.date.label}>
        {(ids) => <DateField {...ids} size="s" type="date" value={draft.date} onChange={set('date')} />}
      </Field>
      <Field label="Next due">
        {(ids) => (
          <DateField {...ids} size="s" type="date" value={draft.nextDueOn} onChange={set('nextDueOn')} />
        )}
      </Field>
      <div className={styles.wide}>
        <Field label={evidence.fields.url.label}>
          {(ids) => (
            <TextInput
              {...ids}
              size="s"
              value={draft.url}
              placeholder="https://"
              onChange={(event) => set('url')(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles.foot}>
        <Button type="submit" size="s" variant="primary" icon={Plus} disabled={isBusy}>
          Add evidence
        </Button>
        <p className={styles.note}>{control.fields.nextDueOn.label} moves to “Next due”.</p>
      </div>
    </form>
  );
}

/** A quarter after the day evidence was due, or after today where that has long passed. */
function nextAfter(due: unknown, today: string): string {
  const isNear = typeof due === 'string' && Math.abs(daysBetween(due, today)) < QUARTER_DAYS;
  return addDays(isNear ? due : today, QUARTER_DAYS);
}
