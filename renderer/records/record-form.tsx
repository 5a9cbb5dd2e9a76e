import { useEffect, useRef, useState } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Kbd } from '../design/kbd.tsx';
import { changedNames, type Drafts, draftsOf, type FieldErrors, readForm } from './drafts.ts';
import { FormField, onFormKey } from './form-parts.tsx';
import { keepDrafts, keptDrafts } from './kept-drafts.ts';
import panel from './panel.module.css';
import { useFieldContext } from './use-context.ts';
import { useSaving } from './use-saving.ts';

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
  const begun = useFieldContext(row);
  const { today } = useWorkspace();
  const draftKey = `${entity.name} ${row?.id ?? 'new'} ${JSON.stringify(preset)}`;
  const [initial] = useState(() => draftsOf(entity, row ?? {}, begun));
  const [drafts, setDrafts] = useState<Drafts>(() => ({ ...initial, ...keptDrafts(draftKey) }));
  // Amounts are in the currency that the form says by now.
  const context = useFieldContext(drafts);
  const [errors, setErrors] = useState<FieldErrors>({});
  const { failure, setFailure, isSaving, save } = useSaving(entity, row);
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
  const send = async () => {
    const names = row ? changed : Object.keys(entity.fields).filter((name) => !(name in preset));
    const { values, errors: found } = readForm(entity, { row, drafts, names, preset }, { context, today });
    setErrors(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    if (row && changed.length === 0) return cancel();
    const saved = await save(values);
    if (!saved) return;
    keepDrafts(draftKey, {});
    onDone(saved);
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
        void send();
      }}
      onKeyDown={(event) => onFormKey(event, () => void send(), cancel)}
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
            <FormField
              field={field}
              help={field.help}
              error={errors[name]}
              draft={drafts[name]}
              onChange={(draft) => change(name, draft)}
              context={context}
              titles={titles}
            />
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
