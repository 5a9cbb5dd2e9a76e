import type { Audience } from '../entity/field.ts';
import { formatQuarter } from '../figure/format.ts';
import type { CandidateCard } from '../interview/candidate-card.ts';
import type { TrailingData } from '../kpi/trailing.ts';
import type { QuarterCard } from '../okr/quarter-card.ts';
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

/** What one-page scorecards are about. */
export const SCORECARD_ENTITIES = ['team', 'service', 'organisation', 'okrs', 'interview'] as const;
export type ScorecardEntity = (typeof SCORECARD_ENTITIES)[number];

/** The subject of a scorecard that is drawn from the review. */
export type ScorecardSubject = {
  entity: 'team' | 'service' | 'organisation';
  id: string | null;
  name: string;
};

/** A quarter's objectives: a team's, or with no id all of them. */
export type QuarterSubject = { entity: 'okrs'; id: string | null; name: string; quarter: string };

/** A candidate, by one of the interviews. */
export type CandidateSubject = { entity: 'interview'; id: string; name: string };

/** A scorecard with the data it is drawn from. A review is narrowed to what belongs to the subject. */
export type ScorecardDocument = { audience: Audience; theme?: DeckTheme } & (
  | { kind: 'review'; subject: ScorecardSubject; data: ReviewData }
  | { kind: 'okrs'; subject: QuarterSubject; data: QuarterCard }
  | { kind: 'interview'; subject: CandidateSubject; data: CandidateCard }
);

type Titled = { entity: ScorecardEntity; name: string; quarter?: string | undefined };

/** What a scorecard is called, in its file's name and as its title: `Payments scorecard`. */
export function scorecardTitle({ entity, name, quarter }: Titled): string {
  if (entity === 'okrs') return `${name} OKR scorecard${quarter ? ` ${formatQuarter(quarter)}` : ''}`;
  return `${name} ${entity === 'interview' ? 'interview scorecard' : 'scorecard'}`;
}
