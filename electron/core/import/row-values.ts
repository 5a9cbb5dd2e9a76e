import { type Entity, ruleErrors } from '#shared/entity/entity.ts';
import { checkedValue } from '#shared/entity/parse.ts';
import type { Candidate } from './importer.ts';

/** A row's checked values, or the sentence that says why it cannot be used. */
export type Checked =
  | { values: Record<string, unknown>; initial: Record<string, unknown> }
  | { error: string };

/** Checks each value against its field; values that are not there are left out. */
export function checkedRow(entity: Entity, candidate: Candidate): Checked {
  const values = candidate.isChecked ? present(candidate.values) : checkedFields(entity, candidate.values);
  if (typeof values === 'string') return { error: values };
  const initial = candidate.initial ? checkedFields(entity, candidate.initial) : {};
  return typeof initial === 'string' ? { error: initial } : { values, initial };
}

/** What a new record cannot be made without, or breaks a rule with; `null` when it can be made. */
export function newRowProblem(entity: Entity, row: Record<string, unknown>): string | null {
  for (const [name, label] of requiredOf(entity)) {
    if (row[name] === null || row[name] === undefined) return `“${label}” is missing`;
  }
  return entity.rules.length === 0 ? null : ruleProblem(entity, withDefaults(entity, row));
}

const required = new WeakMap<Entity, [string, string][]>();

/** Names and labels of the fields a record cannot be without. */
function requiredOf(entity: Entity): [string, string][] {
  const known = required.get(entity);
  if (known) return known;
  const names = Object.entries(entity.fields).filter(([, field]) => !field.optional);
  const found = names.map(([name, { label }]): [string, string] => [name, label]);
  required.set(entity, found);
  return found;
}

export function ruleProblem(entity: Entity, row: Record<string, unknown>): string | null {
  if (entity.rules.length === 0) return null;
  const [broken] = ruleErrors(entity, row);
  return broken ? `${entity.fields[broken.field]?.label ?? broken.field}: ${broken.message}` : null;
}

/** The fields in which a record differs from what a row brings; `initial` only fills in what was never set. */
export function changesOf(
  entity: Entity,
  current: Record<string, unknown>,
  values: Record<string, unknown>,
  initial: Record<string, unknown>,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && !isSame(current[name], value)) changes[name] = value;
  }
  for (const [name, value] of Object.entries(initial)) {
    if (value === undefined || value === null || !isUnset(entity, name, current[name])) continue;
    if (!isSame(current[name], value)) changes[name] = value;
  }
  return changes;
}

export function withDefaults(entity: Entity, row: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    result[name] = row[name] ?? field.default ?? (field.kind === 'refs' ? [] : null);
  }
  return result;
}

/** Whether two field values are the same; lists of references and tags have no order. */
export function isSame(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));
}

function ordered(list: unknown[]): unknown[] {
  return list.every((item) => typeof item === 'string') ? list.toSorted() : list.map(inFieldOrder);
}

function inFieldOrder(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? Object.entries(item).sort() : item;
}

function isUnset(entity: Entity, name: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return value === entity.fields[name]?.default;
}

function present(values: Record<string, unknown>): Record<string, unknown> {
  for (const name in values) if (values[name] === null || values[name] === undefined) delete values[name];
  return values;
}

function checkedFields(entity: Entity, given: Record<string, unknown>): Record<string, unknown> | string {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    const field = entity.fields[name];
    if (!field) throw new Error(`${entity.name} has no field ${name}`);
    const checked = checkedValue(field, value);
    if ('error' in checked) return `${field.label}: ${said(value)}${checked.error}`;
    values[name] = checked.value;
  }
  return values;
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `“${String(value).slice(0, 80)}” – ` : '';
}
