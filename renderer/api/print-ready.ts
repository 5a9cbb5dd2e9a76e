import type { Client } from './client.ts';

/** What this page was given to show; `null` where nobody gave it anything. */
export async function printData<T>(shell: Client['shell']): Promise<T | null> {
  const text = await shell.print.data();
  return text === null ? null : (JSON.parse(text) as T);
}

/** Tells the shell that this page can be printed: its data is on it, and its fonts and images are in place. */
export async function signalPrintReady(shell: Client['shell']): Promise<void> {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await shell.print.ready();
}

/** Tells the shell why this page cannot be printed, in a sentence for a person. */
export async function signalPrintFailed(shell: Client['shell'], error: unknown): Promise<void> {
  const sentence = error instanceof Error ? error.message : 'The pages could not be drawn.';
  await shell.print.failed({ sentence });
}
