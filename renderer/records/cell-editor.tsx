import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { type AnyRow, type Entity, stamped } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import type { FieldContext } from '../format/field-text.ts';
import { draftsOf, readDrafts, updateErrors } from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import styles from './table.module.css';
import { useFieldContext } from './use-context.ts';

/** Where the keyboard goes when a cell has been edited; `away` when it already is somewhere else. */
export type CellMove = 'stay' | 'next' | 'previous' | 'away';
/** The values to save, `null` when nothing differs. */
export type CellResult = { values: Record<string, unknown> | null; move: CellMove };

type Props = {
  entity: Entity;
  row: AnyRow;
  name: string;
  field: AnyField;
  titles: Titles;
  onFinish: (result: CellResult) => void;
};

/** Fields that are saved as soon as something is chosen. */
const AT_ONCE = new Set(['oneOf', 'boolean', 'ref']);

/** Changes one value in its cell: Enter saves, Tab saves and goes on, Esc leaves it as it was. */
export function CellEditor({ entity, row, name, field, titles, onFinish }: Props) {
  const context = useFieldContext(row);
  const { today } = useWorkspace();
  const box = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  const [initial] = useState(() => draftsOf(entity, row, context)[name]);
  const [draft, setDraft] = useState(initial);
  const [error, setError] = useState<string>();
  const errorId = useId();
  useFocusOnce(box);

  const finish = (result: CellResult) => {
    if (isDone.current) return;
    isDone.current = true;
    onFinish(result);
  };
  const save = (move: CellMove, value: unknown = draft) => {
    // What nobody changed stays: text does not say all of a value, e.g. which of two hours when the clock goes back.
    if (isSame(value, initial)) return finish({ values: null, move });
    const read = readCell(entity, row, name, value, context, today);
    if ('error' in read) setError(read.error);
    else finish({ values: isSame(read.value, row[name]) ? null : { [name]: read.value }, move });
  };
  const change = (value: unknown) => {
    setDraft(value);
    setError(undefined);
    if (AT_ONCE.has(field.kind) && (value !== null || field.nullable)) save('stay', value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finish({ values: null, move: 'stay' });
    else if (event.key === 'Tab') save(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Enter' && isSaving(event)) save('stay');
    else return;
    event.preventDefault();
  };
  const onBlur = (event: FocusEvent) => {
    const isInside = (to: Element | null) => box.current?.contains(to) || isInChoices(to);
    if (isInside(event.relatedTarget)) return;
    // Popups take the focus a moment after it has left.
    setTimeout(() => {
      if (!isDone.current && document.hasFocus() && !isInside(document.activeElement)) save('away');
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the input inside
    <div
      ref={box}
      className={styles.editor}
      data-cell-editor
      data-wide={field.kind === 'longText' || field.kind === 'links' || undefined}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <FieldInput
        field={field}
        draft={draft}
        onChange={change}
        context={context}
        titles={titles}
        isOpenAtFirst
        aria-label={field.label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
      />
      {error && (
        <p id={errorId} className={styles.problem} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** The keyboard is in the input before the key that opened it is typed, so that it replaces what is there. */
function useFocusOnce(box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, button, [tabindex]');
    input?.focus();
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select();
  }, [box]);
}

function readCell(
  entity: Entity,
  row: AnyRow,
  name: string,
  draft: unknown,
  context: FieldContext,
  today: string,
): { value: unknown } | { error: string } {
  const { values, errors } = readDrafts(entity, { [name]: draft }, [name], context);
  if (errors[name] !== undefined) return { error: errors[name] };
  if (values[name] === null && !entity.fields[name]?.nullable)
    return { error: 'This field cannot be empty.' };
  const refused = updateErrors(entity, row, stamped(entity, row, values, today));
  const error = refused[name] ?? Object.values(refused)[0];
  return error === undefined ? { value: values[name] } : { error };
}

/** In a list of choices Enter takes one; in longer text it begins a line. */
function isSaving({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLTextAreaElement) return ctrlKey || metaKey;
  return (
    target instanceof HTMLElement && target.getAttribute('aria-expanded') !== 'true' && !isInChoices(target)
  );
}

function isInChoices(element: Element | null): boolean {
  return element?.closest('[role=listbox], [role=option]') != null;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
