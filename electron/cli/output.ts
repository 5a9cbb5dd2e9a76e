import { toMusterError } from '#shared/contract/wire-error.ts';

/** How a command ends: done, refused (bad input or state), wrong usage. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** Results go to standard output, as JSON or as lines. */
export function print(isJson: boolean, value: unknown, lines: () => readonly string[]): void {
  const text = isJson ? JSON.stringify(value, null, 2) : lines().join('\n');
  process.stdout.write(`${text}\n`);
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
