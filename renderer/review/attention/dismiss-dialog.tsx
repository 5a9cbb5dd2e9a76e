import { type RefObject, useRef, useState } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { DialogActions, DialogForm } from '../../app/dialog-form.tsx';
import { useWorkspace } from '../../app/queries.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { TextInput } from '../../design/text-input.tsx';
import { dismissEntry } from './dismissals.ts';

type Props = { entry: AttentionEntry | null; isOpen: boolean; onClose: () => void };

/** Asks why an entry may be left alone. It keeps its entry while it fades. */
export function DismissDialog({ entry, isOpen, onClose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog title="Dismiss from the attention list" isOpen={isOpen} onClose={onClose} initialFocus={input}>
      {entry && <DismissForm entry={entry} input={input} onDone={onClose} />}
    </Dialog>
  );
}

type FormProps = { entry: AttentionEntry; input: RefObject<HTMLInputElement | null>; onDone: () => void };

function DismissForm({ entry, input, onDone }: FormProps) {
  const { today } = useWorkspace();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const given = reason.trim();
  const submit = async () => {
    setTried(true);
    if (given === '' || isBusy) return;
    setBusy(true);
    if (await dismissEntry(entry, given, today)) onDone();
    else setBusy(false);
  };
  return (
    <DialogForm onSubmit={() => void submit()}>
      <p>
        <strong>{entry.title}</strong> stays quiet until its severity is above {entry.severity}.
      </p>
      <Field
        label="Reason"
        isRequired
        help="Shown beside the entry while it is quiet."
        error={isTried && given === '' ? 'Say why it may be left alone.' : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            ref={input}
            aria-required
            value={reason}
            placeholder="Accepted until the migration in March"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <DialogActions onCancel={onDone} isBusy={isBusy}>
        Dismiss
      </DialogActions>
    </DialogForm>
  );
}
