import type { Figure } from '../figure/figure.ts';
import { isAbove } from '../figure/statistics.ts';
import type { ChangedFigure, Narrative, ReviewSection, Sentence } from '../review/review-data.ts';

/** Where a sentence stands. */
export type NarrativePlace = 'headline' | ReviewSection;

/** A figure as it was when somebody wrote about it. */
export type FigureThen = { key: string; value: number | null };

/** A sentence as its author wrote it. An empty text takes the sentence out. */
export type EditedSentence = {
  /** Which generated sentence it stands for (see `sentenceIds`), or a name of its own for one that was added. */
  id: string;
  place: NarrativePlace;
  text: string;
  /** The figures it speaks of, as they were then. */
  figures: readonly FigureThen[];
};

/** A sentence as it is shown: generated, or edited with the figures that have changed since. */
export type ReconciledSentence = Sentence & {
  id: string;
  isEdited: boolean;
  /** What would be generated now; `null` for an edited sentence that nothing would be generated for any more. */
  generated: string | null;
  changedFigures: readonly ChangedFigure[];
};

export type ReconciledNarrative = {
  headline: readonly ReconciledSentence[];
  sections: Readonly<Partial<Record<ReviewSection, readonly ReconciledSentence[]>>>;
};

type Figures = Readonly<Record<string, Pick<Figure, 'value'>>>;

/**
 * What sentences are called: by their place and the figures they speak of, so that an edit finds its sentence again
 * when the words have changed; several of the same figures are numbered.
 */
export function sentenceIds(place: NarrativePlace, sentences: readonly Sentence[]): string[] {
  const seen = new Map<string, number>();
  return sentences.map(({ figures }) => {
    const name = `${place}:${figures.join('+')}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** An author's sentence in place of a generated one (or a new one), with its figures as they are at this moment. */
export function editSentence(
  sentence: { id: string; place: NarrativePlace; figures: readonly string[] },
  text: string,
  figures: Figures,
): EditedSentence {
  const { id, place } = sentence;
  const then = sentence.figures.map((key) => ({ key, value: figures[key]?.value ?? null }));
  return { id, place, text: text.trim(), figures: then };
}

/**
 * A narrative with its author's sentences in it. An edited sentence is never overwritten: it keeps its text and says
 * which of its figures have changed since; one that nothing is generated for any more stays, at the end of its place.
 */
export function reconcile(
  edited: readonly EditedSentence[],
  narrative: Narrative,
  figures: Figures,
): ReconciledNarrative {
  const byPlace = Map.groupBy(edited, ({ place }) => place);
  const at = (place: NarrativePlace, sentences: readonly Sentence[]) =>
    reconcilePlace(place, sentences, byPlace.get(place) ?? [], figures);
  const places = new Set([...Object.keys(narrative.sections), ...byPlace.keys()] as NarrativePlace[]);
  places.delete('headline');
  const sections = [...places].map((place) => [
    place,
    at(place, narrative.sections[place as ReviewSection] ?? []),
  ]);
  return { headline: at('headline', narrative.headline), sections: Object.fromEntries(sections) };
}

function reconcilePlace(
  place: NarrativePlace,
  sentences: readonly Sentence[],
  edited: readonly EditedSentence[],
  figures: Figures,
): ReconciledSentence[] {
  const byId = new Map(edited.map((edit) => [edit.id, edit]));
  const ids = sentenceIds(place, sentences);
  const told = sentences.map((sentence, index): ReconciledSentence => {
    const id = ids[index] ?? '';
    const edit = byId.get(id);
    if (edit) return editedSentence(edit, sentence.text, figures);
    return { ...sentence, id, isEdited: false, generated: sentence.text, changedFigures: [] };
  });
  const known = new Set(ids);
  const orphans = [...byId.values()].filter(({ id }) => !known.has(id));
  return [...told, ...orphans.map((edit) => editedSentence(edit, null, figures))];
}

function editedSentence(
  edit: EditedSentence,
  generated: string | null,
  figures: Figures,
): ReconciledSentence {
  return {
    id: edit.id,
    text: edit.text,
    figures: edit.figures.map(({ key }) => key),
    isEdited: true,
    generated,
    changedFigures: edit.figures.flatMap(({ key, value: was }) => {
      const now = figures[key]?.value ?? null;
      return isSame(was, now) ? [] : [{ key, was, now }];
    }),
  };
}

/** The same but for rounding. */
function isSame(was: number | null, now: number | null): boolean {
  if (was === null || now === null) return was === now;
  return !isAbove(was, now) && !isAbove(now, was);
}
