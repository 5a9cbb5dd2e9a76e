import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { main } from '../../electron/cli/main.ts';

export type Ended = { code: number | null; out: string; err: string };

/** Runs a command line in this process. Commands that print to PDF find no engine. */
export async function muster(...args: string[]): Promise<Ended> {
  const out = capture(process.stdout);
  const err = capture(process.stderr);
  try {
    const code = await main(args, () => Promise.reject(new Error('there is no engine in this test')));
    return { code, out: out.text(), err: err.text() };
  } finally {
    out.release();
    err.release();
    process.exitCode = 0;
  }
}

/** The same as a process of its own. */
export function startMuster(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return startScript(new URL('../../electron/muster.mjs', import.meta.url), args, env);
}

export function startScript(
  script: URL,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a process wrote and how it ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const text = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

function capture(stream: NodeJS.WriteStream) {
  const parts: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk, encoding?: unknown, done?: unknown) => {
    parts.push(String(chunk));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') callback();
    return true;
  });
  return { text: () => parts.join(''), release: () => spy.mockRestore() };
}
