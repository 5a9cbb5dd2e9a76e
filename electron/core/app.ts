import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreServices, RunningCore } from './host.ts';
import { collectGarbage } from './idle.ts';
import { createRouter } from './router.ts';
import { keepResults } from './scorecard/keep-results.ts';
import { WorkspaceService } from './workspace/workspace-service.ts';

/** Prints, and lets nothing out that was read from a damaged file: what was not checked yet is while it is drawn. */
function printingWhole(workspaces: WorkspaceService, print: CoreServices['print']): CoreServices['print'] {
  return async (request, signal) => {
    const printing = print(request, signal);
    printing.catch(() => undefined); // a damaged file is said first
    workspaces.workspace.requireWhole();
    return await printing;
  };
}

/** Opens the application: its workspace, when one is named, and the router that answers for it. */
export async function openApp(services: CoreServices): Promise<RunningCore> {
  const { options } = services;
  const dataFolder = options.dataFolder ?? tmpdir();
  const workspaces = new WorkspaceService(
    options.now === undefined ? undefined : () => new Date(options.now ?? 0),
  );
  const samplePath = () => {
    mkdirSync(dataFolder, { recursive: true });
    // One sample a day: its weeks end today.
    return join(dataFolder, `Sample ${workspaces.now.slice(0, 10)}.muster`);
  };
  if (options.workspace !== undefined)
    workspaces.open(options.workspace, {
      readonly: options.isReadOnly ?? false,
      isCheckedLater: true,
      isCheckedOnDemand: options.isForPrint ?? false,
    });
  else if (options.isSample) await workspaces.openSample(samplePath());
  const stopKeeping = keepResults(workspaces);
  return {
    router: createRouter({ workspaces, samplePath, print: printingWhole(workspaces, services.print) }),
    rest: () => {
      workspaces.releaseMemory();
      collectGarbage();
    },
    close: () => {
      stopKeeping();
      workspaces.close();
    },
  };
}
