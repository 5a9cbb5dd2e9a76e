import { editSentence, type NarrativePlace } from '#shared/narrative/edited.ts';
import { narrativeEdit } from '#shared/review/narrative-edit.ts';
import type { ReviewData, Sentence } from '#shared/review/review-data.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';

const entity = narrativeEdit.name;

/** Whether the sentence is kept in the author's words; an empty text takes it out. A refusal is shown as a notice. */
export async function saveSentence(
  { week, figures }: Pick<ReviewData, 'week' | 'figures'>,
  place: NarrativePlace,
  { id = '', text: before, figures: keys, edited }: Sentence,
  written: string,
): Promise<boolean> {
  const text = written.trim();
  const isStale = edited !== undefined && edited.changedFigures.length > 0;
  if (text === before && !isStale) return true;
  if (edited && text === edited.generated) return restoreSentence(edited.record);
  const own = editSentence({ id, place, figures: keys }, text, figures);
  const values = { text: own.text || null, figures: JSON.stringify(own.figures) };
  return change(text === '' ? 'Sentence taken out.' : 'Sentence saved.', () =>
    edited
      ? core.record.update({ entity, id: edited.record, values })
      : core.record.create({ entity, values: { week: week.key, section: place, sentence: id, ...values } }),
  );
}

/** Whether the generated sentence is back. */
export function restoreSentence(record: string): Promise<boolean> {
  return change('The generated sentence is back.', () => core.record.remove({ entity, ids: [record] }));
}

async function change(title: string, work: () => Promise<unknown>): Promise<boolean> {
  const done = await attempt(work);
  if (done === undefined) return false;
  notify({ title, undo: undoThis() });
  await refreshAll();
  return true;
}
