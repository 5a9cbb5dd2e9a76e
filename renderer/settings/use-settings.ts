import type { Settings } from '#shared/settings/settings.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { queryClient, refreshAll, useWorkspace, workspaceQuery } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';

/** The workspace's settings and how to change one. The whole document is sent, so that no default creeps in. */
export function useSettings(): {
  settings: Settings;
  isReadOnly: boolean;
  change: (part: Partial<Settings>) => void;
} {
  const { settings, isReadOnly } = useWorkspace();
  const change = async (part: Partial<Settings>) => {
    const info = await attempt(() => core.workspace.updateSettings({ ...settings, ...part }));
    if (!info) return;
    queryClient.setQueryData(workspaceQuery.queryKey, info);
    notify({ title: 'Setting saved.', undo: undoThis() });
    await refreshAll();
  };
  return { settings, isReadOnly, change: (part) => void change(part) };
}
