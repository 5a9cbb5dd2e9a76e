import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CoreOptions } from '#core/host.ts';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { buildIfStale } from '../../electron/start/build.ts';

/** Nobody has asked anything for this long. */
const IDLE_MS = 8000;

const coreModule = new URL('../../dist/electron/core.js', import.meta.url);
const processModule = fileURLToPath(new URL('utility-core.mjs', import.meta.url));

/**
 * The memory in MB that the built core keeps, alone in its process as in the packaged app, a while after it opened a
 * workspace, told a review and listed 200 actions.
 */
export async function idleCore(workspace: string, week: string): Promise<number> {
  await buildIfStale('electron');
  const options: CoreOptions = { workspace, isReadOnly: true };
  const child = fork(processModule, [coreModule.href, JSON.stringify(options)], { execArgv: [] });
  const client = connect<Contract>({
    send: (data) => void child.send({ data }),
    onMessage: (listener) =>
      void child.on('message', (said: { data?: string }) => said.data !== undefined && listener(said.data)),
    onClose: (listener) => void child.on('exit', () => listener()),
  });
  try {
    await client.review.get({ week });
    await client.record.list({ entity: 'actionItem', limit: 200 });
    await setTimeout(IDLE_MS);
    child.send({ memory: true });
    const [{ memory }] = (await once(child, 'message')) as [{ memory: NodeJS.MemoryUsage }];
    return memory.rss / 1024 / 1024;
  } finally {
    child.kill();
  }
}
