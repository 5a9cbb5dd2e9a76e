/** Why a file could not be written, in words that continue “could not be written: …”. */
export function writeProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = PROBLEMS[code] ?? PROBLEMS[code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1')];
  return known ?? (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

const PROBLEMS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be too large for this disk',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'no file or folder can be made there',
  ENOTDIR: 'its folder is a file',
  EEXIST: 'there is a file where its folder should be',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'there is a folder of that name',
  EBUSY: 'another program is using it',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'the disk could not be read or written',
  SQLITE_READONLY: 'you may not write there',
  SQLITE_CANTOPEN: 'it could not be opened',
};
