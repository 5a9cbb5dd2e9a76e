import type { DeckChoice } from '#shared/deck/deck.ts';
import type { Slide } from '#shared/deck/slide.ts';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';
import { undoThis } from '../../app/use-history-commands.ts';
import { notify } from '../../design/toast.tsx';

/** Keeps slides as a deck of this workspace under a free key, and gives that key. */
export async function addDeck(
  title: string,
  slides: readonly Slide[],
  choices: readonly DeckChoice[],
): Promise<string | undefined> {
  const slug = freeKey(title, choices);
  const values = { slug, title, slides: JSON.stringify(slides) };
  const row = await attempt(() => core.record.create({ entity: 'deck', values }));
  if (!row) return undefined;
  notify({ title: `Deck “${title}” added.`, undo: undoThis() });
  await refreshAll();
  return slug;
}

export async function renameDeck(id: string, title: string): Promise<void> {
  const row = await attempt(() => core.record.update({ entity: 'deck', id, values: { title } }));
  if (!row) return;
  notify({ title: 'Deck renamed.', undo: undoThis() });
  await refreshAll();
}

/** Whether it was removed. */
export async function removeDeck({ id, title }: DeckChoice): Promise<boolean> {
  if (id === null) return false;
  const done = await attempt(() => core.record.remove({ entity: 'deck', ids: [id] }));
  if (!done) return false;
  notify({ title: `Deck “${title}” removed.`, undo: undoThis() });
  await refreshAll();
  return true;
}

/** A key made of the title's letters that no other deck has. */
function freeKey(title: string, choices: readonly DeckChoice[]): string {
  const base =
    title
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 80) || 'deck';
  const taken = new Set(choices.map(({ key }) => key));
  let key = base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  return key;
}
