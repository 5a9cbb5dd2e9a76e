import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Channel } from '#shared/contract/channel.ts';
import type { ControlPort, CoreOptions, ToCore } from './host.ts';

/** The part of Electron's `MessagePortMain` that a channel needs, so that the core knows no Electron. */
export type MainPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
};

type UtilityPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: MainPort[] }) => void): unknown;
};

/** The control port of the thread or utility process this runs in, and the options it was started with. */
export function controlPort(): { port: ControlPort; options: CoreOptions } {
  const utility: UtilityPort | undefined = Reflect.get(process, 'parentPort');
  if (utility) return { port: utilityControl(utility), options: JSON.parse(process.argv.at(-1) ?? '{}') };
  if (parentPort) return { port: workerControl(parentPort), options: workerData ?? {} };
  throw new Error('The core runs in a worker thread or a utility process only.');
}

/** A channel over one end of a Node message channel. */
export function portChannel(port: MessagePort): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
  };
}

type Incoming = ToCore & { port?: MessagePort };

function workerControl(parent: MessagePort): ControlPort {
  return {
    post: (message) => parent.postMessage(message, message.type === 'closed' ? [] : undefined),
    onMessage: (listener) =>
      void parent.on('message', (message: Incoming) => {
        listener(message, message.port ? portChannel(message.port) : undefined);
        // The parent port would keep the thread alive after everything is closed.
        if (message.type === 'shutdown') parent.unref();
      }),
  };
}

function utilityControl(parent: UtilityPort): ControlPort {
  return {
    post: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      void parent.on('message', ({ data, ports }) => {
        const [port] = ports;
        listener(data as ToCore, port ? mainChannel(port) : undefined);
      }),
  };
}

/** A channel over one end of an Electron message channel, in the main or a utility process. */
export function mainChannel(port: MainPort): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(String(data)));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
  };
}
