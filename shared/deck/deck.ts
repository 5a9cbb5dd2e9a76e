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

/** A deck with the data it is drawn from, already without what its audience must not see. */
export type DeckDocument = {
  key: string;
  title: string;
  audience: Audience;
  slides: readonly Slide[];
  data: ReviewData;
};

/** The subject of a one-page scorecard. */
export type ScorecardSubject = {
  entity: 'team' | 'service' | 'organisation';
  id: string | null;
  name: string;
};

/** A one-page scorecard with the data it is drawn from. `data` is narrowed to what belongs to the subject. */
export type ScorecardDocument = { subject: ScorecardSubject; audience: Audience; data: ReviewData };
