import type { DeckTemplate } from './deck.ts';
import type { Slide } from './slide.ts';
import { SLIDE_KIND_DESCRIPTIONS } from './slide-kinds.ts';

type PlainKind = Exclude<Slide['kind'], 'trailing' | 'trail-table'>;

/** Slides that need nothing said about them. */
const plain = (kinds: readonly PlainKind[]): Slide[] => kinds.map((kind) => ({ id: kind, kind }));

const isPlain = (kind: Slide['kind']): kind is PlainKind => kind !== 'trailing' && kind !== 'trail-table';

/** The decks that come with Muster. */
export const DECK_TEMPLATES: readonly DeckTemplate[] = [
  {
    key: 'weekly',
    title: 'Weekly ops review',
    slides: plain(SLIDE_KIND_DESCRIPTIONS.map(({ kind }) => kind).filter(isPlain)),
  },
  {
    key: 'reliability',
    title: 'Monthly reliability steering',
    slides: plain([
      'title',
      'headline',
      'slo-status',
      'error-budget',
      'incident-trend',
      'restore-times',
      'incidents',
      'postmortems-actions',
      'service-scorecard',
      'definitions',
    ]),
  },
  {
    key: 'finops',
    title: 'FinOps sync',
    slides: plain(['title', 'cost', 'kpi-scorecard', 'definitions']),
  },
];

/** A deck by its key, or `undefined`. */
export function deckTemplate(key: string): DeckTemplate | undefined {
  return DECK_TEMPLATES.find((template) => template.key === key);
}
