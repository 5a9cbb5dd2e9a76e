import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';

/**
 * Writes a file whole or not at all: beside its place first, then renamed over it.
 * @throws MusterError `disk` with the reason in words
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
): Promise<{ path: string; bytes: number }> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await refuseFolder(path);
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return { path, bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof MusterError) throw error;
    throw new MusterError(
      'disk',
      `“${path}” could not be written: ${writeProblem(error)}.`,
      'No file was changed.',
      { cause: error },
    );
  }
}

/** Why a file could not be written, in words. */
export function writeProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return PROBLEMS[code] ?? (error instanceof Error ? error.message : String(error));
}

const PROBLEMS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'its folder is a file',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'there is a folder of that name',
};

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
}
