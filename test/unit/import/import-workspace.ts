import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { importFiles } from '#core/import/run.ts';
import { createWorkspace, type Workspace } from '#db/workspace.ts';
import { ENTITY_NAMES, type EntityName } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { ImportItem, ImportOptions, ImportOutcome, ImportResult } from '#shared/import/import-report.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { temporaryFolder } from '../../support/workspace.ts';

/** A source file as another tool exports it. */
export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));

/** A workspace file of the running test and a folder for its sources; both go when the test ends. */
export function importWorkspace(settings: Partial<Settings> = { zone: 'Europe/Berlin', currency: 'EUR' }) {
  const folder = temporaryFolder();
  const path = join(folder.path, 'test.muster');
  const workspace = createWorkspace(path, settings);
  onTestFinished(() => {
    workspace.close();
    folder.remove();
  });
  const write = (name: string, content: string | Buffer) => {
    const file = join(folder.path, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    path,
    workspace,
    write,
    /** Writes one source file and imports it. */
    bring: (name: string, content: string | Buffer, options: ImportOptions = {}) =>
      importFiles(workspace, [write(name, content)], { ...options, isDryRun: false }),
    rows: (entity: EntityName) => workspace.repository(entity).all() as unknown as AnyRow[],
    dump: () => dump(workspace),
  };
}

/** The same with the services, people and the team that the sources of other tools name. */
export async function furnishedWorkspace() {
  const workspace = importWorkspace();
  await workspace.bring('services.csv', 'Key,Name\ncheckout-api,Checkout API\nledger,Ledger\n');
  await workspace.bring(
    'people.csv',
    'Name,E-mail\nInes Baptista,ines@example.com\nTomas Lind,tomas@example.com\n',
  );
  await workspace.bring('teams.csv', 'Name\nCheckout\n');
  return workspace;
}

/** Every record, setting and logged change, to see that nothing was changed. */
export function dump(workspace: Workspace): string {
  const tables = ['setting', 'change_group', 'change', 'search_doc'].map((table) =>
    workspace.connection.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
  );
  const records = ENTITY_NAMES.map((name) => workspace.repository(name).all());
  return JSON.stringify([tables, records]);
}

export function itemsOf(outcome: ImportOutcome, result: ImportResult): ImportItem[] {
  return outcome.files.flatMap(({ items }) => items.filter((item) => item.result === result));
}

export function reasonsOf(outcome: ImportOutcome, result: ImportResult): string[] {
  return itemsOf(outcome, result).map(({ line, reason }) => `${line}: ${reason}`);
}
