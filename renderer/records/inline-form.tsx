import { useEffect, useRef, useState } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { expandClock } from '#shared/time/clock-time.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import type { FieldContext } from '../format/field-text.ts';
import { type Drafts, draftsOf, type FieldErrors, readForm } from './drafts.ts';
import { FormField, onFormKey } from './form-parts.tsx';
import styles from './inline-form.module.css';
import { useFieldContext } from './use-context.ts';
import { useSaving } from './use-saving.ts';

type Props = {
  entity: Entity;
  /** The fields it asks for, in their order. */
  names: readonly string[];
  /** What the form is called to screen readers. */
  label: string;
  /** The record to change; without it records are added, one after the other. */
  row?: AnyRow;
  titles?: Titles;
  /** Values every new record has and the form does not ask for. */
  preset?: Record<string, unknown>;
  /** What stands in the form at first, before or instead of the record's own values. */
  initial?: Record<string, unknown>;
  /** What stands in the form after `row` was added. */
  next?: (row: AnyRow) => Record<string, unknown>;
  /** A bare clock time, `14:05`, is the one nearest to this instant. */
  near: string;
  /** The field to begin with; the first one unless told. */
  focus?: string | undefined;
  onDone: () => void;
};

/**
 * Changes or adds small records in place. Enter saves, and when adding, goes on with the next one; Esc stops. What one
 * record of many says is short, so it stands in one or two lines.
 */
export function InlineForm(props: Props) {
  const {
    entity,
    names,
    label,
    row,
    titles = {},
    preset = {},
    initial = {},
    next,
    near,
    focus,
    onDone,
  } = props;
  const context = useFieldContext(row);
  const { today } = useWorkspace();
  const [begun] = useState<Partial<AnyRow>>({ ...row, ...initial });
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(entity, begun, context));
  const [errors, setErrors] = useState<FieldErrors>({});
  const { failure, setFailure, isSaving, save } = useSaving(entity, row);
  const form = useRef<HTMLFormElement>(null);
  const first = focus ?? names[0];
  // How many were added: each begins with the keyboard in the first field, once its contents stand there.
  const [added, setAdded] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also after each record that was added
  useEffect(() => focusField(form.current, first), [first, added]);

  const send = async () => {
    if (isSaving) return;
    const timed = withClockTimes(entity, drafts, near, context);
    const { values, errors: found } = readForm(
      entity,
      { row, drafts: timed, names, preset },
      { context, today },
    );
    setErrors(found);
    // A rule may name a field that is not asked for here.
    const elsewhere = Object.keys(found).filter((name) => !names.includes(name));
    setFailure(elsewhere.length > 0 ? elsewhere.map((name) => found[name]).join(' ') : undefined);
    const wrong = names.find((name) => name in found);
    if (wrong !== undefined) focusField(form.current, wrong);
    if (Object.keys(found).length > 0) return;
    const saved = await save(values);
    if (!saved) return;
    if (row) return onDone();
    setDrafts(draftsOf(entity, next?.(saved) ?? {}, context));
    setAdded((count) => count + 1);
  };

  return (
    <form
      ref={form}
      className={styles.form}
      data-entity={entity.name}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => onFormKey(event, () => void send(), onDone)}
    >
      {failure && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {names.map((name) => {
        const field = entity.fields[name];
        if (!field) return null;
        return (
          <div key={name} className={styles.field} data-field={name}>
            <FormField
              field={field}
              error={errors[name]}
              draft={drafts[name]}
              onChange={(draft) => setDrafts((now) => ({ ...now, [name]: draft }))}
              context={context}
              titles={titles}
            />
          </div>
        );
      })}
      <div className={styles.buttons}>
        <Button size="s" onClick={onDone}>
          {row ? 'Cancel' : 'Done'}
        </Button>
        <Button size="s" type="submit" variant="primary" disabled={isSaving}>
          {row ? 'Save' : 'Add'}
        </Button>
      </div>
    </form>
  );
}

/** Drafts whose bare clock times have got the day that they are nearest to. */
function withClockTimes(entity: Entity, drafts: Drafts, near: string, { zone }: FieldContext): Drafts {
  const entries = Object.entries(drafts).map(([name, draft]) => {
    const isTime = entity.fields[name]?.kind === 'instant' && typeof draft === 'string';
    return [name, isTime ? expandClock(draft, near, zone) : draft];
  });
  return Object.fromEntries(entries);
}

/** Puts the keyboard into a field, with its text selected so that typing replaces it. */
function focusField(form: HTMLFormElement | null, name: string | undefined): void {
  const input = form?.querySelector<HTMLElement>(
    `[data-field="${name ?? ''}"] :is(input:not([tabindex="-1"]), textarea, button)`,
  );
  input?.focus();
  if (input instanceof HTMLInputElement) input.select();
}
