import { MusterError } from '#shared/contract/errors.ts';
import { notifyError } from '../design/toast.tsx';

/** Any failure as a sentence and what was left unchanged. */
export function failureOf(error: unknown): { sentence: string; unchanged: string; code: string } {
  if (error instanceof MusterError)
    return { sentence: error.message, unchanged: error.unchanged, code: error.code };
  const sentence = error instanceof Error ? error.message : 'Something went wrong.';
  return { sentence, unchanged: 'Nothing was changed.', code: 'internal' };
}

/** The same as one text, for where it stands in a form. */
export function failureText(error: unknown): string {
  const { sentence, unchanged } = failureOf(error);
  return `${sentence} ${unchanged}`;
}

/** Runs what a person asked for and says so when it fails. A cancelled call is what they wanted. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { sentence, unchanged, code } = failureOf(error);
    if (code !== 'cancelled') notifyError(sentence, `${unchanged} (${code})`);
    return undefined;
  }
}
