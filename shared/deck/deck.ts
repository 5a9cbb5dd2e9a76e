import type { Audience } from '../entity/field.ts';
import type { ReviewData } from '../review/review-data.ts';

/** The kinds of slide. Each has one description in `slide-kinds.ts` and one component in `renderer/deck/slides`. */
export const SLIDE_KINDS = [
  'title',
  'headline',
  'attention',
  'slo-status',
  'error-budget',
  'incidents',
  'incident-trend',
  'restore-times',
  'postmortems-actions',
  'kpi-scorecard',
  'okrs',
  'hiring',
  'cost',
  'on-call',
  'assurance',
  'service-scorecard',
  'risks-decisions',
  'definitions',
] as const;
export type SlideKind = (typeof SLIDE_KINDS)[number];

/** A slide of a deck: its kind, the author's heading when it differs, and notes for the speaker. */
export type Slide = { id: string; kind: SlideKind; heading?: string; notes?: string };

export type DeckTemplate = { key: string; title: string; slides: readonly Slide[] };

export const PAPERS = ['16:9', 'A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** A deck with the data it is drawn from, already without what its audience must not see. */
export type DeckDocument = {
  key: string;
  title: string;
  audience: Audience;
  slides: readonly Slide[];
  data: ReviewData;
};
