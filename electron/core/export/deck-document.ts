import type { DeckDocument } from '#shared/deck/deck.ts';
import type { Audience } from '#shared/entity/field.ts';
import { deckFor } from '../deck/deck-service.ts';
import { frozenDeck } from '../meeting/meeting-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';

export type DeckRequest = {
  week: string;
  deck: string;
  /** A closed review, whose frozen deck it then is. */
  review?: string | undefined;
  audience: Audience;
};

/** The deck to export: as its data is now, or as it was frozen. */
export function documentFor(workspaces: WorkspaceService, request: DeckRequest): DeckDocument {
  return sayingDamage(workspaces, () =>
    request.review === undefined
      ? deckFor(workspaces, request)
      : frozenDeck(workspaces, request.review, request.audience),
  );
}

/** What fails on a file that nobody has checked may fail because the file is damaged, and that is then said. */
export function sayingDamage<T>({ workspace }: WorkspaceService, read: () => T): T {
  try {
    return read();
  } catch (error) {
    workspace.requireWhole();
    throw error;
  }
}
