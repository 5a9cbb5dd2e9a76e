import { getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { portChannel } from '#core/control-port.ts';
import type { CoreOptions, FromCore } from '#core/host.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type CoreLink, followCore, type Print } from './core-link.ts';

export type WorkerCore = CoreLink & {
  /** A new line to the core for one window. Calls made before the core has opened wait for it. */
  connect(): Channel & { close(): void };
};

/** Starts the core in a worker thread, so that no query ever runs on the main one. `entry` is its module. */
export function startCoreWorker(entry: URL, options: CoreOptions, print: Print): WorkerCore {
  const worker = new Worker(entry, { workerData: options, name: 'core', env: withCompileCache() });
  worker.on('error', (error) => console.error('muster core:', error));
  const link = followCore(
    {
      post: (message) =>
        worker.postMessage(message, message.type === 'printed' ? [message.bytes.buffer as ArrayBuffer] : []),
      onMessage: (listener) => void worker.on('message', (message: FromCore) => listener(message)),
      onExit: (listener) => void worker.on('exit', listener),
    },
    print,
    () => new MusterError('internal', 'The part of Muster that holds the workspace has stopped.'),
  );
  const shutdown = async () => {
    await link.shutdown();
    await worker.terminate();
  };
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: 'connect', port: port2 }, [port2]);
    return { ...portChannel(port1), close: () => port1.close() };
  };
  return { ...link, shutdown, connect };
}

// A worker keeps no cache of compiled modules unless its environment says where; it halves the core's start.
function withCompileCache(): NodeJS.ProcessEnv {
  return {
    NODE_COMPILE_CACHE: getCompileCacheDir() ?? path.join(tmpdir(), 'node-compile-cache'),
    ...process.env,
  };
}
