import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { explainSqlite } from '#db/file/explain.ts';
import { type Channel, rpcPort } from '#shared/contract/channel.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { isStream, mapStreamErrors, toMusterError, toWireError } from '#shared/contract/wire-error.ts';

/**
 * Answers the calls of a channel with a router. The one place where errors are turned into what a window may see:
 * a `MusterError` crosses as it is, anything else becomes `internal` and its details go to standard error.
 */
export function serve(router: AnyRouter, channel: Channel): void {
  const handler = new RPCHandler(router, {
    interceptors: [({ next }) => next().catch(fail)],
    // The channel is handed plain answers as objects, so that it can send a long one in pieces.
    experimental_transfer: ([, , payload]) => (isPlainAnswer(payload) ? [] : null),
    clientInterceptors: [
      async ({ next }) => {
        try {
          const output = await next();
          return isStream(output) ? mapStreamErrors(output, wire) : output;
        } catch (error) {
          throw wire(error);
        }
      },
    ],
  });
  handler.upgrade(rpcPort(channel), { context: {} });
}

/** Whether it is an answer that is JSON and nothing else: no event of a stream, no bytes. */
function isPlainAnswer(payload: unknown): boolean {
  const body = typeof payload === 'object' && payload !== null && 'body' in payload ? payload.body : null;
  return typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
}

function fail(error: unknown): never {
  throw wire(error);
}

function wire(error: unknown): Error {
  if (isWired(error)) return error;
  const known = toMusterError(explainSqlite(error, 'the workspace'));
  if (known.code === 'internal') log(known.cause ?? known);
  return toWireError(known);
}

// An error passes here twice, once from the procedure and once from the handler around it.
function isWired(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof MusterError) && 'defined' in error && wiredData(error);
}

function wiredData(error: Error): boolean {
  const data = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'unchanged' in data;
}

function log(error: unknown): void {
  console.error('muster core:', error);
}
