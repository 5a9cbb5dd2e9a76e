import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { makeFolder } from '#db/file/make-folder.ts';
import { isWorkspaceFile } from '#db/file/open.ts';
import { partialPath, removeLeftovers } from '#db/file/partial-file.ts';
import { writeProblem } from '#db/file/write-problem.ts';
import { MusterError } from '#shared/contract/errors.ts';

/**
 * Writes a file whole or not at all: beside its place first, then renamed over it.
 * @throws MusterError `disk` with the reason in words, `conflict` where a workspace would be lost
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
): Promise<{ path: string; bytes: number }> {
  const temporary = partialPath(path);
  try {
    await refuseFolder(path);
    refuseWorkspace(path);
    makeFolder(dirname(path));
    removeLeftovers(path);
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

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
}

/** All that a workspace holds would be gone, even that of the one that is open. */
function refuseWorkspace(path: string): void {
  if (!isWorkspaceFile(path)) return;
  throw new MusterError(
    'conflict',
    `“${basename(path)}” is a workspace. Choose another name for the file.`,
    'The workspace was not changed.',
  );
}
