import type { KeyboardEvent } from 'react';
import type { AnyField } from '#shared/entity/field.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { Field } from '../design/field.tsx';
import type { FieldContext } from '../format/field-text.ts';
import { FieldInput } from './field-input.tsx';

type Props = {
  field: AnyField;
  help?: string | undefined;
  error: string | undefined;
  draft: unknown;
  onChange: (draft: unknown) => void;
  context: FieldContext;
  titles: Titles;
};

/** A field of a record in a form: its label, its input, and what is wrong with it. */
export function FormField({ field, help, error, ...input }: Props) {
  return (
    <Field label={field.label} help={help} error={error} isRequired={!field.optional}>
      {(ids) => <FieldInput {...ids} field={field} {...input} />}
    </Field>
  );
}

/** Ctrl or ⌘ with Enter saves from any field, Esc leaves the form. */
export function onFormKey(event: KeyboardEvent, save: () => void, leave: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  // An open popup takes the Esc for itself and marks it as handled.
  else if (event.key === 'Escape' && !event.defaultPrevented) leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
