import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { RecordService } from '#core/record/record-service.ts';
import { problemsOf } from '#db/file/backup.ts';
import { createWorkspace, openWorkspace, type Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { edit, temporaryFolder } from '../support/workspace.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let workspace: Workspace;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'ops.muster');
  workspace = createWorkspace(path, { name: 'Ops', zone: 'Europe/Berlin' });
});
afterEach(() => {
  workspace.close();
  folder.remove();
});

const addTeam = (name = 'Payments') => workspace.write(edit, (tx) => tx.repository('team').create({ name }));
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof MusterError ? `${error.code}: ${error.message}` : String(error);
  }
  return 'done';
};

describe('an open workspace', () => {
  it.skipIf(process.platform === 'win32')(
    'says that its file was deleted instead of writing to nothing',
    () => {
      addTeam();
      rmSync(path);
      expect(codeOf(() => addTeam('Lost'))).toMatch(/^missing-file: .*moved, deleted or replaced/);
    },
  );

  it.skipIf(process.platform === 'win32')('says that its file was moved or replaced', () => {
    copyFileSync(path, `${path}.old`);
    renameSync(path, `${path}.moved`);
    expect(codeOf(() => addTeam())).toMatch(/^missing-file/);
    renameSync(`${path}.old`, path);
    expect(codeOf(() => addTeam())).toMatch(/^missing-file/);
  });

  it('says that its file was made read-only, and goes on when it no longer is', () => {
    chmodSync(path, 0o444);
    expect(codeOf(() => addTeam())).toMatch(/^read-only/);
    chmodSync(path, 0o644);
    expect(codeOf(() => addTeam())).toBe('done');
  });

  it('says that another program is writing, and goes on when it is done', () => {
    workspace.connection.pragma('busy_timeout = 50');
    const other = new Database(path);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    expect(codeOf(() => addTeam())).toMatch(/^conflict: Another program is writing to “ops.muster”/);
    expect(workspace.repository('team').count()).toBe(0);
    const reader = openWorkspace(path, { readonly: true });
    expect(reader.repository('team').count()).toBe(0);
    reader.close();
    other.exec('COMMIT');
    expect(codeOf(() => addTeam())).toBe('done');
  });

  it('sees what another window wrote', () => {
    const other = openWorkspace(path);
    other.write(edit, (tx) => tx.repository('team').create({ name: 'Theirs' }));
    addTeam('Ours');
    expect(other.repository('team').count()).toBe(2);
    other.close();
    expect(problemsOf(workspace.connection)).toEqual([]);
  });
});

describe('what people paste', () => {
  const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const create = (values: Record<string, unknown>) =>
    new RecordService(workspace).create('actionItem', { title: 'An action', ...values });

  it('is kept as text, whatever it looks like', () => {
    for (const title of [
      SCRIPT,
      "'); DROP TABLE team; --",
      '=1+1',
      'عربي מעורב with English',
      '👩‍👩‍👧‍👦 e\u0301',
    ]) {
      const { id } = create({ title });
      expect(new RecordService(workspace).get('actionItem', id).row.title).toBe(title);
    }
    expect(() => workspace.search.find('<script>')).not.toThrow();
    expect(problemsOf(workspace.connection)).toEqual([]);
  });

  it('is refused with the name of the field when it is too long', () => {
    expect(codeOf(() => create({ title: 'x'.repeat(10_000) }))).toMatch(
      /^bad-input: Title: .*500 characters/,
    );
    expect(workspace.repository('actionItem').count()).toBe(0);
  });

  it('comes back the same or is refused, with null bytes and halves of characters in it', () => {
    for (const title of ['a\u0000b', 'half \ud800 surrogate', '\udc00']) {
      const said = codeOf(() => {
        const { id } = create({ title });
        const kept = String(new RecordService(workspace).get('actionItem', id).row.title);
        expect(kept).toBe(title);
      });
      expect(said).toMatch(/^done|^bad-input: Title/);
    }
    expect(problemsOf(workspace.connection)).toEqual([]);
  });
});
