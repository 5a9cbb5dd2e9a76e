import { writeProblem } from '#core/file/problems.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { toMusterError } from '#shared/contract/wire-error.ts';

/** How a command ends: done, refused (bad input or state), wrong usage. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** Results go to standard output, as JSON or as lines. */
export async function print(isJson: boolean, value: unknown, lines: () => readonly string[]): Promise<void> {
  await write(isJson ? JSON.stringify(value, null, 2) : lines().join('\n'));
}

/**
 * Writes to standard output and waits until it is taken. `false` once nobody reads any more (`muster … | head`),
 * which is no error.
 * @throws MusterError `disk` when standard output is a file that cannot be written
 */
export async function write(text: string): Promise<boolean> {
  const error = await new Promise<Error | null | undefined>((resolve) => {
    process.stdout.write(`${text}\n`, resolve);
  });
  if (!error) return true;
  if (isNobodyReading(error)) return false;
  throw new MusterError('disk', `The result could not be written: ${writeProblem(error)}.`, undefined, {
    cause: error,
  });
}

/** Without a listener, a closed pipe would end the process before its workspace is closed. */
export function survivePipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  }
}

function isNobodyReading(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return ['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(code);
}

/** Messages go to standard error, so that results can be piped. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Tells why a command was refused and sets the exit code. */
export function refuse(error: unknown, isJson: boolean): void {
  const { code, message, unchanged, cause } = toMusterError(error);
  if (isJson) say(JSON.stringify({ error: { code, sentence: message, unchanged } }));
  else say(`muster: ${message} ${unchanged}`);
  if (code === 'internal') say(String(cause instanceof Error ? cause.stack : cause));
  process.exitCode = EXIT.refused;
}

/** Rows as aligned columns. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
