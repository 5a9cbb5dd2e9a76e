import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeReview } from '#core/review/review-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { kept } from '#db/query/kept.ts';
import { openWorkspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { copySample } from '../../support/sample.ts';
import { edit, temporaryFolder, temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const WEEK = '2026-W47';
const folder = temporaryFolder();
const path = join(folder.path, 'sample.muster');
const service = new WorkspaceService(() => new Date(NOW));

beforeAll(() => {
  copySample(path, NOW);
  service.open(path);
}, 120_000);

afterAll(() => {
  service.close();
  folder.remove();
});

/** The review from nothing that was kept: a write that is not in the log may have changed anything. */
function fresh(): string {
  service.workspace.connection.exec(
    'CREATE TEMP TABLE unlogged (n); INSERT INTO unlogged VALUES (1); DROP TABLE unlogged',
  );
  return told(service);
}

const told = (of: WorkspaceService) => JSON.stringify(computeReview(of, WEEK));

/** Another value for each field that can simply have one. */
function changed({ fields }: Entity, row: AnyRow): Record<string, unknown>[] {
  return Object.entries(fields).flatMap(([name, { kind, nullable, choices }]): Record<string, unknown>[] => {
    const value = row[name];
    if (kind === 'longText') return [{ [name]: `${value ?? ''} changed` }];
    if (kind === 'date' && typeof value === 'string') return [{ [name]: '2026-11-17' }];
    if (nullable && value !== null && kind !== 'refs') return [{ [name]: null }];
    const other = choices?.find((choice) => choice.value !== value);
    return kind === 'oneOf' && other ? [{ [name]: other.value }] : [];
  });
}

/** Whether a change was made; a kind of record, or the file, may refuse one. */
function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof MusterError || error instanceof Database.SqliteError) return false;
    throw error;
  }
}

it('shows a change of any kind of record at once, a removal, and what undo and redo bring back', () => {
  const { workspace } = service;
  const before = told(service);
  let steps = 0;
  const write = (work: Parameters<typeof workspace.write<unknown>>[1]) => {
    const isDone = attempt(() => workspace.write(edit, work));
    if (!isDone) return;
    steps += 1;
    expect(told(service)).toBe(fresh());
  };
  // A review that was closed is not opened again by undo.
  const names = (Object.keys(entities) as EntityName[]).filter((name) => name !== 'review');
  for (const name of names) {
    const entity: Entity = entities[name];
    const rows = workspace.readerOf(entity).all();
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) continue;
    for (const change of changed(entity, first)) {
      const isDone = attempt(() =>
        workspace.write(edit, (tx) => tx.repositoryOf(entity).update(first.id, change)),
      );
      steps += Number(isDone);
    }
    expect(told(service), name).toBe(fresh());
    write((tx) => tx.repositoryOf(entity).remove(last.id));
  }
  for (const change of [{ costBasis: 'billed' }, { fiscalYearEndMonth: 6 }, { name: 'Another' }] as const) {
    workspace.updateSettings(edit, change);
    steps += 1;
    expect(told(service)).toBe(fresh());
  }
  expect(steps).toBeGreaterThan(50);
  for (let step = 0; step < steps; step += 1) workspace.undo('Test');
  expect(told(service)).toBe(before);
  workspace.redo('Test');
  expect(told(service)).toBe(fresh());
  workspace.undo('Test');
  expect(told(service)).toBe(before);
}, 240_000);

it('shows what another process wrote', () => {
  told(service);
  const other = openWorkspace(path);
  const [incident] = other.repository('incident').all().toReversed();
  other.write(edit, (tx) => tx.repository('incident').update(incident?.id ?? '', { severity: 'SEV-1' }));
  other.close();
  expect(told(service)).toBe(fresh());
}, 60_000);

const TEAMS = 'SELECT id, name FROM team ORDER BY name';
const PEOPLE = 'SELECT id, name FROM person ORDER BY name';

it('reads again only what is written, and keeps nothing of a write that is taken back', () => {
  const { workspace, dispose } = temporaryWorkspace();
  const { connection } = workspace;
  const teams = () => kept<[], { name: string }>(connection, TEAMS).all();
  const people = () => kept<[], { name: string }>(connection, PEOPLE).all();
  workspace.write(edit, (tx) => tx.repository('team').create({ name: 'Network' }));
  const [known, none] = [teams(), people()];
  expect(known.map(({ name }) => name)).toEqual(['Network']);
  workspace.write(edit, (tx) => tx.repository('person').create({ name: 'Ada' }));
  expect(teams()).toBe(known);
  expect(people()).not.toBe(none);
  expect(() =>
    workspace.write(edit, (tx) => {
      tx.repository('team').create({ name: 'Storage' });
      expect(teams().map(({ name }) => name)).toEqual(['Network', 'Storage']);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(teams().map(({ name }) => name)).toEqual(['Network']);
  // Past the log, as nothing of Muster writes a record.
  connection.exec("UPDATE team SET name = 'Edge'");
  workspace.write(edit, (tx) => tx.repository('person').create({ name: 'Grace' }));
  expect(teams().map(({ name }) => name)).toEqual(['Edge']);
  dispose();
});
