import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import { looseHeader } from './columns.ts';

/** Which columns bring which field of an entity. */
export type HeaderFields = {
  /** Columns by field name; several where a header repeats. */
  fields: Map<string, number[]>;
  /** The column of the record's id in the source, and of its human key. */
  id: number | undefined;
  key: number | undefined;
  /** Headers that mean nothing here. */
  unknown: string[];
};

/**
 * Matches headers to the fields of an entity: by label first, then by name in code, then by the other names a field is
 * known under, so that a column called as one field is labelled never goes to another.
 */
export function headerFields(entity: Entity, headers: readonly string[]): HeaderFields {
  const result: HeaderFields = { fields: new Map(), id: undefined, key: undefined, unknown: [] };
  const spellings = spellingsOf(entity);
  const left = new Map<number, string>();
  for (const [index, header] of headers.entries()) if (header !== '') left.set(index, header);
  for (const [round, names] of spellings.entries()) {
    const taken = new Set(result.fields.keys());
    for (const [index, header] of left) {
      const field = spellingsIn(header)
        .map((spelling) => names.get(spelling))
        .find((name) => name !== undefined);
      if (field === undefined || (round > 0 && taken.has(field))) continue;
      result.fields.set(field, [...(result.fields.get(field) ?? []), index]);
      left.delete(index);
    }
    if (round === 0) takeIdentity(left, result);
  }
  result.unknown = [...left.values()];
  return result;
}

function takeIdentity(left: Map<number, string>, result: HeaderFields): void {
  for (const [index, header] of left) {
    const name = looseHeader(header);
    if (name === 'id' || name === 'sourceid') result.id ??= index;
    else if (name === 'key') result.key ??= index;
    else continue;
    left.delete(index);
  }
}

/** One map per rank of name, the strongest first: labels, names in code, other names. */
function spellingsOf(entity: Entity): Map<string, string>[] {
  const rounds = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const [name, field] of Object.entries(entity.fields)) {
    const own = [name, snakeCase(name), name.replace(/Id$/, '')];
    for (const [round, words] of [[field.label], own, field.names].entries()) {
      for (const word of words) {
        const known = rounds[round];
        if (known && !known.has(looseHeader(word))) known.set(looseHeader(word), name);
      }
    }
  }
  return rounds;
}

/** A localised header may carry the real one in parentheses: `Ressourcengruppe (ResourceGroup)`. */
function spellingsIn(header: string): string[] {
  const inner = /\(([^()]+)\)\s*$/.exec(header);
  return inner?.[1]
    ? [looseHeader(header), looseHeader(inner[1]), looseHeader(header.slice(0, inner.index))]
    : [looseHeader(header)];
}
