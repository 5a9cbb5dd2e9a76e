import { writeFileSync } from 'node:fs';
import { implement } from '@orpc/server';
import type { CoreServices, RunningCore } from '#core/host.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { probeContract } from './contract.ts';

/** The probe's core. It writes a mark beside `options.workspace` when it is closed, so that a test can tell. */
export function openProbe({ options, print }: CoreServices): RunningCore {
  const probe = implement(probeContract);
  let ended: 'never' | 'done' | 'cancelled' = 'never';
  const router = probe.router({
    echo: probe.echo.handler(({ input }) => ({ text: input.text })),
    lie: probe.lie.handler(() => ({ n: 2 })),
    fail: probe.fail.handler(({ input }) => {
      if (input.kind === 'known')
        throw new MusterError('read-only', 'The file is read-only.', 'The file is as it was.');
      throw new Error('secret detail');
    }),
    count: probe.count.handler(async function* ({ input, signal }) {
      ended = 'cancelled';
      for (let n = 1; n <= input.to; n += 1) {
        yield { n };
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (signal?.aborted) return;
      }
      ended = 'done';
    }),
    failingStream: probe.failingStream.handler(async function* () {
      yield { n: 1 };
      throw new MusterError('disk', 'There is no space left.');
    }),
    countEnded: probe.countEnded.handler(() => ended),
    blob: probe.blob.handler(({ input }) => input),
    print: probe.print.handler(async ({ input, signal }) => {
      const bytes = await print({ route: input.route, paper: 'slides' }, signal);
      return bytes.byteLength;
    }),
  });
  const close = () => {
    if (options.workspace) writeFileSync(`${options.workspace}.closed`, 'closed');
  };
  return { router, close };
}
