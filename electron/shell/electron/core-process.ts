import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { CoreOptions, FromCore } from '#core/host.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type CoreLink, followCore, type Print } from '../core-link.ts';

export type CoreProcess = CoreLink & {
  /** A new line to the core, as the port that a window gets. */
  connect(): MessagePortMain;
};

/** Starts the core in a utility process. `entry` is its built module. */
export function startCoreProcess(entry: string, options: CoreOptions, print: Print): CoreProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], {
    serviceName: 'Muster core',
    stdio: 'inherit',
  });
  const link = followCore(
    {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', (message: FromCore) => listener(message)),
      onExit: (listener) => void child.on('exit', () => listener()),
    },
    print,
    () => new MusterError('internal', 'The part of Muster that holds the workspace has stopped.'),
  );
  const shutdown = async () => {
    await link.shutdown();
    child.kill();
    await link.exited;
  };
  const connect = () => {
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'connect' }, [port1]);
    return port2;
  };
  return { ...link, shutdown, connect };
}
