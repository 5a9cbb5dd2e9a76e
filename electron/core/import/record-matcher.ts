import type { Connection } from '#db/file/connection.ts';
import { identitiesOf, identityFields } from '#db/import/identities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { Candidate } from './importer.ts';

/** Source of generic CSV files, whose ids may be those that another source gave. */
export const CSV_SOURCE = 'csv';

/**
 * Recognises which record of one entity a row is: by its id in the same source; for CSV files by an id or key of any
 * source, or of Muster's own; by the fields that are unique; by its name, where records are known by their names.
 */
export class RecordMatcher {
  readonly #entity: Entity;
  readonly #bySource = new Map<string, Map<string, string>>();
  /** Ids of records that CSV files did not bring: those are found by their source. */
  readonly #bySourceId = new Map<string, string | null>();
  readonly #byKey = new Map<string, string | null>();
  readonly #byName = new Map<string, string | null>();
  readonly #byUnique = new Map<string, string>();
  readonly #sources = new Map<string, string | null>();
  readonly #withEmail = new Set<string>();
  readonly #ids = new Set<string>();
  readonly #nameFields: string[];

  constructor(connection: Connection, entity: Entity) {
    this.#entity = entity;
    this.#nameFields = namesOf(entity);
    const fields = identityFields(entity);
    for (const { id, key, source, sourceId, values } of identitiesOf(connection, entity)) {
      const byField = Object.fromEntries(fields.map((name, index) => [name, values[index]]));
      this.#put(id, { source, sourceId, key }, byField);
    }
  }

  /** The id of the record a row is about. */
  find(candidate: Candidate, source: string, values: Record<string, unknown>): string | undefined {
    const { sourceId, key } = candidate;
    const own = sourceId === null ? undefined : this.#bySource.get(source)?.get(sourceId);
    return (
      own ??
      this.#byAnyId(sourceId, key, source) ??
      this.#uniqueMatch(values) ??
      this.#nameMatch(candidate, source, values)
    );
  }

  /** Another record that already has these values in fields that must be unique. */
  otherWith(id: string, values: Record<string, unknown>): string | undefined {
    const found = this.#uniqueMatch(values);
    return found === id ? undefined : found;
  }

  /** Makes a record recognisable by changed values. */
  rename(id: string, values: Record<string, unknown>): void {
    this.#putUnique(id, values);
  }

  /** Whether another record has this human key. */
  isKeyTaken(key: string): boolean {
    return this.#byKey.has(key.toLowerCase());
  }

  /** Makes a new row of the run recognisable to the rows after it. */
  add(id: string, candidate: Candidate, source: string, values: Record<string, unknown>): void {
    this.#put(id, { source, sourceId: candidate.sourceId, key: candidate.key ?? null }, values);
  }

  #byAnyId(sourceId: string | null, key: string | undefined, source: string): string | undefined {
    if (source !== CSV_SOURCE) return undefined;
    // The id that Muster itself gave, as it stands in what it exports.
    if (sourceId !== null && this.#ids.has(sourceId)) return sourceId;
    const bySourceId = sourceId === null ? null : this.#bySourceId.get(sourceId.toLowerCase());
    const byKey = key === undefined ? null : this.#byKey.get(key.toLowerCase());
    return bySourceId ?? byKey ?? undefined;
  }

  #uniqueMatch(values: Record<string, unknown>): string | undefined {
    for (const [index, names] of this.#entity.unique.entries()) {
      const key = tuple(index, names, values);
      const found = key === undefined ? undefined : this.#byUnique.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Two records of one source that share a name are two records; a name links only to what came from elsewhere. Nor
   * are people with two addresses one person.
   */
  #nameMatch({ sourceId }: Candidate, source: string, values: Record<string, unknown>): string | undefined {
    for (const field of this.#nameFields) {
      const found = this.#byName.get(nameKey(field, values[field]));
      if (!found || (sourceId !== null && this.#sources.get(found) === source)) continue;
      // An equal address would have been found first.
      const hasOther =
        this.#nameFields.includes('email') && typeof values.email === 'string' && this.#withEmail.has(found);
      if (field === 'email' || !hasOther) return found;
    }
    return undefined;
  }

  #put(
    id: string,
    { source, sourceId, key }: { source: string | null; sourceId: string | null; key: string | null },
    values: Record<string, unknown>,
  ): void {
    this.#ids.add(id);
    if (source !== null && sourceId !== null) this.#inSource(source).set(sourceId, id);
    if (sourceId !== null && source !== CSV_SOURCE) putOnce(this.#bySourceId, sourceId.toLowerCase(), id);
    if (key !== null) putOnce(this.#byKey, key.toLowerCase(), id);
    this.#putUnique(id, values);
    if (this.#nameFields.length === 0) return;
    this.#sources.set(id, source);
    for (const field of this.#nameFields) {
      if (typeof values[field] === 'string') putOnce(this.#byName, nameKey(field, values[field]), id);
    }
    if (typeof values.email === 'string') this.#withEmail.add(id);
  }

  #putUnique(id: string, values: Record<string, unknown>): void {
    for (const [index, names] of this.#entity.unique.entries()) {
      const unique = tuple(index, names, values);
      if (unique !== undefined) this.#byUnique.set(unique, id);
    }
  }

  #inSource(source: string): Map<string, string> {
    const known = this.#bySource.get(source) ?? new Map<string, string>();
    this.#bySource.set(source, known);
    return known;
  }
}

/** Teams, people, vendors and the like are known by their names; incidents and actions are not by their titles. */
export function namesOf(entity: Entity): string[] {
  const names = entity.title === 'name' && entity.unique.length === 0 ? ['name'] : [];
  return entity.fields.email && entity.name === 'person' ? ['email', ...names] : names;
}

function putOnce(map: Map<string, string | null>, key: string, id: string): void {
  const known = map.get(key);
  // `null` marks what several records share, so that it identifies none of them.
  map.set(key, known === undefined || known === id ? id : null);
}

function nameKey(field: string, value: unknown): string {
  return `${field}\u0000${String(value ?? '')
    .trim()
    .toLowerCase()}`;
}

function tuple(index: number, names: readonly string[], values: Record<string, unknown>): string | undefined {
  let key = String(index);
  for (const name of names) {
    const value = values[name];
    if (value === null || value === undefined) return undefined;
    key += `\u0000${String(value)}`;
  }
  return key;
}
