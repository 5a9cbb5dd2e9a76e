import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { createWorkspace, openWorkspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { edit, temporaryFolder } from '../support/workspace.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const PAGE = 4096;
const DAMAGED = /is damaged and cannot be opened safely/;

beforeAll(() => {
  const workspace = createWorkspace(at('sound.muster'), { name: 'Sound', zone: 'Europe/Berlin' });
  workspace.write(edit, (tx) => {
    for (let n = 0; n < 200; n += 1) tx.repository('team').create({ name: `Team ${n}` });
  });
  // What makes a workspace large does not matter to the check; its first and its last pages do.
  workspace.connection.exec(
    `CREATE TABLE ballast (bytes BLOB NOT NULL) STRICT;
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
     INSERT INTO ballast SELECT zeroblob(3000) FROM n`,
  );
  workspace.close();
});
afterAll(() => folder.remove());

/** A copy of the sound workspace, one page of it overwritten: a part of the ballast, which no page of the app reads. */
function damaged(name: string, page: (pages: number) => number): string {
  const bytes = readFileSync(at('sound.muster'));
  const from = page(Math.floor(bytes.length / PAGE)) * PAGE;
  writeFileSync(at(name), bytes.fill(0x5a, from, from + PAGE));
  return at(name);
}

function opened(path: string) {
  const service = new WorkspaceService();
  onTestFinished(() => service.close());
  service.open(path, { isCheckedLater: true });
  return service;
}

const addTeam = (service: WorkspaceService, name = 'New') =>
  service.workspace.write(edit, (tx) => tx.repository('team').create({ name }));

describe('a large workspace', () => {
  it('is read while it is checked, and the first write waits for the check', () => {
    copyFileSync(at('sound.muster'), at('waits.muster'));
    const service = opened(at('waits.muster'));
    expect(service.workspace.isChecked).toBe(false);
    expect(service.workspace.repository('team').count()).toBe(200);
    addTeam(service);
    expect(service.workspace.isChecked).toBe(true);
    expect(service.workspace.repository('team').count()).toBe(201);
  });

  it('is closed when the check finds damage, and says why until another is opened', async () => {
    const path = damaged('later.muster', (pages) => pages - 2);
    const service = opened(path);
    const told = vi.fn();
    service.onChange(told);
    await vi.waitFor(() => expect(() => service.info()).toThrow(DAMAGED), { timeout: 20_000 });
    expect(told).toHaveBeenCalledTimes(1);
    expect(() => service.workspace).toThrow('No workspace is open');
    expect(service.open(at('sound.muster')).name).toBe('Sound');
  });

  it('takes no write when it is damaged, and is left as it was', () => {
    const path = damaged('unwritten.muster', (pages) => pages - 2);
    const before = readFileSync(path);
    const service = opened(path);
    expect(() => addTeam(service)).toThrow(DAMAGED);
    expect(() => service.info()).toThrow(DAMAGED);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('can be closed while it is checked', () => {
    copyFileSync(at('sound.muster'), at('closed.muster'));
    const before = readFileSync(at('closed.muster'));
    opened(at('closed.muster')).close();
    expect(readFileSync(at('closed.muster')).equals(before)).toBe(true);
    const service = opened(at('closed.muster'));
    addTeam(service);
    service.close();
    expect(readdirSync(folder.path).filter((name) => name.startsWith('closed'))).toEqual(['closed.muster']);
  });

  it('is refused at once when it is cut or damaged where it begins', () => {
    const cut = at('cut.muster');
    writeFileSync(cut, readFileSync(at('sound.muster')).subarray(0, 9000 * PAGE));
    expect(() => opened(cut)).toThrow(DAMAGED);
    const schema = readFileSync(at('sound.muster')).fill(0x5a, 100, 400);
    writeFileSync(cut, schema);
    expect(() => opened(cut)).toThrow(DAMAGED);
  });

  it('is checked first by whoever does not wait for the rest', () => {
    const path = damaged('first.muster', (pages) => pages - 2);
    expect(() => openWorkspace(path)).toThrow(MusterError);
    expect(() => openWorkspace(path, { readonly: true })).toThrow(DAMAGED);
  });
});
