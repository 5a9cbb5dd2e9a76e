import { storedColumns } from '#db/record/codec.ts';
import { linkTable } from '#db/schema/columns.ts';
import type { Workspace } from '#db/workspace.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';

export type RawRow = { id: string } & Record<string, unknown>;

const BASE = { createdAt: '2016-01-01T00:00:00.000Z', updatedAt: '2016-01-01T00:00:00.000Z' };

/**
 * Inserts rows as they are: no validation, no history, no search index; defaults of the description are filled in.
 * Returns how many there were. For generated files and tests only.
 */
export function insertRaw(workspace: Workspace, name: EntityName, rows: Iterable<RawRow>): number {
  const entity: Entity = entities[name];
  const columns = storedColumns(entity).map((column) => ({
    ...column,
    missing: entity.fields[column.field]?.default ?? null,
  }));
  const statement = workspace.connection.prepare(
    `INSERT INTO ${entity.table} (${columns.map(({ column }) => column).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let count = 0;
  for (const row of rows) {
    const full: Record<string, unknown> = { ...BASE, ...row };
    statement.run(columns.map(({ field, encode, missing }) => encode(full[field] ?? missing)));
    count += 1;
  }
  return count;
}

/** Inserts the pairs of a `refs` field. */
export function insertLinks(
  workspace: Workspace,
  name: EntityName,
  field: string,
  pairs: Iterable<readonly [owner: string, target: string]>,
): void {
  const table = linkTable(entities[name], field);
  const statement = workspace.connection.prepare(
    `INSERT OR IGNORE INTO ${table} (owner_id, target_id) VALUES (?, ?)`,
  );
  for (const pair of pairs) statement.run(...pair);
}

/**
 * Runs `fill` in one transaction that does not wait for the disk, because the file may be made again, and makes the
 * indexes after the rows.
 */
export function fillFast(workspace: Workspace, fill: () => void): void {
  const { connection } = workspace;
  const indexes = connection
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[];
  connection.pragma('synchronous = OFF');
  connection.pragma('foreign_keys = OFF');
  connection.pragma('cache_size = -400000');
  connection.transaction(() => {
    for (const { name } of indexes) connection.exec(`DROP INDEX ${name}`);
    fill();
    for (const { sql } of indexes) connection.exec(sql);
  })();
  connection.exec('ANALYZE');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.pragma('cache_size = -32000');
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
}
