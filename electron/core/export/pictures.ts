import { join, resolve } from 'node:path';
import type { ExportedFile, Progress } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { SLIDE_PICTURE } from '#shared/contract/print.ts';
import { deckPages } from '#shared/deck/pages.ts';
import { fileNameFrom } from '#shared/export/file-name.ts';
import { writeAtomically } from '../file/atomic-write.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { type DeckRequest, documentFor } from './deck-document.ts';
import type { Tools } from './pdf.ts';

/** `path` is the file of the one page, or the folder of all. */
type PicturesRequest = DeckRequest & { page?: number | undefined; path: string };

/**
 * Draws the pages of a deck as PNG, 2560 × 1440 points each. Nothing is written before all of them are drawn, so
 * stopping leaves nothing.
 */
export async function* exportSlidePictures(
  tools: Tools,
  { page, path, ...request }: PicturesRequest,
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile>> {
  const places = page === undefined ? placesIn(tools.workspaces, request, path) : [{ page, path }];
  const files: { path: string; png: Uint8Array }[] = [];
  for (const [done, place] of places.entries()) {
    yield { stage: 'Drawing', done, total: places.length };
    files.push({
      path: place.path,
      png: await slidePicture(tools, { ...request, page: place.page }, signal),
    });
  }
  signal?.throwIfAborted();
  yield { stage: 'Writing', done: places.length, total: places.length };
  let bytes = 0;
  for (const file of files) bytes += (await writeAtomically(resolve(file.path), file.png)).bytes;
  yield { result: { path: resolve(path), bytes, pages: files.length } };
}

/**
 * One page of a deck as PNG.
 * @throws MusterError `bad-input` when the deck has no such page
 */
export async function slidePicture(
  { workspaces, print }: Tools,
  { page, ...request }: DeckRequest & { page: number },
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const document = documentFor(workspaces, request);
  const { length } = deckPages(document);
  if (page > length)
    throw new MusterError('bad-input', `The deck has ${length} pages; there is no page ${page}.`);
  const query = new URLSearchParams({ week: request.week, audience: request.audience, page: String(page) });
  if (request.review !== undefined) query.set('review', request.review);
  const route = `/print/slide/${encodeURIComponent(request.deck)}?${query}`;
  return await print({ route, ...SLIDE_PICTURE, data: JSON.stringify(document) }, signal);
}

/** A file for every page, numbered so that they stand in order. */
function placesIn(workspaces: WorkspaceService, request: DeckRequest, folder: string) {
  const document = documentFor(workspaces, request);
  const { name, exportName } = workspaces.workspace.settings;
  const { deck, week, audience } = { deck: document.title, week: request.week, audience: request.audience };
  const pages = deckPages(document);
  const digits = Math.max(2, String(pages.length).length);
  return pages.map(({ number }) => {
    const parts = {
      workspace: name,
      deck: `${deck} ${String(number).padStart(digits, '0')}`,
      week,
      profile: audience,
    };
    const named = exportName.includes('{deck}') ? exportName : `${exportName} {deck}`;
    return { page: number, path: join(folder, fileNameFrom(named, parts, 'png')) };
  });
}
