import type { Figure } from '../figure/figure.ts';
import { formatValue } from '../figure/format.ts';
import type {
  ChangedFigure,
  Narrative,
  RemovedSentence,
  ReviewSection,
  Sentence,
} from '../review/review-data.ts';
import { type EditedSentence, type NarrativePlace, type ReconciledSentence, reconcile } from './edited.ts';

/** An author's sentence with the id of the record it is kept in. */
export type StoredSentence = EditedSentence & { record: string };

type Figures = Readonly<Record<string, Figure>>;

/** A narrative with its author's sentences in it, as a review shows it; those taken out are listed apart. */
export function withOwnSentences(
  narrative: Narrative,
  own: readonly StoredSentence[],
  figures: Figures,
): Narrative {
  const told = reconcile(own, narrative, figures);
  const removed: RemovedSentence[] = [];
  const shown = (place: NarrativePlace, sentences: readonly ReconciledSentence[]) =>
    sentences.flatMap((sentence): Sentence[] => {
      const { id, text, figures: keys, isEdited, generated, changedFigures } = sentence;
      if (!isEdited) return [{ id, text, figures: keys }];
      const record = own.find((edit) => edit.place === place && edit.id === id)?.record ?? '';
      if (text !== '') return [{ id, text, figures: keys, edited: { record, generated, changedFigures } }];
      if (generated !== null) removed.push({ id, place, record, generated });
      return [];
    });
  const headline = shown('headline', told.headline);
  const sections = Object.entries(told.sections).map(([place, sentences]) => [
    place,
    shown(place as ReviewSection, sentences),
  ]);
  return {
    headline,
    sections: Object.fromEntries(sections),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

/**
 * A narrative told anew for somebody who sees less, with its author's sentences where they stand for a sentence that
 * this reader would get word for word. Where the reader is told something else, the author's words may hold what was
 * left out, so they stay out. What was changed is not passed on.
 */
export function keepOwnSentences(
  told: Narrative,
  { headline, sections, removed = [] }: Narrative,
): Narrative {
  const kept = (place: NarrativePlace, sentences: readonly Sentence[], own: readonly Sentence[]) =>
    sentences.flatMap(({ text, figures }) => {
      if (removed.some((gone) => gone.place === place && gone.generated === text)) return [];
      const mine = own.find(({ edited }) => edited?.generated === text);
      return [{ text: mine?.text ?? text, figures }];
    });
  const places = Object.entries(told.sections).map(([name, sentences]) => {
    const place = name as ReviewSection;
    return [place, kept(place, sentences, sections[place] ?? [])];
  });
  return { headline: kept('headline', told.headline, headline), sections: Object.fromEntries(places) };
}

/** `Time to restore, median was 43 min when this was written; now 51 min.` */
export function changeNote({ key, was, now }: ChangedFigure, figures: Figures): string {
  const figure = figures[key];
  if (!figure) return 'A figure of this sentence is not in the review any more.';
  const { label, unit, currency } = figure;
  const words = (value: number | null) =>
    value === null ? 'without data' : formatValue(value, unit, { currency });
  return `${label} was ${words(was)} when this was written; now ${words(now)}.`;
}
