import { shownFields, shownValue } from '#shared/entity/derived.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';

export type Column = {
  name: string;
  label: string;
  field: AnyField | undefined;
  width: string;
  isNumeric: boolean;
  /** It follows from other columns, and is not typed. */
  isDerived: boolean;
  valueOf: (row: AnyRow) => unknown;
};

/**
 * The least a column of each kind takes, in rem, and its share of what is left. No share is above 1: a track whose share
 * is would ask for that many times the widest least, although the table need not be so wide.
 */
const WIDTHS: Partial<Record<AnyField['kind'], readonly [number, number]>> = {
  longText: [14, 0.7],
  boolean: [5, 0.1],
  integer: [5, 0.1],
  number: [5, 0.1],
  ratio: [5, 0.1],
  money: [7.5, 0.15],
  date: [7.25, 0.15],
  month: [6, 0.1],
  quarter: [6, 0.1],
  instant: [9.25, 0.1],
  oneOf: [6.75, 0.1],
  ref: [8, 0.35],
  refs: [9, 0.45],
};
const TITLE = [14, 1] as const;
const TEXT = [7.5, 0.4] as const;
const NUMERIC = new Set(['integer', 'number', 'ratio', 'money']);

/** Every column an entity's list can show, in the order of its description. */
export function allColumns(entity: Entity): Column[] {
  const fields = shownFields(entity).map(([name, field]) => ({
    name,
    label: field.label,
    field,
    width: trackOf(name === entity.title ? TITLE : widthOf(field), field),
    isNumeric: NUMERIC.has(field.kind),
    isDerived: Object.hasOwn(entity.derived, name),
    valueOf: (row: AnyRow) => shownValue(entity, row, name),
  }));
  const title = fields.filter(({ name }) => name === entity.title);
  const rest = fields.filter(({ name }) => name !== entity.title);
  const base = (name: string, label: string, width: string): Column => ({
    name,
    label,
    field: undefined,
    width,
    isNumeric: false,
    isDerived: false,
    valueOf: (row) => row[name],
  });
  return [
    ...(entity.keyPrefix ? [base('key', 'Key', `${keyWidth(entity)}rem`)] : []),
    ...title,
    ...rest,
    base('createdAt', 'Added on', 'minmax(9.25rem, 0.1fr)'),
    base('updatedAt', 'Last changed', 'minmax(9.25rem, 0.1fr)'),
    base('source', 'Source', 'minmax(7rem, 0.4fr)'),
  ];
}

/** A choice takes what its longest word takes. */
function widthOf({ kind, choices }: AnyField): readonly [number, number] {
  const [least, share] = WIDTHS[kind] ?? TEXT;
  const letters = Math.max(0, ...choices.map(({ label }) => label.length));
  return [letters > 0 ? letters * LETTER + CHOICE_PADDING : least, share];
}

/** A grid track that has room for the words in its head, and for the unit behind each value. */
function trackOf([least, share]: readonly [number, number], { label, unit }: AnyField): string {
  const room = least + (unit?.length ?? 0) * LETTER;
  return `minmax(${Math.max(room, label.length * LETTER + HEAD_PADDING)}rem, ${share}fr)`;
}

/** Of a letter in the head of a column on average, and of what stands around the words, in rem. */
const LETTER = 0.43;
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
