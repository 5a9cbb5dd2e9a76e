import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dueOnOf } from '#shared/meeting/due-words.ts';
import type { CaptureKind } from '#shared/meeting/requests.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Select } from '../design/select.tsx';
import { TextInput } from '../design/text-input.tsx';
import { RefInput } from '../records/ref-input.tsx';
import styles from './meeting.module.css';
import { writeDown } from './meeting-actions.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

/** The kinds of what is written down, each with its one key. */
export const CAPTURES: Readonly<
  Record<CaptureKind, { key: string; label: string; asks: string; owner: string | null }>
> = {
  action: { key: 'a', label: 'Action', asks: 'What is to be done', owner: 'Owner' },
  decision: { key: 'd', label: 'Decision', asks: 'What was decided', owner: 'Decided by' },
  risk: { key: 'r', label: 'Risk', asks: 'What might go wrong', owner: 'Owner' },
  note: { key: 'n', label: 'Note', asks: 'What was said', owner: null },
};

type Props = { id: string; kind: CaptureKind; page: string | null; onDone: () => void };

/** Writes one thing down: words, Tab to its owner and date, Enter. Escape leaves it. */
export function CaptureForm({ id, kind, page, onDone }: Props) {
  const { today } = useWorkspace();
  const [text, setText] = useState('');
  const [ownerId, setOwner] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const [likelihood, setLikelihood] = useState('3');
  const [impact, setImpact] = useState('3');
  const [isTried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const once = useOneAtATime();
  useEffect(() => input.current?.focus(), []);
  const { label, asks, owner } = CAPTURES[kind];
  const dueOn = dueOnOf(due, today);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '' || dueOn === undefined) return;
    const more = kind === 'risk' ? { likelihood: Number(likelihood), impact: Number(impact) } : {};
    await once(async () => {
      if (await writeDown({ id, kind, text: text.trim(), ownerId, dueOn, page, ...more })) onDone();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      className={styles.capture}
      aria-label={label}
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.captureWords}>
        <Field
          label={asks}
          isRequired
          error={isTried && text.trim() === '' ? 'Write it down first.' : undefined}
        >
          {(ids) => (
            <TextInput {...ids} ref={input} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      </div>
      {owner && (
        <Field label={owner}>
          {(ids) => <RefInput {...ids} target="person" titles={{}} value={ownerId} onChange={setOwner} />}
        </Field>
      )}
      {kind === 'action' && (
        <Field
          label="Due"
          help={due !== '' && dueOn ? dueOn : '+7, fri or 2026-11-30'}
          error={dueOn === undefined ? 'Write +7, fri or 2026-11-30.' : undefined}
        >
          {(ids) => <TextInput {...ids} value={due} onChange={(event) => setDue(event.target.value)} />}
        </Field>
      )}
      {kind === 'risk' && (
        <>
          <OneToFive label="Likelihood" value={likelihood} onChange={setLikelihood} />
          <OneToFive label="Impact" value={impact} onChange={setImpact} />
        </>
      )}
      <div className={styles.captureButtons}>
        <Button onClick={onDone}>
          Cancel <Kbd keys="Esc" />
        </Button>
        <Button type="submit" variant="primary">
          Write down <Kbd keys="Enter" />
        </Button>
      </div>
    </form>
  );
}

const SCALE = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

function OneToFive({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {({ id, ...aria }) => (
        <Select
          {...aria}
          id={id}
          aria-label={label}
          value={value}
          options={SCALE}
          onChange={(next) => next && onChange(next)}
        />
      )}
    </Field>
  );
}
