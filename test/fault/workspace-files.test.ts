import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '#db/workspace.ts';
import { muster } from '../support/command-line.ts';
import { snapshot } from '../support/files.ts';
import { edit, temporaryFolder } from '../support/workspace.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const PAGE = 4096;
const TEAMS = 2_000;

beforeAll(() => {
  const workspace = createWorkspace(at('sound.muster'), { name: 'Sound', zone: 'Europe/Berlin' });
  workspace.write(edit, (tx) => {
    for (let n = 0; n < TEAMS; n += 1) tx.repository('team').create({ name: `Team ${n}` });
  });
  workspace.close();
  writeFileSync(at('more.csv'), 'Name\nOne more\n');
  mkdirSync(at('folder.muster'));
});
afterAll(() => {
  chmodSync(at('locked-folder'), 0o755);
  folder.remove();
});

/** A copy of the sound workspace with its bytes changed. */
function damaged(name: string, change: (bytes: Buffer) => Buffer): string {
  const path = at(name);
  writeFileSync(path, change(readFileSync(at('sound.muster'))));
  return path;
}

function filled(bytes: Buffer, start: number, length: number): Buffer {
  return bytes.fill(0x5a, start, start + length);
}

const CASES: Record<string, { make: () => string; says: RegExp }> = {
  missing: { make: () => at('none.muster'), says: /There is no file “.*none\.muster”/ },
  'below a file': { make: () => at('more.csv/none.muster'), says: /There is no file/ },
  'a folder': { make: () => at('folder.muster'), says: /not a Muster workspace: it is a folder/ },
  empty: {
    make: () => damaged('empty.muster', () => Buffer.alloc(0)),
    says: /not a Muster workspace: it is empty/,
  },
  text: {
    make: () => damaged('text.muster', () => Buffer.from('Name,Team\n')),
    says: /not a Muster workspace: it is not a SQLite file/,
  },
  "another program's": { make: () => foreign('foreign.muster'), says: /written by another program/ },
  newer: {
    make: () =>
      damaged('newer.muster', (bytes) => {
        bytes.writeUInt32BE(999, 60);
        return bytes;
      }),
    says: /written by a newer version of Muster \(format 999/,
  },
  'cut in its header': {
    make: () => damaged('header.muster', (bytes) => bytes.subarray(0, 60)),
    says: /is damaged/,
  },
  'cut in its first page': {
    make: () => damaged('page.muster', (bytes) => bytes.subarray(0, 2_000)),
    says: /is damaged/,
  },
  'cut in the middle': {
    make: () => damaged('half.muster', (bytes) => bytes.subarray(0, (bytes.length / 2) | 0)),
    says: /is damaged/,
  },
  'damaged in its schema': {
    make: () => damaged('schema.muster', (bytes) => filled(bytes, 100, 300)),
    says: /is damaged/,
  },
  'damaged in the middle': {
    make: () =>
      damaged('middle.muster', (bytes) => filled(bytes, Math.floor(bytes.length / PAGE / 2) * PAGE, PAGE)),
    says: /is damaged/,
  },
  'damaged at its end': {
    make: () => damaged('end.muster', (bytes) => filled(bytes, bytes.length - PAGE, PAGE)),
    says: /is damaged/,
  },
};

function foreign(name: string): string {
  const database = new Database(at(name));
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE note (text TEXT)');
  database.close();
  return at(name);
}

describe.each(Object.entries(CASES))('a workspace that is %s', (_, { make, says }) => {
  it('is refused by every command with a sentence, and nothing is changed or left behind', async () => {
    const path = make();
    const before = snapshot(folder.path);
    for (const args of [
      ['check'],
      ['figures', '--json'],
      ['import', at('more.csv'), '--kind', 'team'],
      ['dump'],
      ['backup', at('copy.muster')],
    ]) {
      const { code, out, err } = await muster(...args, '--workspace', path);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(says);
      expect(err).not.toMatch(/ at .*\.ts:|Something went wrong/);
      expect(snapshot(folder.path)).toEqual(before);
    }
  });
});

describe('a workspace that may not be written', () => {
  beforeAll(() => {
    copyFileSync(at('sound.muster'), at('read-only.muster'));
    chmodSync(at('read-only.muster'), 0o444);
    mkdirSync(at('locked-folder'));
    copyFileSync(at('sound.muster'), at('locked-folder/ops.muster'));
    chmodSync(at('locked-folder'), 0o555);
  });

  it.each(['read-only.muster', 'locked-folder/ops.muster'])('(%s) is read but not changed', async (name) => {
    const before = snapshot(folder.path);
    const refused = await muster('import', at('more.csv'), '--kind', 'team', '--workspace', at(name));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('is read-only. Copy it to a folder you can write to');
    const read = await muster('check', '--json', '--workspace', at(name));
    expect(JSON.parse(read.out)).toMatchObject({ isSound: true, records: { team: TEAMS } });
    expect((await muster('figures', '--workspace', at(name))).code).toBe(0);
    expect(snapshot(folder.path)).toEqual(before);
  });
});
