import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreServices, RunningCore } from './host.ts';
import { createRouter } from './router.ts';
import { keepResults } from './scorecard/keep-results.ts';
import { WorkspaceService } from './workspace/workspace-service.ts';

/** Opens the application: its workspace, when one is named, and the router that answers for it. */
export function openApp(services: CoreServices): RunningCore {
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
    workspaces.open(options.workspace, { readonly: options.isReadOnly ?? false, isCheckedLater: true });
  else if (options.isSample) workspaces.openSample(samplePath());
  const stopKeeping = keepResults(workspaces);
  return {
    router: createRouter({ workspaces, samplePath, print: services.print }),
    close: () => {
      stopKeeping();
      workspaces.close();
    },
  };
}
