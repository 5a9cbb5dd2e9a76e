import type { EntityName } from '../entities.ts';
import type { ReviewSection } from '../review/review-data.ts';
import type { SlideFilter, SlideKind, SlidePeriod } from './slide.ts';

export const SLIDE_GROUPS = [
  'Text',
  'Reliability',
  'Commitments',
  'People and money',
  'Assurance',
  'Measures',
] as const;

/** What a kind of slide is: how the gallery names it, what it tells, and which records it is drawn from. */
export type SlideKindDescription = {
  kind: SlideKind;
  heading: string;
  /** One sentence for the gallery. */
  about: string;
  group: (typeof SLIDE_GROUPS)[number];
  /** The narrative shown on it. */
  section?: ReviewSection;
  /** A slide is left out for an audience that may not see one of these. */
  entities: readonly EntityName[];
  /** What it can be narrowed to. */
  filters?: readonly (keyof SlideFilter)[];
  /** The stretches it can look at; the first one when the author chooses none. */
  periods?: readonly SlidePeriod[];
  /** The author may say how many rows it shows at most. */
  hasLimit?: boolean;
  /** Columns that the author may leave out, by their headers. */
  columns?: readonly string[];
};
