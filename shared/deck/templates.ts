import type { DeckTemplate } from './deck.ts';
import { SLIDE_KIND_DESCRIPTIONS } from './slide-kinds.ts';

/** The decks that come with Muster. */
export const DECK_TEMPLATES: readonly DeckTemplate[] = [
  {
    key: 'weekly',
    title: 'Weekly ops review',
    slides: SLIDE_KIND_DESCRIPTIONS.map(({ kind }) => ({ id: kind, kind })),
  },
  {
    key: 'reliability',
    title: 'Monthly reliability steering',
    slides: (
      [
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
      ] as const
    ).map((kind) => ({ id: kind, kind })),
  },
  {
    key: 'finops',
    title: 'FinOps sync',
    slides: (['title', 'cost', 'kpi-scorecard', 'definitions'] as const).map((kind) => ({ id: kind, kind })),
  },
];

/** A deck by its key, or `undefined`. */
export function deckTemplate(key: string): DeckTemplate | undefined {
  return DECK_TEMPLATES.find((template) => template.key === key);
}
