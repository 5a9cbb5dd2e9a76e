import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import { DialogActions, DialogForm } from '../app/dialog-form.tsx';
import { useWorkspace } from '../app/queries.ts';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { currencyOf } from '../format/field-text.ts';
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
  const currencies = useCurrencies(entity, ids);
  const context = useFieldContext({ currency: currencies[0] });
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
      severalCurrencies(field, currencies) ??
      errors[name] ??
      (values[name] === null && !field.nullable ? 'This field cannot be empty.' : undefined);
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

/** The currencies that the amounts of these records are in. */
function useCurrencies(entity: Entity, ids: readonly string[]): string[] {
  const home = useWorkspace().settings.currency;
  const { data } = useQuery({
    queryKey: ['rows', 'currencies', entity.name, ids],
    queryFn: () =>
      core.record.tally({
        entity: entity.name,
        where: [{ field: 'id', op: 'in', value: [...ids] }],
        by: ['currency'],
      }),
    enabled: entity.fields.currency !== undefined,
  });
  const codes = data?.groups.map(({ values: [currency] }) => currencyOf({ currency }, home)) ?? [];
  return [...new Set(codes)].sort();
}

/** One amount cannot be typed for records in several currencies. */
function severalCurrencies({ kind }: AnyField, codes: readonly string[]): string | undefined {
  if (kind !== 'money' || codes.length < 2) return undefined;
  return `These records are in ${codes.join(' and ')}. Choose those of one currency at a time.`;
}

/** Most bulk edits set a status or another choice. */
function firstChoice(entity: Entity): string | undefined {
  const choices = Object.entries(entity.fields).filter(([, field]) => field.kind === 'oneOf');
  return (choices.find(([name]) => name === 'status') ?? choices[0])?.[0];
}
