import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';

export type Column = {
  name: string;
  label: string;
  field: AnyField | undefined;
  width: string;
  isNumeric: boolean;
};

/** A grid track for each kind; the title takes what is left. */
const WIDTHS: Partial<Record<AnyField['kind'], string>> = {
  longText: 'minmax(14rem, 1fr)',
  boolean: 'minmax(5.5rem, 0.3fr)',
  integer: 'minmax(5.5rem, 0.3fr)',
  number: 'minmax(6rem, 0.3fr)',
  ratio: 'minmax(6rem, 0.3fr)',
  money: 'minmax(7.5rem, 0.4fr)',
  date: 'minmax(7.25rem, 0.4fr)',
  month: 'minmax(6rem, 0.3fr)',
  quarter: 'minmax(6rem, 0.3fr)',
  instant: 'minmax(9.75rem, 0.5fr)',
  oneOf: 'minmax(6.75rem, 0.4fr)',
  ref: 'minmax(9rem, 0.6fr)',
  refs: 'minmax(10rem, 0.8fr)',
};
const NUMERIC = new Set(['integer', 'number', 'ratio', 'money']);

/** Every column an entity's list can show, in the order of its description. */
export function allColumns(entity: Entity): Column[] {
  const fields = Object.entries(entity.fields).map(([name, field]) => ({
    name,
    label: field.label,
    field,
    width: name === entity.title ? 'minmax(19rem, 2.4fr)' : (WIDTHS[field.kind] ?? 'minmax(8rem, 0.7fr)'),
    isNumeric: NUMERIC.has(field.kind),
  }));
  const title = fields.filter(({ name }) => name === entity.title);
  const rest = fields.filter(({ name }) => name !== entity.title);
  const base = (name: string, label: string, width: string): Column => ({
    name,
    label,
    field: undefined,
    width,
    isNumeric: false,
  });
  return [
    ...(entity.keyPrefix ? [base('key', 'Key', '5.25rem')] : []),
    ...title,
    ...rest,
    base('updatedAt', 'Last changed', 'minmax(10rem, 0.5fr)'),
    base('source', 'Source', 'minmax(7rem, 0.4fr)'),
  ];
}

/** The names of the columns shown before a person chooses. */
export function defaultColumns(entity: Entity): string[] {
  const listed = Object.entries(entity.fields).filter(([name, field]) => field.list && name !== entity.title);
  return [...(entity.keyPrefix ? ['key'] : []), entity.title, ...listed.map(([name]) => name)];
}

/** The names with one of them moved by some places. The key and the title stay first. */
export function moved(entity: Entity, names: readonly string[], name: string, by: number): string[] {
  const isFixed = (one: string) => one === 'key' || one === entity.title;
  const fixed = names.filter(isFixed);
  const others = names.filter((one) => !isFixed(one));
  const from = others.indexOf(name);
  if (from < 0) return [...names];
  const to = Math.min(others.length - 1, Math.max(0, from + by));
  return [...fixed, ...others.toSpliced(from, 1).toSpliced(to, 0, name)];
}
