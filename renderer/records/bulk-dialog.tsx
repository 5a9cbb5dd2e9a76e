import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { DialogActions, DialogForm } from '../app/dialog-form.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { counted, updateRecords } from './actions.ts';
import { type Drafts, draftsOf, readDrafts } from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import { useFieldContext } from './use-context.ts';

type Props = { entity: Entity; ids: string[]; titles: Titles; isOpen: boolean; onClose: () => void };

/** Gives one field of several records the same value, as one step of undo. */
export function BulkDialog(props: Props) {
  const { entity, ids, isOpen, onClose } = props;
  return (
    <Dialog title={`Change ${counted(entity, ids.length)}`} isOpen={isOpen} onClose={onClose}>
      <BulkForm {...props} />
    </Dialog>
  );
}

function BulkForm({ entity, ids, titles, onClose }: Props) {
  const context = useFieldContext();
  const names = Object.keys(entity.fields).filter((name) => name !== entity.parent);
  const [name, setName] = useState(() => firstChoice(entity) ?? names[0] ?? '');
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(entity, {}, context));
  const [error, setError] = useState<string>();
  const field = entity.fields[name];
  if (!field) return null;
  const choose = (next: string | null) => {
    if (next) setName(next);
    setError(undefined);
  };
  const submit = async () => {
    const { values, errors } = readDrafts(entity, drafts, [name], context);
    const problem =
      errors[name] ?? (values[name] === null && !field.nullable ? 'This field cannot be empty.' : undefined);
    setError(problem);
    if (!problem && (await updateRecords(entity, ids, values))) onClose();
  };
  return (
    <DialogForm onSubmit={() => void submit()}>
      <Field label="Field">
        {(fieldIds) => (
          <Select
            {...fieldIds}
            value={name}
            options={names.map((one) => ({ value: one, label: entity.fields[one]?.label ?? one }))}
            onChange={choose}
          />
        )}
      </Field>
      <Field
        key={name}
        label="New value"
        help={field.nullable ? 'Leave it empty to clear the field.' : field.help}
        error={error}
      >
        {(fieldIds) => (
          <FieldInput
            {...fieldIds}
            field={field}
            draft={drafts[name]}
            onChange={(draft) => setDrafts({ ...drafts, [name]: draft })}
            context={context}
            titles={titles}
          />
        )}
      </Field>
      <DialogActions onCancel={onClose}>Change {counted(entity, ids.length)}</DialogActions>
    </DialogForm>
  );
}

/** Most bulk edits set a status or another choice. */
function firstChoice(entity: Entity): string | undefined {
  const choices = Object.entries(entity.fields).filter(([, field]) => field.kind === 'oneOf');
  return (choices.find(([name]) => name === 'status') ?? choices[0])?.[0];
}
