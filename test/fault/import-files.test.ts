import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '#core/import/limits.ts';
import { createWorkspace } from '#db/workspace.ts';
import { muster } from '../support/command-line.ts';
import { snapshot } from '../support/files.ts';
import { temporaryFolder } from '../support/workspace.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const workspace = at('ops.muster');

beforeAll(() => createWorkspace(workspace, { name: 'Ops', zone: 'Europe/Berlin' }).close());
afterAll(() => folder.remove());

type Case = { name: string; content: string | Buffer; args?: string[]; says: RegExp };

const TEAM = ['--kind', 'team'];
const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:0123456789abcdef\nsize 12345\n';
const CASES: Case[] = [
  { name: 'empty.csv', content: '', args: TEAM, says: /empty/ },
  { name: 'blank.csv', content: ' \n\n', args: TEAM, says: /./ },
  { name: 'head.csv', content: 'Name\n', args: TEAM, says: /no rows|nothing|empty/i },
  { name: 'quote.csv', content: 'Name,Manager\n"Payments,\nPlatform,\n', args: TEAM, says: /quot|line/i },
  { name: 'utf16.csv', content: Buffer.from('Name\nPayments\n', 'utf16le'), args: TEAM, says: /utf-16le/ },
  {
    name: 'latin.csv',
    content: Buffer.from('Name\nZürich\n', 'latin1'),
    args: TEAM,
    says: /line 2 .*windows-1252/,
  },
  { name: 'binary.csv', content: Buffer.from([1, 2, 0, 255, 0, 7]), args: TEAM, says: /NUL bytes/ },
  { name: 'sheet.csv', content: Buffer.from('PK\u0003\u0004rest'), args: TEAM, says: /spreadsheet or ZIP/ },
  { name: 'pointer.csv', content: POINTER, args: TEAM, says: /Git LFS pointer/ },
  { name: 'unknown.csv', content: 'a,b\n1,2\n', says: /is not recognised/ },
  { name: 'notes.txt', content: 'Dear all,\n', says: /is not recognised/ },
  { name: 'kind.csv', content: 'Name\nx\n', args: ['--kind', 'nope'], says: /“nope”|nope/ },
  {
    name: 'zone.csv',
    content: 'Name\nx\n',
    args: [...TEAM, '--zone', 'Mars/Base'],
    says: /no time zone “Mars\/Base”/,
  },
  { name: 'broken.yaml', content: 'apiVersion: [\n', args: ['--kind', 'backstage'], says: /line|YAML/ },
];

describe.each(CASES)('a file to import like $name', ({ name, content, args = [], says }) => {
  it('is refused with a sentence, and nothing is changed', async () => {
    writeFileSync(at(name), content);
    const before = snapshot(folder.path);
    const { code, out, err } = await muster('import', at(name), ...args, '--workspace', workspace);
    expect(code).toBe(1);
    expect(out + err).toMatch(says);
    expect(err).not.toMatch(/Something went wrong| at .*\.ts:/);
    expect(snapshot(folder.path)).toEqual(before);
  });
});

describe('an import', () => {
  it('refuses what is missing, a folder, or larger than the bound', async () => {
    const huge = at('huge.csv');
    const file = openSync(huge, 'w');
    // Sparse: as long as it must be, without filling the disk.
    ftruncateSync(file, LIMITS.bytes + 1);
    closeSync(file);
    for (const [path, says] of [
      [at('none.csv'), /There is no file/],
      [folder.path, /is a folder. Give the files in it/],
      [huge, /an import reads up to 500 MB. Split it/],
    ] as const) {
      const { code, out, err } = await muster('import', path, ...TEAM, '--workspace', workspace);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(says);
    }
  });

  it('takes nothing when one of its files cannot be read', async () => {
    writeFileSync(at('good.csv'), 'Name\nPayments\n');
    const before = snapshot(folder.path);
    const args = [at('good.csv'), at('latin.csv'), ...TEAM, '--workspace', workspace];
    expect((await muster('import', ...args)).code).toBe(1);
    expect(snapshot(folder.path)).toEqual(before);
  });

  it('makes no workspace by itself', async () => {
    const before = snapshot(folder.path);
    const { code, err } = await muster('import', at('good.csv'), ...TEAM, '--workspace', at('none.muster'));
    expect(code).toBe(1);
    expect(err).toContain('There is no file');
    expect(snapshot(folder.path)).toEqual(before);
  });
});
