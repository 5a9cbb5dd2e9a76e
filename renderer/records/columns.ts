import { shownFields, shownValue } from '#shared/entity/derived.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';

export type Column = {
  name: string;
  label: string;
  field: AnyField | undefined;
  /** What it takes at least, in rem. */
  least: number;
  /** The width that a person gave it, in rem. */
  chosen?: number;
  isNumeric: boolean;
  /** It follows from other columns, and is not typed. */
  isDerived: boolean;
  read: (row: AnyRow) => unknown;
};

/** The least a column of each kind takes, in rem. */
const LEAST: Partial<Record<AnyField['kind'], number>> = {
  longText: 14,
  boolean: 5,
  integer: 5,
  number: 5,
  ratio: 5,
  money: 7.5,
  date: 7.25,
  month: 6,
  quarter: 6,
  instant: 9.25,
  oneOf: 6.75,
  ref: 8,
  refs: 9,
};
const TITLE = 14;
const TEXT = 7.5;
const NUMERIC = new Set(['integer', 'number', 'ratio', 'money']);

/** Every column an entity's list can show, in the order of its description. */
export function allColumns(entity: Entity): Column[] {
  const fields = shownFields(entity).map(([name, field]) => ({
    name,
    label: field.label,
    field,
    least: roomOf(name === (entity.subject ?? entity.title) ? TITLE : leastOf(field), field),
    isNumeric: NUMERIC.has(field.kind),
    isDerived: Object.hasOwn(entity.derived, name),
    read: (row: AnyRow) => shownValue(entity, row, name),
  }));
  const title = fields.filter(({ name }) => name === entity.title);
  const rest = fields.filter(({ name }) => name !== entity.title);
  const base = (name: string, label: string, least: number): Column => ({
    name,
    label,
    field: undefined,
    least,
    isNumeric: false,
    isDerived: false,
    read: (row) => row[name],
  });
  return [
    ...(entity.keyPrefix ? [base('key', 'Key', keyWidth(entity))] : []),
    ...title,
    ...rest,
    base('createdAt', 'Added on', 9.25),
    base('updatedAt', 'Last changed', 9.25),
    base('source', 'Source', 7),
  ];
}

/** A choice takes what its longest word takes. */
function leastOf({ kind, choices }: AnyField): number {
  const letters = Math.max(0, ...choices.map(({ label }) => label.length));
  return letters > 0 ? letters * LETTER + CHOICE_PADDING : (LEAST[kind] ?? TEXT);
}

/** Room for the words in the head too, and for the unit behind each value. */
function roomOf(least: number, { label, unit }: AnyField): number {
  return Math.max(least + (unit?.length ?? 0) * LETTER, label.length * LETTER + HEAD_PADDING);
}

/** Of a letter in the head of a column on average, and of what stands around the words, in rem. */
export const LETTER = 0.43;
const HEAD_PADDING = 1.75;
/** A choice may be drawn as a badge. */
const CHOICE_PADDING = 1.75;

/** Room for `ACT-100000`; the keys of what belongs to a quarter name it: `OKR-2026Q4-3`. */
export function keyWidth({ fields }: Entity): number {
  return Object.hasOwn(fields, 'quarter') ? 7.75 : 6.25;
}

/** The names of the columns shown before a person chooses. */
export function defaultColumns(entity: Entity): string[] {
  const listed = shownFields(entity).filter(([name, field]) => field.list && name !== entity.title);
  const isLog = entity.order === '-createdAt';
  return [
    ...(entity.keyPrefix ? ['key'] : []),
    entity.title,
    ...(isLog ? ['createdAt'] : []),
    ...listed.map(([name]) => name),
  ];
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
