import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;

/** One DevTools session: the browser's own or a page's. */
export type Session = {
  send<T extends keyof Commands>(
    method: T,
    params?: Commands[T]['paramsType'][0],
  ): Promise<Commands[T]['returnType']>;
  on<T extends keyof Events>(event: T, listener: (payload: Events[T][0]) => void): void;
};

/** A DevTools message as it is on the wire. */
export type Message = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};

export type Pipe = {
  readonly browser: Session;
  session(id: string): Session;
  /** For a second client of the same browser: its own messages out, everything in. */
  sendRaw(message: Message): void;
  onRaw(listener: (message: Message) => void): void;
  /** Resolves when the browser has closed its end. */
  readonly closed: Promise<void>;
};

type Waiting = { resolve(result: never): void; reject(error: Error): void; method: string };
type Listener = (payload: never) => void;

/**
 * The DevTools protocol over the browser's pipe, messages separated by a zero byte: no port, nothing on the network.
 * A call fails when the browser says so or is gone.
 */
export function openPipe(output: Writable, input: Readable): Pipe {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Listener[]>();
  const rawListeners: ((message: Message) => void)[] = [];
  const closed = Promise.withResolvers<void>();
  let lastId = 0;
  let isOpen = true;

  const sendRaw = (message: Message) => void output.write(`${JSON.stringify(message)}\0`);
  const session = (sessionId?: string): Session => ({
    send: (method, params) =>
      new Promise((resolve, reject) => {
        if (!isOpen) return reject(new Error(`${method}: the browser is gone.`));
        lastId += 1;
        waiting.set(lastId, { resolve, reject, method });
        sendRaw({
          id: lastId,
          method,
          params: params ?? {},
          ...(sessionId === undefined ? {} : { sessionId }),
        });
      }),
    on: (event, listener) => {
      const key = listenerKey(event, sessionId);
      listeners.set(key, [...(listeners.get(key) ?? []), listener as Listener]);
    },
  });
  const receive = (message: Message) => {
    for (const listener of rawListeners) listener(message);
    if (message.id !== undefined) settle(waiting, message);
    else if (message.method !== undefined) {
      for (const listener of listeners.get(listenerKey(message.method, message.sessionId)) ?? []) {
        listener(message.params as never);
      }
    }
  };
  const end = () => {
    isOpen = false;
    for (const [id, { method, reject }] of waiting) {
      waiting.delete(id);
      reject(new Error(`${method}: the browser is gone.`));
    }
    closed.resolve();
  };
  readMessages(input, receive);
  input.on('close', end).on('error', end);
  output.on('error', end);
  return {
    browser: session(),
    session,
    sendRaw,
    onRaw: (listener) => void rawListeners.push(listener),
    closed: closed.promise,
  };
}

const listenerKey = (event: string, sessionId: string | undefined) => `${sessionId ?? ''} ${event}`;

function settle(waiting: Map<number, Waiting>, message: Message): void {
  const call = waiting.get(message.id ?? 0);
  if (call === undefined) return;
  waiting.delete(message.id ?? 0);
  if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`));
  else call.resolve(message.result as never);
}

function readMessages(input: Readable, receive: (message: Message) => void): void {
  let pending: Buffer[] = [];
  input.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      receive(JSON.parse(Buffer.concat(pending).toString('utf8')));
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
}
