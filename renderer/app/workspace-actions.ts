import type { Settings } from '#shared/settings/settings.ts';
import type { WorkspaceStart } from '#shared/workspace/start.ts';
import { core, shell } from './client.ts';
import { useCommand } from './commands.ts';
import { attempt } from './failure.ts';
import { go } from './location.ts';
import { openNewWorkspace } from './new-workspace-switch.ts';
import { adoptWorkspace } from './queries.ts';

const WORKSPACE_FILES = [{ name: 'Muster workspace', extensions: ['muster'] }];

/** What the menu can do with and without an open workspace. */
export function useWorkspaceActions(): void {
  useCommand('workspace.open', () => void openFile());
  useCommand('workspace.new', () => openNewWorkspace());
  useCommand('import', () => go('/import'));
  useCommand('preferences', () => go('/settings'));
  useCommand('fullscreen', () => void toggleFullScreen());
}

export async function openSample(): Promise<void> {
  const info = await attempt(() => core.workspace.openSample());
  if (info) showWorkspace(info);
}

export async function openFile(): Promise<void> {
  const chosen = await attempt(() =>
    shell.files.open({ title: 'Open a workspace', filters: WORKSPACE_FILES }),
  );
  const path = chosen?.[0];
  if (path === undefined) return;
  const info = await attempt(() => core.workspace.open({ path }));
  if (info) showWorkspace(info);
}

/** Asks where the new workspace shall be and makes it; `false` when nothing was made. */
export async function createWorkspace(
  settings: Pick<Settings, 'name' | 'zone' | 'currency'> & Partial<Settings>,
  { start, next = '/' }: { start?: WorkspaceStart; next?: string } = {},
): Promise<boolean> {
  const path = await attempt(() =>
    shell.files.save({
      title: 'Where to keep the workspace',
      filters: WORKSPACE_FILES,
      suggestedName: fileName(settings.name),
    }),
  );
  if (!path) return false;
  const info = await attempt(() => core.workspace.create({ path, settings, start }));
  if (info) showWorkspace(info, next);
  return info !== undefined;
}

function showWorkspace(info: Parameters<typeof adoptWorkspace>[0], page = '/'): void {
  adoptWorkspace(info);
  go(page, { week: null });
}

function fileName(name: string): string {
  return `${name.trim().replace(/[\\/:*?"<>|]+/g, '-') || 'Workspace'}.muster`;
}

async function toggleFullScreen(): Promise<void> {
  const isFull = matchMedia('(display-mode: fullscreen)').matches;
  await attempt(() => shell.window.fullScreen({ on: !isFull }));
}
