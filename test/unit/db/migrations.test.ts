import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '#db/file/connection.ts';
import { migrationSql, SCHEMA_VERSION } from '#db/migrations/migrations.ts';
import { openWorkspace } from '#db/workspace.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A file as format `version` had it, with a service in it. */
function fileOf(version: number): string {
  const path = join(folder.path, `format-${version}.muster`);
  const file = new Database(path);
  file.pragma('journal_mode = WAL');
  file.pragma(`application_id = ${APPLICATION_ID}`);
  for (let step = 1; step <= version; step += 1) file.exec(migrationSql(step));
  file.pragma(`user_version = ${version}`);
  file.exec(
    "INSERT INTO service (id, created_at, updated_at, slug, name, lifecycle, is_customer_facing, tags, regions, links) VALUES ('s', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'checkout', 'Checkout', 'production', 0, '[]', '[]', '[]')",
  );
  file.close();
  return path;
}

describe('a file of format 1', () => {
  it('is refused for reading only, with what to do', () => {
    const path = fileOf(1);
    expect(() => openWorkspace(path, { readonly: true })).toThrow(
      `“format-1.muster” was written by an older version of Muster (format 1, this version reads ${SCHEMA_VERSION}). Open it once where it may be written to bring it up to date; a copy of it is kept.`,
    );
  });

  it('gets campaigns and terms of checks, keeps its records, and leaves a copy', () => {
    const path = join(folder.path, 'format-1.muster');
    const workspace = openWorkspace(path);
    expect(workspace.repository('service').get('s')).toMatchObject({ name: 'Checkout' });
    workspace.write(edit, (tx) => tx.repository('scorecardCheck').create({ checkKey: 'slo-met', weight: 5 }));
    expect(workspace.repository('scorecardCheck').all()).toMatchObject([{ checkKey: 'slo-met', weight: 5 }]);
    expect(workspace.connection.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    workspace.close();
    expect(readdirSync(folder.path).filter((name) => name.includes('.v1-'))).toHaveLength(1);
    openWorkspace(path, { readonly: true }).close();
  });
});
