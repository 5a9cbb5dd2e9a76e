import type { AttentionEntry } from '../attention/attention-entry.ts';
import type { Figure } from '../figure/figure.ts';
import type { Week } from '../time/week.ts';
import type {
  ActionSection,
  AssuranceSection,
  CostSection,
  HiringSection,
  IncidentSection,
  KpiSection,
  OkrSection,
  OnCallSection,
  RiskSection,
  ScorecardSection,
  SloSection,
} from './sections.ts';

/** The parts of a review, in the order of its agenda. */
export const REVIEW_SECTIONS = [
  'attention',
  'slos',
  'incidents',
  'actions',
  'kpis',
  'okrs',
  'hiring',
  'cost',
  'onCall',
  'risks',
  'assurance',
  'scorecards',
] as const;
export type ReviewSection = (typeof REVIEW_SECTIONS)[number];

/** A sentence of the narrative and the figures it speaks of, so that an edited one can say when they have changed. */
export type Sentence = {
  text: string;
  figures: readonly string[];
  /** What it is called in its place, where it can be edited. */
  id?: string;
  /** It is its author's. */
  edited?: SentenceEdit;
};

/** A figure that is not what it was when a sentence was written about it. */
export type ChangedFigure = { key: string; was: number | null; now: number | null };

export type SentenceEdit = {
  /** The id of its record. */
  record: string;
  /** What would be generated now; `null` when nothing would be any more. */
  generated: string | null;
  changedFigures: readonly ChangedFigure[];
};

/** A generated sentence that the author took out. */
export type RemovedSentence = {
  id: string;
  place: 'headline' | ReviewSection;
  record: string;
  generated: string;
};

export type Narrative = {
  /** At most five sentences: what an executive should know. */
  headline: readonly Sentence[];
  sections: Readonly<Partial<Record<ReviewSection, readonly Sentence[]>>>;
  removed?: readonly RemovedSentence[];
};

/** Everything a week's review shows, on the page, in the deck and on the command line. */
export type ReviewData = {
  workspace: { name: string; zone: string; currency: string };
  week: Week;
  /** `16–22 Nov 2026`. */
  weekLabel: string;
  /** The week is not over: its figures are so far. */
  isPartial: boolean;
  /** The instant the data is as of: now, or the end of a week that is over. */
  asOf: string;
  /** Last local date looked at: today, or the last day of a week that is over. */
  today: string;
  /** Every figure of the review by its key. */
  figures: Readonly<Record<string, Figure>>;
  narrative: Narrative;
  attention: readonly AttentionEntry[];
  slos: SloSection;
  incidents: IncidentSection;
  actions: ActionSection;
  kpis: KpiSection;
  okrs: OkrSection;
  hiring: HiringSection;
  cost: CostSection;
  onCall: OnCallSection;
  risks: RiskSection;
  assurance: AssuranceSection;
  scorecards: ScorecardSection;
};

/** A review before its attention list and narrative, which are made from it. */
export type ReviewFacts = Omit<ReviewData, 'attention' | 'narrative'>;
