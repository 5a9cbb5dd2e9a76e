import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type AnyRow, type Entity, stamped } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { failureOf } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Kbd } from '../design/kbd.tsx';
import { createRecord, lowerFirst, updateRecord } from './actions.ts';
import {
  changedNames,
  type Drafts,
  draftsOf,
  type FieldErrors,
  insertErrors,
  readDrafts,
  updateErrors,
  withoutEmpty,
} from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import { keepDrafts, keptDrafts } from './kept-drafts.ts';
import panel from './panel.module.css';
import { useFieldContext } from './use-context.ts';

type Props = {
  entity: Entity;
  /** The record to change; a new one is made without it. */
  row?: AnyRow;
  titles?: Titles;
  /** Values that a new record has and that the form does not ask for, e.g. what it is part of. */
  preset?: Record<string, unknown>;
  onDone: (row: AnyRow) => void;
  onCancel: () => void;
};

/** Makes or changes a record by its description. What was typed is kept when the form is left, until it is saved. */
export function RecordForm({ entity, row, titles = {}, preset = {}, onDone, onCancel }: Props) {
  const context = useFieldContext(row);
  const { today } = useWorkspace();
  const draftKey = `${entity.name} ${row?.id ?? 'new'} ${JSON.stringify(preset)}`;
  const [initial] = useState(() => draftsOf(entity, row ?? {}, context));
  const [drafts, setDrafts] = useState<Drafts>(() => ({ ...initial, ...keptDrafts(draftKey) }));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const changed = changedNames(initial, drafts);
  useFirstFocus(form);

  const change = (name: string, draft: unknown) => {
    const next = { ...drafts, [name]: draft };
    setDrafts(next);
    keepDrafts(draftKey, Object.fromEntries(changedNames(initial, next).map((one) => [one, next[one]])));
    const { [name]: _fixed, ...rest } = errors;
    setErrors(rest);
  };
  const cancel = () => {
    keepDrafts(draftKey, {});
    onCancel();
  };
  const save = async () => {
    const names = row ? changed : Object.keys(entity.fields).filter((name) => !(name in preset));
    const read = readDrafts(entity, drafts, names, context);
    const given = row ? read.values : { ...withoutEmpty(read.values), ...preset };
    const values = stamped(entity, row ?? {}, given, today);
    const refused = row ? updateErrors(entity, row, values) : insertErrors(entity, values);
    const found = { ...refused, ...read.errors };
    setErrors(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    if (row && changed.length === 0) return cancel();
    setSaving(true);
    try {
      const saved = row ? await updateRecord(entity, row.id, values) : await createRecord(entity, values);
      keepDrafts(draftKey, {});
      onDone(saved);
    } catch (error) {
      const { sentence, unchanged } = failureOf(error);
      setFailure(`${sentence} ${unchanged}`);
    } finally {
      setSaving(false);
    }
  };
  const fields = Object.entries(entity.fields).filter(([name]) => !(name in preset));
  return (
    <form
      ref={form}
      className={panel.form}
      aria-label={row ? `Change ${lowerFirst(entity.label)}` : `New ${lowerFirst(entity.label)}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => onFormKey(event, () => void save(), cancel)}
    >
      {failure && (
        <p className={panel.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={panel.fields}>
        {fields.map(([name, field]) => (
          <div
            key={name}
            className={panel.fieldBox}
            data-wide={name === entity.title || isWide(field) || undefined}
          >
            <Field label={field.label} help={field.help} error={errors[name]} isRequired={!field.optional}>
              {(ids) => (
                <FieldInput
                  {...ids}
                  field={field}
                  draft={drafts[name]}
                  onChange={(draft) => change(name, draft)}
                  context={context}
                  titles={titles}
                />
              )}
            </Field>
          </div>
        ))}
      </div>
      <footer className={panel.formFoot}>
        <span className={panel.formState}>{changed.length > 0 && 'Not saved yet'}</span>
        <Button onClick={cancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isSaving}>
          {row ? 'Save' : `Add ${lowerFirst(entity.label)}`}
          <Kbd keys="Mod+Enter" />
        </Button>
      </footer>
    </form>
  );
}

function onFormKey(event: KeyboardEvent, save: () => void, cancel: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  // An open popup takes the Esc for itself and marks it as handled.
  else if (event.key === 'Escape' && !event.defaultPrevented) cancel();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function useFirstFocus(form: { current: HTMLFormElement | null }): void {
  useEffect(() => {
    form.current
      ?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, button[role=combobox]')
      ?.focus();
  }, [form]);
}

function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}

function isWide(field: AnyField): boolean {
  return ['longText', 'refs', 'links', 'url', 'tags'].includes(field.kind);
}
