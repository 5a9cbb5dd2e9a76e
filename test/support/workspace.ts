import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace, type Workspace } from '#db/workspace.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** A folder of its own for one test, and the way to remove it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'muster-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A new workspace in a folder of its own; `dispose` closes and removes it. */
export function temporaryWorkspace(settings: Partial<Settings> = {}): {
  workspace: Workspace;
  dispose: () => void;
} {
  const folder = temporaryFolder();
  const workspace = createWorkspace(join(folder.path, 'test.muster'), settings);
  return {
    workspace,
    dispose: () => {
      workspace.close();
      folder.remove();
    },
  };
}

/** Who the tests say they are. */
export const edit = { actor: 'Test', label: 'Edit' } as const;
