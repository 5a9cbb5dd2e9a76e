import { join, resolve } from 'node:path';
import type { ExportedFile, Progress, ScorecardsOf } from '#shared/contract/contract.ts';
import type { Audience } from '#shared/entity/field.ts';
import { distinctNames, fileNameFrom } from '#shared/export/file-name.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { exportScorecardPdf, type Tools } from './pdf.ts';

type BatchRequest = {
  week: string;
  of: ScorecardsOf;
  audience: Audience;
  paper: 'a4' | 'letter';
  /** The folder for the files. */
  path: string;
};

type Subject = { entity: 'organisation' | 'team' | 'service'; id?: string; name: string };

/**
 * Prints a scorecard of each team, service or both into a folder, a file each. Each file is written whole or not at
 * all; what is there when it is stopped stays. `result.path` is the folder.
 */
export async function* exportScorecards(
  tools: Tools,
  { week, of, audience, paper, path }: BatchRequest,
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile & { files: string[] }>> {
  const subjects = subjectsOf(tools.workspaces, of);
  const { name: workspace, exportName } = tools.workspaces.workspace.settings;
  // Every file is about somebody, whatever the pattern says.
  const pattern = exportName.includes('{deck}') ? exportName : `${exportName} {deck}`;
  const names = subjects.map(({ name }) =>
    fileNameFrom(pattern, { workspace, deck: `${name} scorecard`, week, profile: audience }, 'pdf'),
  );
  const files: ExportedFile[] = [];
  for (const [index, fileName] of distinctNames(names).entries()) {
    const { entity, id, name } = subjects[index] ?? { entity: 'organisation', name: workspace };
    yield { stage: name, done: index, total: subjects.length };
    const request = { week, entity, id, audience, paper, path: join(path, fileName) };
    for await (const step of exportScorecardPdf(tools, request, signal))
      if ('result' in step) files.push(step.result);
  }
  yield {
    result: {
      path: resolve(path),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      pages: files.reduce((sum, { pages }) => sum + pages, 0),
      files: files.map((file) => file.path),
    },
  };
}

function subjectsOf({ workspace }: WorkspaceService, of: ScorecardsOf): Subject[] {
  const all = (entity: 'team' | 'service'): Subject[] =>
    workspace
      .repository(entity)
      .all()
      .map(({ id, name }) => ({ entity, id, name }));
  const organisation: Subject = { entity: 'organisation', name: workspace.settings.name };
  if (of === 'organisation') return [organisation];
  if (of === 'teams') return all('team');
  if (of === 'services') return all('service');
  return [organisation, ...all('team'), ...all('service')];
}
