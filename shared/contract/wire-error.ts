import { ORPCError } from '@orpc/client';
import { ERROR_CODES, type ErrorCode, MusterError } from './errors.ts';

/** An error as plain data, for ports that clone objects but not classes. */
export type ErrorData = { code: ErrorCode; sentence: string; unchanged: string };

const INTERNAL = 'Something went wrong in Muster itself. The details are in its log.';
const CANCELLED = 'Stopped before it was done.';

/** Whatever was thrown, as plain data: the error a person may see. */
export function errorData(error: unknown): ErrorData {
  const known = toMusterError(error);
  return { code: known.code, sentence: known.message, unchanged: known.unchanged };
}

/** The reverse of {@link errorData}, on the receiving side. */
export function fromErrorData(data: ErrorData): MusterError {
  return new MusterError(data.code, data.sentence, data.unchanged);
}

/** Whatever was thrown on the serving side, as the error a person may see. Nothing internal leaks into it. */
export function toMusterError(error: unknown): MusterError {
  if (error instanceof MusterError) return error;
  if (isAbort(error)) return new MusterError('cancelled', CANCELLED, undefined, { cause: error });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return new MusterError('bad-input', badInputSentence(error.data), undefined, { cause: error });
  }
  if (error instanceof ORPCError && error.code === 'NOT_FOUND') {
    return new MusterError('not-found', 'This version of Muster does not know that request.', undefined, {
      cause: error,
    });
  }
  return new MusterError('internal', INTERNAL, undefined, { cause: error });
}

/** For sending: oRPC carries the code, the sentence and what was left unchanged. */
export function toWireError(error: unknown): ORPCError<ErrorCode, { unchanged: string }> {
  const { code, message, unchanged, cause } = toMusterError(error);
  return new ORPCError(code, {
    status: code === 'internal' ? 500 : 400,
    message,
    data: { unchanged },
    cause,
  });
}

/** The reverse of {@link toWireError}, on the receiving side. */
export function fromWireError(error: unknown): MusterError {
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    return new MusterError(error.code, error.message, unchangedOf(error.data), { cause: error });
  }
  return toMusterError(error);
}

/** The same stream with every error passed through `convert`. Ending it early ends the source. */
export async function* mapStreamErrors<T>(
  stream: AsyncIterable<T>,
  convert: (error: unknown) => Error,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* stream;
  } catch (error) {
    throw convert(error);
  }
}

/** Whether an answer of a call comes piece by piece. */
export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

function unchangedOf(data: unknown): string | undefined {
  const hasIt = typeof data === 'object' && data !== null && 'unchanged' in data;
  return hasIt && typeof data.unchanged === 'string' ? data.unchanged : undefined;
}

type Issue = { message: string; path?: readonly unknown[] };

function badInputSentence(data: unknown): string {
  const issue = issuesOf(data)[0];
  if (issue === undefined) return 'The request could not be understood.';
  const where = (issue.path ?? []).map(String).join('.');
  return where === '' ? `${issue.message}.` : `${where}: ${issue.message}.`;
}

function issuesOf(data: unknown): readonly Issue[] {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : [];
  return Array.isArray(issues) ? issues : [];
}
