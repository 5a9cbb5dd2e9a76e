import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrationSql } from '#db/migrations/migrations.ts';
import { entityDdl } from '#db/schema/ddl.ts';
import { SYSTEM_DDL } from '#db/schema/system.ts';
import { entities } from '#shared/entities.ts';

type Shape = Record<string, unknown>;

/** What SQLite itself says of every table: columns, types, nullability, references, indexes, triggers. */
function shapeOf(database: Database.Database): Shape {
  const objects = database
    .prepare("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all() as { type: string; name: string }[];
  const shape: Shape = { objects };
  for (const { name } of objects.filter(({ type }) => type === 'table')) {
    shape[name] = {
      columns: database.pragma(`table_xinfo(${name})`),
      references: database.pragma(`foreign_key_list(${name})`),
      list: database.pragma(`table_list(${name})`),
      checks: database
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
        .pluck()
        .get(name),
    };
  }
  return shape;
}

describe('the schema of a workspace file', () => {
  it('is the same when migrated as when made from the descriptions', () => {
    const migrated = new Database(':memory:');
    for (let version = 1; version <= MIGRATIONS.length; version += 1) migrated.exec(migrationSql(version));
    const described = new Database(':memory:');
    for (const statement of SYSTEM_DDL) described.exec(statement);
    for (const entity of Object.values(entities))
      for (const statement of entityDdl(entity)) described.exec(statement);
    expect(shapeOf(migrated)).toEqual(shapeOf(described));
  });

  it('uses STRICT tables for every record', () => {
    const database = new Database(':memory:');
    for (let version = 1; version <= MIGRATIONS.length; version += 1) database.exec(migrationSql(version));
    const loose = Object.values(entities).filter(({ table }) => {
      const [listed] = database.pragma(`table_list(${table})`) as { strict: number }[];
      return listed?.strict !== 1;
    });
    expect(loose).toEqual([]);
  });
});
