import type { ContractRouterClient } from '@orpc/contract';
import type { Bridge } from '#shared/contract/bridge.ts';
import { bridgeChannel } from '#shared/contract/channel.ts';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { shellContract } from '#shared/contract/shell-contract.ts';

declare global {
  var muster: Bridge;
}

export type Client = {
  /** The application: the workspace and everything computed from it. */
  core: ContractRouterClient<Contract>;
  /** The desktop around this window: dialogs, menus, windows. */
  shell: ContractRouterClient<typeof shellContract>;
};

/**
 * The window's two typed clients. A failed call, or stream, throws a `MusterError`; pass an `AbortSignal` to cancel.
 * Call it once per window: each client owns its half of the bridge.
 */
export function createClient(bridge: Bridge = globalThis.muster): Client {
  return {
    core: connect<Contract>(bridgeChannel(bridge, 'core')),
    shell: connect<typeof shellContract>(bridgeChannel(bridge, 'shell')),
  };
}
