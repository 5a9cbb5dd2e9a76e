import type { ContractRouterClient } from '@orpc/contract';
import type { CoreOptions } from '#core/host.ts';
import type { Contract } from '#shared/contract/contract.ts';

/** The core with an engine that can draw pages, for commands that print. */
export type DrawingCore = {
  client: ContractRouterClient<Contract>;
  /** Settles when the workspace is open; fails with the reason when it cannot be. */
  opened: Promise<void>;
  quit(): Promise<void>;
};

/** Starts one. The packaged app gives Electron's; from source it is an installed Chromium. */
export type StartDrawing = (options: CoreOptions) => Promise<DrawingCore>;
