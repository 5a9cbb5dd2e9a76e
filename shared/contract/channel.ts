import type { BrowserPortLike } from '@orpc/client/message-port';
import type { Bridge, Target } from './bridge.ts';
import { addPiece, piecesOf } from './pieces.ts';

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

/**
 * A channel in the form that oRPC's message-port adapters take on either side. A long answer that comes as an object
 * goes out in pieces and arrives as an object again: taken in at once it would hold up the window that asked.
 */
export function rpcPort(channel: Channel): BrowserPortLike {
  return {
    postMessage: (data: string | Uint8Array | object) => {
      for (const message of encode(data)) channel.send(message);
    },
    onMessage: {
      addListener: (callback) => {
        const receive = receiver(callback);
        channel.onMessage(receive);
      },
    },
    onDisconnect: { addListener: (callback) => channel.onClose(callback) },
  };
}

// oRPC's messages are JSON text of an object, which starts with none of these.
const BYTES_MARK = '~';
const PIECE_MARK = '+';
const LAST_MARK = '.';

// Both are there in browsers and in Node; `shared/` has the types of neither.
declare const btoa: (binary: string) => string;
declare const atob: (base64: string) => string;

function* encode(data: string | Uint8Array | object): Generator<string> {
  if (typeof data === 'string') return yield data;
  if (data instanceof Uint8Array) return yield encodeBytes(data);
  const pieces = piecesOf(data);
  if (pieces === undefined) return yield JSON.stringify(data);
  for (const piece of pieces) yield PIECE_MARK + JSON.stringify(piece);
  yield LAST_MARK;
}

/** Takes messages in the order they were sent in; the pieces of one come in a row. */
function receiver(take: (data: string | Uint8Array | object) => void): (message: string) => void {
  let whole = {};
  return (message) => {
    if (message.startsWith(PIECE_MARK)) addPiece(whole, JSON.parse(message.slice(1)));
    else if (message === LAST_MARK) {
      take(whole);
      whole = {};
    } else take(message.startsWith(BYTES_MARK) ? decodeBytes(message) : message);
  };
}

function encodeBytes(bytes: Uint8Array): string {
  const chunk = 0x8000; // more arguments than this overflow the stack
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return BYTES_MARK + btoa(binary);
}

function decodeBytes(message: string): Uint8Array {
  return Uint8Array.from(atob(message.slice(1)), (character) => character.charCodeAt(0));
}
