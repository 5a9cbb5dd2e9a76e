import { basename } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { writeProblem } from './write-problem.ts';

const UNCHANGED = 'The file was not changed.';

/**
 * What SQLite says about a workspace file, as an error for a person; any other error as it is.
 * @param path the workspace file, named in the sentence
 */
export function explainSqlite(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof MusterError || !code.startsWith('SQLITE_')) return error;
  const name = `“${basename(path)}”`;
  const as = (kind: MusterError['code'], sentence: string) =>
    new MusterError(kind, sentence, UNCHANGED, { cause: error });
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corruptFile(path, writeProblem(error), error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return as('conflict', `Another program is writing to ${name}. Wait until it is done and try again.`);
  if (code === 'SQLITE_READONLY_DBMOVED') return goneFile(path, error);
  if (code.startsWith('SQLITE_READONLY')) return as('read-only', `${name} is read-only.`);
  if (/^SQLITE_(FULL|IOERR|CANTOPEN|NOLFS|PERM|AUTH)/.test(code))
    return as('disk', `${name} could not be read or written: ${writeProblem(error)}.`);
  return error;
}

/** Why a workspace file could not be opened, whatever went wrong. */
export function explainOpening(error: unknown, path: string): MusterError {
  const known = explainSqlite(error, path);
  if (known instanceof MusterError) return known;
  const sentence = `“${basename(path)}” cannot be opened: ${writeProblem(known)}.`;
  return new MusterError('disk', sentence, UNCHANGED, { cause: known });
}

export function corruptFile(path: string, detail: string, cause?: unknown): MusterError {
  return new MusterError(
    'corrupt-file',
    `“${basename(path)}” is damaged and cannot be opened safely (${detail}). Open the latest backup instead.`,
    UNCHANGED,
    { cause },
  );
}

/** The file was moved, deleted or replaced while it was open: what is written now would be lost. */
export function goneFile(path: string, cause?: unknown): MusterError {
  return new MusterError(
    'missing-file',
    `“${basename(path)}” was moved, deleted or replaced while it was open. Open it again from where it is now.`,
    'Nothing was saved.',
    { cause },
  );
}

export function readOnlyFile(path: string, cause?: unknown): MusterError {
  return new MusterError(
    'read-only',
    `“${basename(path)}” or its folder is read-only. Copy it to a folder you can write to, or change its permissions.`,
    UNCHANGED,
    { cause },
  );
}
