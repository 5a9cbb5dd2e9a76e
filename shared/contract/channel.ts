import type { BrowserPortLike } from '@orpc/client/message-port';
import type { Bridge, Target } from './bridge.ts';

/** A two-way line of strings: a bridge, a message port, a DevTools binding. */
export type Channel = {
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
  onClose(listener: () => void): void;
};

/** The part of a bridge that talks to one target. A page's bridge closes with the page, so it never reports it. */
export function bridgeChannel(bridge: Bridge, target: Target): Channel {
  return {
    send: (message) => bridge.send(target, message),
    onMessage: (listener) => void bridge.onMessage(target, listener),
    onClose: () => undefined,
  };
}

/** A channel in the form that oRPC's message-port adapters take on either side. */
export function rpcPort(channel: Channel): BrowserPortLike {
  return {
    postMessage: (data: string | Uint8Array) =>
      channel.send(typeof data === 'string' ? data : encodeBytes(data)),
    onMessage: {
      addListener: (callback) => channel.onMessage((message) => callback(decode(message))),
    },
    onDisconnect: { addListener: (callback) => channel.onClose(callback) },
  };
}

// oRPC sends JSON text, which never starts with this mark, or bytes when a message holds a Blob.
const BYTES_MARK = '~';

// Both are there in browsers and in Node; `shared/` has the types of neither.
declare const btoa: (binary: string) => string;
declare const atob: (base64: string) => string;

function encodeBytes(bytes: Uint8Array): string {
  const chunk = 0x8000; // more arguments than this overflow the stack
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return BYTES_MARK + btoa(binary);
}

function decode(message: string): string | Uint8Array {
  if (!message.startsWith(BYTES_MARK)) return message;
  return Uint8Array.from(atob(message.slice(1)), (character) => character.charCodeAt(0));
}
