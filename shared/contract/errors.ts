/** Everything that can go wrong in a way a person can do something about. */
export const ERROR_CODES = [
  'bad-input', // what was given cannot be used; the sentence says where and why
  'not-found',
  'conflict', // the workspace is in a state that does not allow it
  'refused', // a rule forbids it, e.g. the record is still referred to
  'missing-file',
  'foreign-file', // not one of our workspaces
  'newer-file', // written by a newer version of Muster
  'older-file', // written by an older version, and only to be read
  'corrupt-file',
  'read-only',
  'disk', // no space, no permission, the path is gone
  'cancelled',
  'internal', // a bug of ours
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * The one error that crosses rooms. `message` is a sentence for a person; `unchanged` says what was left as it was
 * (“The workspace was not changed.”).
 */
export class MusterError extends Error {
  readonly code: ErrorCode;
  readonly unchanged: string;

  constructor(code: ErrorCode, sentence: string, unchanged = 'Nothing was changed.', options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'MusterError';
    this.code = code;
    this.unchanged = unchanged;
  }
}
