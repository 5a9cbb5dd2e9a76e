import { fileNameFrom } from '#shared/export/file-name.ts';
import { useWorkspace } from '../app/queries.ts';

type Named = { deck: string; week: string; profile?: string };

/** What an exported file is called until the person says otherwise, after the workspace's pattern. */
export function useFileNames(): (end: string, named: Named) => string {
  const { settings } = useWorkspace();
  return (end, { deck, week, profile = 'director' }) =>
    fileNameFrom(settings.exportName, { workspace: settings.name, deck, week, profile }, end);
}
