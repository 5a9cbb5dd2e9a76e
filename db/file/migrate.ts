import { MIGRATIONS, migrationSql, SCHEMA_VERSION } from '../migrations/migrations.ts';
import type { Connection } from './connection.ts';

/**
 * Brings a file's schema to `SCHEMA_VERSION`, all steps in one transaction, after copying an older file beside it.
 * Foreign keys are off outside the transaction, because a table that is rebuilt inside it would otherwise take the
 * rows that refer to it along; they are checked before the commit.
 */
export function migrate(connection: Connection, path: string): void {
  const from = versionOf(connection);
  if (from === SCHEMA_VERSION) return;
  if (from > 0) backUpBefore(connection, path, from);
  connection.pragma('foreign_keys = OFF');
  try {
    connection.transaction(() => {
      for (let version = from + 1; version <= MIGRATIONS.length; version += 1) {
        connection.exec(migrationSql(version));
        connection.pragma(`user_version = ${version}`);
      }
      const broken = connection.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(`The migration left ${broken.length} broken references.`);
      }
    })();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function backUpBefore(connection: Connection, path: string, version: number): void {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  connection.exec(`VACUUM INTO '${`${path}.v${version}-${stamp}.bak`.replaceAll("'", "''")}'`);
}
