import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { type Channel, rpcPort } from './channel.ts';
import { fromWireError, isStream, mapStreamErrors } from './wire-error.ts';

/**
 * A typed client of the contract served at the other end of a channel. Every failure, of a call or in the middle of
 * a stream, is a `MusterError`; an aborted call fails with the code `cancelled`.
 */
export function connect<T extends AnyContractRouter>(channel: Channel): ContractRouterClient<T> {
  const link = new RPCLink({
    port: rpcPort(channel),
    interceptors: [
      async ({ next, signal }) => {
        // Whatever an aborted call fails with, to its caller it was cancelled.
        const convert = (error: unknown) => fromWireError(signal?.aborted ? abortOf(signal) : error);
        try {
          const output = await next();
          return isStream(output) ? mapStreamErrors(output, convert) : output;
        } catch (error) {
          throw convert(error);
        }
      },
    ],
  });
  return createORPCClient<ContractRouterClient<T>>(link);
}

function abortOf(signal: { reason?: unknown }): Error {
  return Object.assign(new Error('The call was aborted.', { cause: signal.reason }), { name: 'AbortError' });
}
