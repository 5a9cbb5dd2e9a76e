import {
  type AnyRow,
  type Entity,
  insertSchema,
  ruleErrors,
  stamped,
  updateSchema,
} from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { parseFieldText } from '#shared/entity/parse.ts';
import { editText, type FieldContext } from '../format/field-text.ts';

/** What stands in a form: text where a person types, the value itself where they choose. */
export type Drafts = Record<string, unknown>;
export type FieldErrors = Record<string, string>;

const CHOSEN = new Set(['boolean', 'oneOf', 'ref', 'refs']);

/** A form's contents for a record, or for a new one. */
export function draftsOf(entity: Entity, row: Partial<AnyRow>, context: FieldContext): Drafts {
  return Object.fromEntries(
    Object.entries(entity.fields).map(([name, field]) => [
      name,
      draftOf(field, row[name] ?? field.default, context),
    ]),
  );
}

/** The drafts that differ from how the form began. */
export function changedNames(initial: Drafts, drafts: Drafts): string[] {
  return Object.keys(drafts).filter((name) => JSON.stringify(drafts[name]) !== JSON.stringify(initial[name]));
}

type Read = { values: Record<string, unknown>; errors: FieldErrors };

/** The values of the named drafts, and the sentence for each that cannot be read. */
export function readDrafts(
  entity: Entity,
  drafts: Drafts,
  names: readonly string[],
  context: FieldContext,
): Read {
  const values: Record<string, unknown> = {};
  const errors: FieldErrors = {};
  for (const name of names) {
    const field = entity.fields[name];
    if (!field) continue;
    const read = readDraft(field, drafts[name], context);
    if ('error' in read) errors[name] = read.error;
    else values[name] = read.value;
  }
  return { values, errors };
}

/** What a form holds: the record it changes, none for a new one, and what of it is asked for. */
type Held = {
  row: AnyRow | undefined;
  drafts: Drafts;
  names: readonly string[];
  /** Values of a new record that the form does not ask for. */
  preset: Record<string, unknown>;
};

/** The values that a form sends on the local date `today`, and what they would be refused for, by field. */
export function readForm(
  entity: Entity,
  { row, drafts, names, preset }: Held,
  { context, today }: { context: FieldContext; today: string },
): Read {
  const read = readDrafts(entity, drafts, names, context);
  const given = row ? read.values : { ...withoutEmpty(read.values), ...preset };
  const values = stamped(entity, row ?? {}, given, today);
  const refused = row ? updateErrors(entity, row, values) : insertErrors(entity, values);
  return { values, errors: { ...refused, ...read.errors } };
}

/** What making a record of these values would be refused for, by field. */
export function insertErrors(entity: Entity, values: Record<string, unknown>): FieldErrors {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return errorsBy(entity, insertSchema(entity).safeParse(given).error?.issues ?? [], values);
}

/** What changing a record to these values would be refused for, by field. */
export function updateErrors(
  entity: Entity,
  row: Record<string, unknown>,
  values: Record<string, unknown>,
): FieldErrors {
  const errors = errorsBy(entity, updateSchema(entity).safeParse(values).error?.issues ?? [], values);
  for (const { field, message } of ruleErrors(entity, { ...row, ...values })) errors[field] ??= message;
  return errors;
}

/** Values for a new record: what is empty is left out, so that defaults apply. */
export function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

type Read1 = { value: unknown } | { error: string };

function readDraft(field: AnyField, draft: unknown, context: FieldContext): Read1 {
  if (CHOSEN.has(field.kind)) return { value: draft ?? null };
  if (field.kind === 'longText') return { value: draft === '' ? null : draft };
  const text = typeof draft === 'string' ? draft : '';
  const read = parseFieldText(field, text, { ...context, isPercent: true });
  // A list that is emptied is an empty list where the record always has one.
  const isEmptyList =
    'value' in read && read.value === null && (field.kind === 'tags' || field.kind === 'links');
  return isEmptyList && !field.nullable ? { value: [] } : read;
}

function draftOf(field: AnyField, value: unknown, context: FieldContext): unknown {
  if (field.kind === 'refs') return Array.isArray(value) ? value : [];
  if (CHOSEN.has(field.kind)) return value ?? null;
  return editText(field, value, context);
}

type Issue = { path: readonly PropertyKey[]; message: string };

function errorsBy(entity: Entity, issues: readonly Issue[], values: Record<string, unknown>): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const name = String(path[0] ?? entity.title);
    const isMissing = (values[name] ?? null) === null;
    errors[name] ??= isMissing ? missing(entity.fields[name]) : message;
  }
  return errors;
}

function missing(field: AnyField | undefined): string {
  if (!field) return 'This is needed.';
  const verb = CHOSEN.has(field.kind) ? 'Choose' : 'Enter';
  return `${verb} the ${/^[A-Z]{2}/.test(field.label) ? field.label : field.label.toLowerCase()}.`;
}
