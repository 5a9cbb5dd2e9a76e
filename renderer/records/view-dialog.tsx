import { useState } from 'react';
import { DialogActions, DialogForm } from '../app/dialog-form.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { TextInput } from '../design/text-input.tsx';

type Props = {
  title: string;
  isOpen: boolean;
  initial: string;
  /** Names that other views of the list have. */
  taken: readonly string[];
  onClose: () => void;
  onSubmit: (name: string) => Promise<void>;
};

/** Asks for the name of a saved view. */
export function ViewDialog(props: Props) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <NameForm {...props} />
    </Dialog>
  );
}

function NameForm({ initial, taken, onClose, onSubmit }: Props) {
  const [name, setName] = useState(initial);
  const [error, setError] = useState<string>();
  const submit = async () => {
    const text = name.trim();
    const problem =
      text === ''
        ? 'Enter a name.'
        : taken.includes(text)
          ? 'Another view of this list has this name.'
          : undefined;
    setError(problem);
    if (problem) return;
    onClose();
    await onSubmit(text);
  };
  return (
    <DialogForm onSubmit={() => void submit()}>
      <Field
        label="Name"
        help="Filters, columns, their widths and the order are kept in the workspace."
        error={error}
      >
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <DialogActions onCancel={onClose}>Save</DialogActions>
    </DialogForm>
  );
}
