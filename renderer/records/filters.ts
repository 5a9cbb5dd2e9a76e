import { shownField } from '#shared/entity/derived.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField, FieldKind } from '#shared/entity/field.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { type FieldContext, fieldText } from '../format/field-text.ts';

export type FilterOp = Filter['op'];
type OpWord = { value: FilterOp; label: string };

const EMPTY: OpWord[] = [
  { value: 'empty', label: 'is empty' },
  { value: 'notEmpty', label: 'is filled in' },
];
const TEXT: OpWord[] = [{ value: 'contains', label: 'contains' }, ...EMPTY];
const CHOICE: OpWord[] = [{ value: 'in', label: 'is one of' }, ...EMPTY];
const NUMBER: OpWord[] = [
  { value: 'gte', label: 'is at least' },
  { value: 'lte', label: 'is at most' },
  { value: 'eq', label: 'is exactly' },
  ...EMPTY,
];
const TIME: OpWord[] = [
  { value: 'gte', label: 'is from' },
  { value: 'lt', label: 'is before' },
  { value: 'eq', label: 'is exactly' },
  ...EMPTY,
];

/** How a field of each kind is compared, in the words of the filter. */
export const OPS: Readonly<Record<FieldKind, readonly OpWord[]>> = {
  text: TEXT,
  longText: TEXT,
  url: TEXT,
  email: TEXT,
  tags: TEXT,
  links: TEXT,
  integer: NUMBER,
  number: NUMBER,
  ratio: NUMBER,
  money: NUMBER,
  boolean: [{ value: 'eq', label: 'is' }, ...EMPTY],
  date: TIME,
  month: TIME,
  quarter: TIME,
  instant: TIME,
  oneOf: CHOICE,
  ref: CHOICE,
  refs: CHOICE,
};

/** A fresh filter on a field; it takes effect once it has a value. */
export function newFilter(name: string, field: AnyField): Filter {
  const op = OPS[field.kind][0]?.value ?? 'contains';
  return { field: name, op, value: field.kind === 'boolean' ? true : op === 'in' ? [] : null };
}

export function needsValue(op: FilterOp): boolean {
  return op !== 'empty' && op !== 'notEmpty';
}

/** Whether a filter says anything yet; one without a value does not. */
export function isComplete({ op, value }: Filter): boolean {
  return !needsValue(op) || (Array.isArray(value) ? value.length > 0 : value !== null && value !== '');
}

/** `Severity is one of SEV-1, SEV-2`. */
export function filterText(
  entity: Entity,
  filter: Filter,
  context: FieldContext,
  titles: Titles,
): { label: string; rest: string } {
  const field = shownField(entity, filter.field);
  if (!field) return { label: filter.field, rest: '' };
  const word = OPS[field.kind].find(({ value }) => value === filter.op)?.label ?? filter.op;
  if (!needsValue(filter.op)) return { label: field.label, rest: word };
  const single: AnyField =
    field.kind === 'refs'
      ? { ...field, kind: 'ref' }
      : field.kind === 'tags'
        ? { ...field, kind: 'text' }
        : field;
  const values = Array.isArray(filter.value) ? filter.value : [filter.value];
  const shown = values.slice(0, 3).map((value) => fieldText(single, value, context, titles));
  const more = values.length > 3 ? ` and ${values.length - 3} more` : '';
  return { label: field.label, rest: values.length === 0 ? '…' : `${word} ${shown.join(', ')}${more}` };
}
