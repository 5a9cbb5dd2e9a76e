import { entities } from '#shared/entities.ts';
import { type Entity, fieldOf } from '#shared/entity/entity.ts';
import type { Connection } from '../file/connection.ts';
import { columnOf } from '../record/codec.ts';

/** What a stored record can be recognised by. */
export type Identity = {
  id: string;
  key: string | null;
  source: string | null;
  sourceId: string | null;
  /** Values of `identityFields`, in their order. */
  values: (string | number | null)[];
  /** The name of the record it belongs to in its unique fields, e.g. the service of an SLO. */
  scope: string | null;
};

/** The fields, besides its ids, that a record of the entity is recognised by. */
export function identityFields(entity: Entity): string[] {
  const named = [entity.title, 'slug', 'email'].filter((name) => entity.fields[name] !== undefined);
  return [...new Set([...named, ...entity.unique.flat()])];
}

/** The reference that makes a record's title unique, e.g. `serviceId` for SLOs; `undefined` for most entities. */
export function scopeField(entity: Entity): string | undefined {
  const set = entity.unique.find((names) => names.length === 2 && names.includes(entity.title));
  const other = set?.find((name) => name !== entity.title);
  return other !== undefined && fieldOf(entity, other).kind === 'ref' ? other : undefined;
}

/** What every record of an entity is recognised by: one narrow row each, so that imports need not load whole records. */
export function* identitiesOf(connection: Connection, entity: Entity): Generator<Identity> {
  const fields = identityFields(entity);
  const columns = [
    'id',
    'key',
    'source',
    'source_id',
    scopeSql(entity),
    ...fields.map((name) => `t.${columnOf(name)}`),
  ];
  const statement = connection.prepare(`SELECT ${columns.join(', ')} FROM ${entity.table} t`).raw();
  for (const row of statement.iterate() as Iterable<(string | number | null)[]>) {
    const [id, key, source, sourceId, scope, ...values] = row;
    yield {
      id: String(id),
      key: textOf(key),
      source: textOf(source),
      sourceId: textOf(sourceId),
      scope: textOf(scope),
      values,
    };
  }
}

function scopeSql(entity: Entity): string {
  const field = scopeField(entity);
  const target =
    field && Object.values<Entity>(entities).find(({ name }) => name === fieldOf(entity, field).target);
  if (!field || !target) return 'NULL';
  const name = target.fields.slug ? 'slug' : target.title;
  return `(SELECT o.${columnOf(name)} FROM ${target.table} o WHERE o.id = t.${columnOf(field)})`;
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
