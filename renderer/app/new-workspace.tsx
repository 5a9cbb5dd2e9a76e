import { useState, useSyncExternalStore } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { TextInput } from '../design/text-input.tsx';
import { ZonePicker } from '../settings/zone-picker.tsx';
import styles from './dialogs.module.css';
import { newWorkspace } from './new-workspace-switch.ts';
import { createWorkspace } from './workspace-actions.ts';

const { dialog } = newWorkspace;

/** Asks for what a workspace cannot do without; the rest has defaults and is in the settings. */
export function NewWorkspaceDialog() {
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  const close = () => dialog.set(false);
  return (
    <Dialog title="New workspace" isOpen={isOpen} onClose={close}>
      <NewWorkspaceForm onDone={close} />
    </Dialog>
  );
}

function NewWorkspaceForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [currency, setCurrency] = useState('EUR');
  const [isTried, setTried] = useState(false);
  const nameError = name.trim() === '' ? 'Give the workspace a name.' : undefined;
  const currencyError = /^[A-Z]{3}$/.test(currency)
    ? undefined
    : 'Write the currency as its ISO code, e.g. EUR.';
  const submit = async () => {
    setTried(true);
    if (nameError || currencyError) return;
    if (await createWorkspace({ name: name.trim(), zone, currency }, newWorkspace.next)) onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label="Name" isRequired error={isTried ? nameError : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            placeholder="Cloud operations"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Time zone" help="Weeks and days begin at midnight there.">
        {(ids) => <ZonePicker {...ids} value={zone} onChange={setZone} />}
      </Field>
      <Field label="Currency" help="Amounts are reported in it." error={isTried ? currencyError : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            value={currency}
            maxLength={3}
            onChange={(event) => setCurrency(event.target.value.toUpperCase())}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary">
          Choose where to keep it…
        </Button>
      </div>
    </form>
  );
}
