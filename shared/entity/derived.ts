import { type Entity, snakeCase } from './entity.ts';
import type { AnyField } from './field.ts';

/** The fields of a record as they are shown: what follows from some of them stands after the last of those. */
export function shownFields(entity: Entity): [string, AnyField][] {
  const derived = Object.entries(entity.derived);
  return Object.entries(entity.fields).flatMap(([name, field]): [string, AnyField][] => [
    [name, field],
    ...derived
      .filter(([, { product }]) => product.at(-1) === name)
      .map(([own, one]): [string, AnyField] => [own, one.field]),
  ]);
}

/** A field by its name, stored or derived. */
export function shownField(entity: Entity, name: string): AnyField | undefined {
  if (Object.hasOwn(entity.derived, name)) return entity.derived[name]?.field;
  return Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
}

/** The value of a field of a record, stored or derived; nothing follows from a value that is missing. */
export function shownValue(entity: Entity, row: Readonly<Record<string, unknown>>, name: string): unknown {
  const derived = Object.hasOwn(entity.derived, name) ? entity.derived[name] : undefined;
  if (!derived) return row[name];
  const factors = derived.product.map((factor) => row[factor]);
  return factors.every((factor) => typeof factor === 'number')
    ? factors.reduce((product, factor) => product * factor, 1)
    : null;
}

/** A field as SQL writes it: its column, or what follows from others. */
export function fieldSql({ derived }: Entity, name: string): string {
  if (!Object.hasOwn(derived, name)) return snakeCase(name);
  return derived[name]?.product.map(snakeCase).join(' * ') ?? '';
}
