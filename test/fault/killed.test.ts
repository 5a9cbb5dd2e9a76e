import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemsOf } from '#db/file/backup.ts';
import { removeLeftovers } from '#db/file/partial-file.ts';
import { createWorkspace, openWorkspace } from '#db/workspace.ts';
import { ended, startMuster, startScript } from '../support/command-line.ts';
import { edit, temporaryFolder } from '../support/workspace.ts';

const ROWS = 3_000;
const KILLS = 4;
// Most of the time is that of processes that start, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const csv = at('teams.csv');

beforeAll(() => {
  const names = Array.from({ length: ROWS }, (_, n) => `Team ${n}`);
  writeFileSync(csv, ['Name', ...names, ''].join('\n'));
});
afterAll(() => folder.remove());

/** Ends a process without a chance to clean up, as a crash or a power cut does. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function until(isTrue: () => boolean, child: ChildProcess): Promise<void> {
  while (!isTrue() && child.exitCode === null) await setTimeout(1);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

describe('a process that is killed', () => {
  it('during an import leaves all of it or nothing, and a sound file', async () => {
    const outcomes: number[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const path = at(`import-${round}.muster`);
      createWorkspace(path, { name: 'Ops' }).close();
      const child = startMuster(['import', csv, '--kind', 'team', '--workspace', path]);
      // From the moment the log appears: reading, planning, writing, committing, closing.
      await until(() => existsSync(`${path}-wal`), child);
      if (round % 2 === 1) await until(() => sizeOf(`${path}-wal`) > 0, child);
      await setTimeout(Math.random() * (round % 2 === 1 ? 60 : 600));
      await kill(child);
      const workspace = openWorkspace(path);
      expect(problemsOf(workspace.connection)).toEqual([]);
      outcomes.push(workspace.repository('team').count());
      expect(workspace.repository('importRun').count()).toBe(outcomes.at(-1) === 0 ? 0 : 1);
      workspace.close();
      expect(existsSync(`${path}-wal`)).toBe(false);
    }
    for (const count of outcomes) expect([0, ROWS]).toContain(count);
  });

  it('while it makes a workspace or a backup leaves a whole file or none', async () => {
    const source = at('source.muster');
    const workspace = createWorkspace(source, { name: 'Ops' });
    workspace.write(edit, (tx) => {
      for (let n = 0; n < ROWS; n += 1) tx.repository('team').create({ name: `Team ${n}` });
    });
    workspace.close();
    for (let round = 0; round < KILLS; round += 1) {
      const target = at(`made-${round}.muster`);
      const isBackup = round % 2 === 1;
      const child = startMuster(isBackup ? ['backup', target, '--workspace', source] : ['new', target]);
      await until(() => readdirSync(folder.path).some((name) => name.includes(`made-${round}`)), child);
      await setTimeout(Math.random() * 40);
      await kill(child);
      if (existsSync(target)) {
        const made = openWorkspace(target, { readonly: true });
        expect(problemsOf(made.connection)).toEqual([]);
        if (isBackup) expect(made.repository('team').count()).toBe(ROWS);
        made.close();
      }
      // What it left is swept away by whoever writes that file next.
      removeLeftovers(target);
      expect(readdirSync(folder.path).filter((name) => name.includes(`.made-${round}`))).toEqual([]);
    }
  });

  it('while it writes a PDF or a table leaves the old one or the new one, never a half', async () => {
    const path = at('deck.pdf');
    writeFileSync(path, 'old');
    for (let round = 0; round < KILLS; round += 1) {
      const child = startScript(new URL('../fixtures/fault/keep-writing.ts', import.meta.url), [path]);
      await once(child.stdout ?? child, 'data');
      await setTimeout(Math.random() * 120);
      await kill(child);
      const bytes = readFileSync(path);
      const isOld = bytes.toString('latin1', 0, 4) === 'old';
      expect(isOld || (bytes.length === 8_000_000 && bytes.every((byte) => byte === bytes[0]))).toBe(true);
    }
    removeLeftovers(path);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.deck'))).toEqual([]);
  });
});

describe('two processes that write at once', () => {
  it('take turns: each import is there whole, or says why it is not', async () => {
    const path = at('shared.muster');
    createWorkspace(path, { name: 'Ops' }).close();
    const parts = [1, 2, 3].map((part) => {
      const file = at(`part-${part}.csv`);
      const names = Array.from({ length: 1_500 }, (_, n) => `Team ${part}-${n}`);
      writeFileSync(file, ['Name', ...names, ''].join('\n'));
      return file;
    });
    const results = await Promise.all(
      parts.map((file) => ended(startMuster(['import', file, '--kind', 'team', '--workspace', path]))),
    );
    for (const { code, err } of results.filter((result) => result.code !== 0)) {
      expect(code).toBe(1);
      expect(err).toMatch(/^muster: (The workspace was changed since|Another program is writing)/);
    }
    const done = results.filter(({ code }) => code === 0).length;
    expect(done).toBeGreaterThan(0);
    const workspace = openWorkspace(path);
    expect(workspace.repository('team').count()).toBe(done * 1_500);
    expect(problemsOf(workspace.connection)).toEqual([]);
    workspace.close();
  });
});
