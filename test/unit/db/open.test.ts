import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkspace, openWorkspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '../../support/workspace.ts';

describe('opening a file', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const at = (name: string) => join(folder.path, name);

  /** The code with which a file is refused, which must be as it was then. */
  function refusal(path: string): unknown {
    const before = readFileSync(path);
    try {
      openWorkspace(path).close();
    } catch (error) {
      expect(readFileSync(path).equals(before)).toBe(true);
      return error instanceof MusterError ? error.code : error;
    }
    return 'opened';
  }
  function made(name: string): string {
    createWorkspace(at(name)).close();
    return at(name);
  }

  it('refuses what is not there, and a folder', () => {
    expect(() => openWorkspace(at('none.muster'))).toThrow(expect.objectContaining({ code: 'missing-file' }));
    expect(() => openWorkspace(folder.path)).toThrow(expect.objectContaining({ code: 'foreign-file' }));
  });

  it.each([
    ['an empty file', ''],
    ['a text', 'not a database, whatever its name says'],
  ])('refuses %s, and leaves it as it was', (_what, content) => {
    writeFileSync(at('text.muster'), content);
    expect(refusal(at('text.muster'))).toBe('foreign-file');
  });

  it('refuses the database of another program, and leaves it as it was', () => {
    new Database(at('foreign.muster')).exec('CREATE TABLE a (b)').close();
    expect(refusal(at('foreign.muster'))).toBe('foreign-file');
  });

  it('refuses a file of a newer version, and leaves it as it was', () => {
    const path = made('newer.muster');
    const newer = new Database(path);
    newer.pragma('user_version = 999');
    newer.close();
    expect(refusal(path)).toBe('newer-file');
  });

  it('refuses a damaged file, and leaves it as it was', () => {
    const path = made('damaged.muster');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    writeFileSync(path, bytes);
    expect(refusal(path)).toBe('corrupt-file');
  });

  it('refuses to write a file that may only be read, and opens it for reading', () => {
    const path = made('locked.muster');
    chmodSync(path, 0o444);
    expect(refusal(path)).toBe('read-only');
    openWorkspace(path, { readonly: true }).close();
  });

  it('makes no new file in the place of another', () => {
    const path = made('own.muster');
    expect(() => createWorkspace(path)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});
