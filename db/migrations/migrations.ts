import { readFileSync } from 'node:fs';

/** The migrations in their order. Append only: a file that has been released never changes. */
export const MIGRATIONS = ['0001_initial.sql', '0002_scorecard_checks.sql', '0003_risk_score.sql'] as const;

/** The schema version that this build writes, as kept in the file's `user_version`. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The SQL of migration `version`, counted from 1. */
export function migrationSql(version: number): string {
  const file = MIGRATIONS[version - 1];
  if (file === undefined) throw new RangeError(`There is no migration ${version}.`);
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
