import { resolve } from 'node:path';
import type { DeckFormat, ExportedFile, Progress } from '#shared/contract/contract.ts';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import { writeAtomically } from '../file/atomic-write.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { type DeckRequest, documentFor } from './deck-document.ts';
import { deckHtml } from './deck-html.ts';
import { deckMarkdown } from './deck-markdown.ts';
import { figureFiles } from './figure-files.ts';

/** Writes a deck in a format that needs no drawing. The file is written whole or not at all. */
export async function* exportDeckFile(
  workspaces: WorkspaceService,
  request: DeckRequest & { format: DeckFormat; path: string },
  signal?: AbortSignal,
): AsyncGenerator<Progress<ExportedFile>> {
  yield { stage: 'Reading', done: 0, total: 2 };
  const document = documentFor(workspaces, request);
  const content = await deckContent(document, request.format);
  signal?.throwIfAborted();
  yield { stage: 'Writing', done: 1, total: 2 };
  const written = await writeAtomically(resolve(request.path), content);
  yield { result: { ...written, pages: deckOutline(document).pages.length } };
}

/** A deck as text, for the clipboard. */
export function deckText(
  workspaces: WorkspaceService,
  request: DeckRequest & { format: 'markdown' | 'html' },
): { text: string } {
  const outline = deckOutline(documentFor(workspaces, request));
  return { text: request.format === 'html' ? deckHtml(outline) : deckMarkdown(outline) };
}

/** A deck in a format, from a document that holds only what its audience may see. */
export async function deckContent(document: DeckDocument, format: DeckFormat): Promise<string | Uint8Array> {
  const outline = deckOutline(document);
  const [csv, json] = figureFiles(document);
  switch (format) {
    case 'pptx':
      return await (await import('./pptx/deck-pptx.ts')).deckPptx(outline, document.data.asOf);
    case 'markdown':
      return deckMarkdown(outline);
    case 'html':
      return deckHtml(outline);
    case 'csv':
      return csv?.text ?? '';
    case 'json':
      return `${JSON.stringify({ ...JSON.parse(json?.text ?? '{}'), deck: outline }, rowless, 2)}\n`;
  }
}

/** Rows are named by ids of the workspace, which say nothing outside it; a logo is no figure. */
function rowless(key: string, value: unknown): unknown {
  if (key === 'logo') return undefined;
  return key === 'rows' && isRowIds(value) ? undefined : key === 'ids' ? undefined : value;
}

function isRowIds(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ids' in value;
}
