import type { Audience } from '../entity/field.ts';
import type { TrailingData } from '../kpi/trailing.ts';
import type { ReviewData } from '../review/review-data.ts';
import type { Slide } from './slide.ts';
import type { SlideExtra } from './slide-body.ts';
import type { DeckTheme } from './theme.ts';

export { SLIDE_KINDS, type Slide, type SlideKind } from './slide.ts';

export type DeckTemplate = { key: string; title: string; slides: readonly Slide[] };

/** A deck with the data it is drawn from, already without what its audience must not see. */
export type DeckDocument = {
  key: string;
  title: string;
  audience: Audience;
  slides: readonly Slide[];
  /** How it looks; see `themeOf`. */
  theme?: DeckTheme;
  data: ReviewData;
  /** The trailing views of the KPIs that the slides name, by what they name them; without those that are not there. */
  trailing: Readonly<Record<string, TrailingData>>;
  /** What single slides bring along, by the id of the slide. */
  extra: Readonly<Record<string, SlideExtra>>;
};

/** A deck to choose from: one that comes with Muster, or one of this workspace. */
export type DeckChoice = {
  key: string;
  title: string;
  isBuiltIn: boolean;
  /** The id of its record; `null` for one that comes with Muster. */
  id: string | null;
};

/** The subject of a one-page scorecard. */
export type ScorecardSubject = {
  entity: 'team' | 'service' | 'organisation';
  id: string | null;
  name: string;
};

/** A one-page scorecard with the data it is drawn from. `data` is narrowed to what belongs to the subject. */
export type ScorecardDocument = {
  subject: ScorecardSubject;
  audience: Audience;
  theme?: DeckTheme;
  data: ReviewData;
};
