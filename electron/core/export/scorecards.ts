import { join, resolve } from 'node:path';
import type { ExportedFile, Progress, ScorecardsOf } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type ScorecardEntity, scorecardTitle } from '#shared/deck/deck.ts';
import type { Audience } from '#shared/entity/field.ts';
import { distinctNames, fileNameFrom } from '#shared/export/file-name.ts';
import { refuseHidden } from '../deck/scorecard-service.ts';
import { candidatesOf } from '../interview/candidate-card.ts';
import { spanOfQuarter } from '../okr/okr-tree.ts';
import { teamsWithObjectives } from '../okr/quarter-card.ts';
import { contextOf } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { type PrintedSheet, scorecardSheet, type Tools, writePdf } from './pdf.ts';

type BatchWanted = {
  week: string;
  of: ScorecardsOf;
  /** The quarter of the objectives, as 2026Q4; without one, that of the week. */
  quarter?: string | undefined;
  /** Only candidates of this requisition, by its id or its key. */
  requisition?: string | undefined;
  audience: Audience;
};

type BatchRequest = BatchWanted & {
  paper: 'a4' | 'letter';
  /** The folder for the files. */
  path: string;
};

/** Whom a file is about, and what it is called. */
type Subject = {
  entity: ScorecardEntity;
  id?: string;
  name: string;
  title: string;
};

/** A sheet that is being drawn, and the file it is for. */
type Drawing = PrintedSheet & { file: string; bytes: Promise<Uint8Array> };

/**
 * Prints a scorecard of each team, service, team with objectives or candidate into a folder, a file each. Each file is
 * written whole or not at all; what is there when it is stopped stays. `result.path` is the folder.
 * @throws MusterError `refused` before the first file when the audience may see nothing of them
 */
export async function* exportScorecards(
  tools: Tools,
  { paper, path, ...wanted }: BatchRequest,
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile & { files: string[] }>> {
  const { week, audience, quarter } = wanted;
  const subjects = subjectsOf(tools.workspaces, wanted);
  const { name: workspace, exportName } = tools.workspaces.workspace.settings;
  // Every file is about somebody, whatever the pattern says.
  const pattern = exportName.includes('{deck}') ? exportName : `${exportName} {deck}`;
  const names = distinctNames(
    subjects.map(({ title }) =>
      fileNameFrom(pattern, { workspace, deck: title, week, profile: audience }, 'pdf'),
    ),
  );
  const files: ExportedFile[] = [];
  let drawing: Drawing | undefined;
  for (const [index, { entity, id, name }] of subjects.entries()) {
    const file = join(path, names[index] ?? `${name}.pdf`);
    // While one is drawn the next is computed, and while that is drawn the one before is written.
    const next = scorecardSheet(tools, { week, entity, id, quarter, audience, paper });
    const before = drawing && { ...drawing, bytes: await drawing.bytes };
    signal?.throwIfAborted();
    const bytes = tools.print(next.print, signal);
    bytes.catch(() => undefined); // it may fail before anybody waits for it
    drawing = { ...next, file, bytes };
    if (before) files.push(await writePdf(before.bytes, before.file, before.description));
    yield { stage: name, done: files.length, total: subjects.length };
  }
  if (drawing) files.push(await writePdf(await drawing.bytes, drawing.file, drawing.description));
  yield {
    result: {
      path: resolve(path),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      pages: files.reduce((sum, { pages }) => sum + pages, 0),
      files: files.map((file) => file.path),
    },
  };
}

function subjectsOf(workspaces: WorkspaceService, wanted: BatchWanted): Subject[] {
  const { of } = wanted;
  if (of === 'organisation') return organisation(workspaces);
  if (of === 'teams') return all(workspaces, 'team');
  if (of === 'services') return all(workspaces, 'service');
  if (of === 'okrs') return quarters(workspaces, wanted);
  if (of === 'interviews') return candidates(workspaces, wanted);
  const okrs = wanted.audience === 'customer' ? [] : quarters(workspaces, wanted);
  return [...organisation(workspaces), ...all(workspaces, 'team'), ...all(workspaces, 'service'), ...okrs];
}

function organisation({ workspace }: WorkspaceService): Subject[] {
  const subject = { entity: 'organisation', name: workspace.settings.name } as const;
  return [{ ...subject, title: scorecardTitle(subject) }];
}

function all({ workspace }: WorkspaceService, entity: 'team' | 'service'): Subject[] {
  return workspace
    .repository(entity)
    .all()
    .map(({ id, name }) => ({ entity, id, name, title: scorecardTitle({ entity, name }) }));
}

/** The whole quarter, then each team with objectives in it. */
function quarters(workspaces: WorkspaceService, { week, quarter, audience }: BatchWanted): Subject[] {
  refuseHidden('okrs', audience);
  const context = contextOf(workspaces, week);
  const span = spanOfQuarter(context, quarter);
  const teams = teamsWithObjectives(context, span.quarter);
  return [{ name: workspaces.workspace.settings.name }, ...teams].map(
    (team: { id?: string; name: string }) => ({
      entity: 'okrs' as const,
      ...team,
      title: scorecardTitle({ entity: 'okrs', name: team.name, quarter: span.quarter }),
    }),
  );
}

function candidates({ workspace }: WorkspaceService, { requisition, audience }: BatchWanted): Subject[] {
  refuseHidden('interview', audience);
  const slot = workspace
    .repository('headcountSlot')
    .all()
    .find(({ id, key }) => id === requisition || key === requisition);
  if (requisition !== undefined && !slot)
    throw new MusterError('not-found', `There is no requisition “${requisition}”.`, 'No file was written.');
  return candidatesOf(workspace, slot?.id).map(({ id, name }) => ({
    entity: 'interview',
    id,
    name,
    title: scorecardTitle({ entity: 'interview', name }),
  }));
}
