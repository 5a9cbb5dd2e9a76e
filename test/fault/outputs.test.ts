import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAtomically } from '#core/file/atomic-write.ts';
import { makeSample } from '#core/sample/sample.ts';
import { backUp } from '#db/file/backup.ts';
import { createWorkspace, openWorkspace, type Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { snapshot } from '../support/files.ts';
import { edit, temporaryFolder } from '../support/workspace.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const disk = at('small-disk');
const hasDisk = mountSmallDisk();
let source: Workspace;

beforeAll(() => {
  const home = temporaryFolder();
  source = createWorkspace(join(home.path, 'ops.muster'), { name: 'Ops' });
  source.write(edit, (tx) => {
    for (let n = 0; n < 3_000; n += 1) tx.repository('team').create({ name: `Team ${n}` });
  });
  mkdirSync(at('taken'));
  writeFileSync(at('file'), 'a file');
});
afterAll(() => {
  source.close();
  if (hasDisk) execFileSync('umount', [disk]);
  folder.remove();
});

/** A disk of one megabyte, where this process may mount one. */
function mountSmallDisk(): boolean {
  mkdirSync(disk);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'muster-test', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const WRITERS: Record<string, (path: string) => unknown> = {
  'a PDF or table': (path) => writeAtomically(path, Buffer.alloc(2_000_000)),
  'a backup': (path) => backUp(source.connection, path),
  'a new workspace': (path) => createWorkspace(path, { name: 'New' }).close(),
  'the sample': (path) => makeSample(path, '2026-11-20T09:00:00.000Z'),
};

const PLACES: [string, () => string, RegExp][] = [
  ['to a folder', () => at('taken'), /there is a folder of that name|already exists/],
  ['below a file', () => at('file/out'), /its folder is a file|there is a file where its folder should be/],
  ['under too long a name', () => at('x'.repeat(300)), /its name is too long/],
];
// As under a place of networked disks.
if (process.platform === 'linux')
  PLACES.push(['where no folder can be made', () => '/proc/none/out', /no file or folder can be made there/]);

describe.each(Object.entries(WRITERS))('%s', (name, write) => {
  it.each(PLACES)('written %s is refused with the reason, and nothing is left', async (_, place, says) => {
    if (name === 'the sample' && !place().includes('file')) return;
    await refuses(write, place(), says);
  });

  it.skipIf(!hasDisk)(
    'on a full disk is refused, and nothing is left (needs the right to mount)',
    async () => {
      await refuses(write, join(disk, 'out'), /the disk is full/);
    },
  );
});

async function refuses(write: (path: string) => unknown, path: string, says: RegExp): Promise<void> {
  const before = snapshot(folder.path);
  const error = await Promise.resolve()
    .then(() => write(path))
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MusterError);
  expect((error as MusterError).message).toMatch(says);
  expect(snapshot(folder.path)).toEqual(before);
}

describe('a file that is written', () => {
  it('comes to a folder that is made for it, and replaces an old one whole', async () => {
    const path = at('new/folder/out.csv');
    await writeAtomically(path, 'first');
    await writeAtomically(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
  });

  it('never takes the place of a workspace', async () => {
    const before = readFileSync(source.path);
    await expect(writeAtomically(source.path, 'a table')).rejects.toThrow('is a workspace');
    expect(readFileSync(source.path)).toEqual(before);
  });

  it.skipIf(!hasDisk)('keeps what was there when the disk is full (needs the right to mount)', async () => {
    const path = join(disk, 'kept.csv');
    await writeAtomically(path, 'kept');
    await expect(writeAtomically(path, Buffer.alloc(2_000_000))).rejects.toThrow('the disk is full');
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });
});

describe('a workspace on a disk that fills up', () => {
  it.skipIf(!hasDisk)('refuses the write with the reason and keeps what it had', () => {
    const path = join(at('new'), 'on-disk.muster');
    const small = join(disk, 'ops.muster');
    createWorkspace(path).close();
    // Room for an empty workspace, which is first made beside its place, and a little more.
    execFileSync('mount', ['-o', `remount,size=${statSync(path).size * 4}`, disk]);
    createWorkspace(small).close();
    const workspace = openWorkspace(small);
    const fill = () =>
      workspace.write(edit, (tx) => {
        for (let n = 0; n < 40_000; n += 1)
          tx.repository('team').create({ name: `Team ${n} ${'x'.repeat(200)}` });
      });
    expect(fill).toThrow('the disk is full');
    expect(workspace.repository('team').count()).toBe(0);
    workspace.close();
    const again = openWorkspace(small);
    expect(again.repository('team').count()).toBe(0);
    again.close();
  });
});
