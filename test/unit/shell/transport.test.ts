import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#shared/contract/connect.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { startCoreWorker, type WorkerCore } from '#shell/core-worker.ts';
import type { ProbeContract } from '../../e2e/probe/contract.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const entry = pathToFileURL(path.resolve(import.meta.dirname, '../../e2e/probe/core.ts'));
const folder = temporaryFolder();
const workspace = path.join(folder.path, 'probe');
const print = vi.fn(async (_request: DrawRequest, _signal: AbortSignal) => new Uint8Array(7));

let core: WorkerCore;
const client = () => connect<ProbeContract>(core.connect());

beforeAll(() => {
  core = startCoreWorker(entry, { workspace }, print);
});
afterAll(async () => {
  await core.shutdown();
  folder.remove();
});

describe('the contract over a worker thread', () => {
  it('carries calls of several windows side by side', async () => {
    const [one, two] = [client(), client()];
    const answers = await Promise.all([one.echo({ text: 'one' }), two.echo({ text: 'two' })]);
    expect(answers).toEqual([{ text: 'one' }, { text: 'two' }]);
  });

  it('carries bytes', async () => {
    const bytes = new Uint8Array(100_000).map((_, index) => index % 256);
    const blob = await client().blob(new Blob([bytes]));
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
  });

  it('gives errors unchanged, and hides what is internal', async () => {
    const known = await client()
      .fail({ kind: 'known' })
      .catch((error: unknown) => error);
    expect(known).toBeInstanceOf(MusterError);
    expect(known).toMatchObject({
      code: 'read-only',
      message: 'The file is read-only.',
      unchanged: 'The file is as it was.',
    });
    const unknown = await client()
      .fail({ kind: 'unknown' })
      .catch((error: unknown) => error);
    expect(unknown).toMatchObject({ code: 'internal' });
    expect(String(unknown)).not.toContain('secret');
  });

  it('validates what goes in and what comes out', async () => {
    const wrong = client().echo({ text: 1 as unknown as string });
    await expect(wrong).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('text'),
    });
    await expect(client().lie()).rejects.toMatchObject({ code: 'internal' });
  });

  it('names the error of a stream that fails half way', async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { n } of await client().failingStream()) seen.push(n);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'disk' });
    expect(seen).toEqual([1]);
  });

  it('cancels a stream by a signal and by leaving its loop', async () => {
    const own = client();
    const controller = new AbortController();
    const reading = (async () => {
      for await (const { n } of await own.count({ to: 1e6 }, { signal: controller.signal }))
        if (n === 2) controller.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(async () => expect(await own.countEnded()).toBe('cancelled'));
    for await (const { n } of await own.count({ to: 3 })) if (n === 3) continue;
    expect(await own.countEnded()).toBe('done');
    for await (const { n } of await own.count({ to: 1e6 })) if (n === 2) break;
    await vi.waitFor(async () => expect(await own.countEnded()).toBe('cancelled'));
  });

  it('prints through the shell, with errors and cancelling', async () => {
    expect(await client().print({ route: '/slides/1' })).toBe(7);
    print.mockRejectedValueOnce(
      new MusterError('internal', 'The pages could not be drawn.', 'No file was written.'),
    );
    await expect(client().print({ route: '/slides/1' })).rejects.toMatchObject({
      unchanged: 'No file was written.',
    });
    const controller = new AbortController();
    let aborted = false;
    print.mockImplementationOnce(
      (_request, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          }),
        ),
    );
    const printing = client().print({ route: '/slides/1' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(aborted).toBe(true));
  });

  it('closes the core before its thread ends', async () => {
    const own = startCoreWorker(entry, { workspace: `${workspace}-2` }, print);
    await own.opened;
    await own.shutdown();
    expect(existsSync(`${workspace}-2.closed`)).toBe(true);
  });
});
