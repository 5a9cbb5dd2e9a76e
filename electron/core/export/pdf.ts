import { resolve } from 'node:path';
import type { ExportedFile, Progress } from '#shared/contract/contract.ts';
import type { DrawRequest, PrintRequest } from '#shared/contract/print.ts';
import type { CardMoment } from '#shared/deck/cards/card-moment.ts';
import { scorecardTitle } from '#shared/deck/deck.ts';
import { type ScorecardWanted, scorecardFor } from '../deck/scorecard-service.ts';
import { writeAtomically } from '../file/atomic-write.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { type DeckRequest, documentFor, sayingDamage } from './deck-document.ts';
import { figureFiles, scorecardFiles } from './figure-files.ts';
import { finishPdf, type PdfDescription } from './finish-pdf.ts';

/** The open workspace, and what draws its pages. */
export type Tools = {
  workspaces: WorkspaceService;
  print: (request: DrawRequest, signal?: AbortSignal) => Promise<Uint8Array>;
};
type ScorecardRequest = ScorecardWanted & {
  paper: PrintRequest['paper'];
  path: string;
};

/** Prints a deck to a file. The file is written whole or not at all; cancelling leaves nothing. */
export async function* exportDeckPdf(
  tools: Tools,
  request: DeckRequest & { paper: PrintRequest['paper']; path: string },
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile>> {
  const document = documentFor(tools.workspaces, request);
  const { title, data } = document;
  const query = new URLSearchParams({ week: request.week, audience: request.audience, paper: request.paper });
  if (request.review !== undefined) query.set('review', request.review);
  const route = `/print/deck/${encodeURIComponent(request.deck)}?${query}`;
  const print = { route, paper: request.paper, data: JSON.stringify(document) };
  yield* printToFile(
    tools,
    print,
    request.path,
    { ...describePdf(`${title} · ${data.weekLabel}`, data), attachments: figureFiles(document) },
    signal,
  );
}

/** Prints a scorecard to a file. */
export async function* exportScorecardPdf(
  tools: Tools,
  request: ScorecardRequest,
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile>> {
  const { print, description } = scorecardSheet(tools, request);
  yield* printToFile(tools, print, request.path, description, signal);
}

/** What is printed, and what its file says of itself. */
export type PrintedSheet = { print: PrintRequest; description: PdfDescription };

/** A scorecard that has yet to be printed. */
export function scorecardSheet(
  { workspaces }: Pick<Tools, 'workspaces'>,
  request: Omit<ScorecardRequest, 'path'>,
): PrintedSheet {
  const document = sayingDamage(workspaces, () => scorecardFor(workspaces, request));
  const { subject, data } = document;
  const query = new URLSearchParams({ week: request.week, audience: request.audience, paper: request.paper });
  if (request.id !== undefined) query.set('id', request.id);
  if (request.quarter !== undefined) query.set('quarter', request.quarter);
  const route = `/print/scorecard/${request.entity}?${query}`;
  return {
    print: { route, paper: request.paper, data: JSON.stringify(document) },
    description: {
      ...describePdf(`${scorecardTitle(subject)} · ${data.weekLabel}`, data),
      attachments: scorecardFiles(document),
    },
  };
}

/** Prints a page of the renderer to a file with its metadata. */
export async function* printToFile(
  { print }: Pick<Tools, 'print'>,
  request: PrintRequest,
  path: string,
  description: PdfDescription,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress<ExportedFile>> {
  yield { stage: 'Drawing', done: 0, total: null };
  const printed = await print(request, signal);
  signal?.throwIfAborted();
  yield { stage: 'Writing', done: 1, total: 2 };
  yield { result: await writePdf(printed, path, description) };
}

/** Writes what was printed with its metadata: the whole file or none. */
export async function writePdf(
  printed: Uint8Array,
  path: string,
  description: PdfDescription,
): Promise<ExportedFile> {
  const { bytes, pages } = await finishPdf(printed, description);
  return { ...(await writeAtomically(resolve(path), bytes)), pages };
}

/** What a PDF says of itself. */
export function describePdf(title: string, { workspace, asOf }: CardMoment): PdfDescription {
  return { title, author: workspace.name, asOf };
}
