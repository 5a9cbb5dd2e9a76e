import type { DeckDocument } from '../deck/deck.ts';
import type { Audience } from '../entity/field.ts';
import type { ReviewSection } from '../review/review-data.ts';
import type { Named } from '../review/sections.ts';

export type MeetingState = 'draft' | 'live' | 'closed';

/** A review in a list of them. */
export type MeetingSummary = {
  id: string;
  title: string;
  week: string;
  template: string;
  state: MeetingState;
  closedAt: string | null;
  /** Name of its snapshot; `null` while it can still be changed. */
  hash: string | null;
};

export type AgendaSection = {
  id: string;
  title: string;
  topics: readonly ReviewSection[];
  owner: Named | null;
  /** Its time box. */
  minutes: number | null;
  spentSeconds: number | null;
  /** Markdown; empty when there is none. */
  commentary: string;
};

export type Outcome = 'discuss' | 'accept' | 'act' | 'dismiss';

export type MeetingDisposition = {
  subject: string;
  about: string;
  outcome: Outcome;
  reason: string | null;
  action: Named | null;
};

export type MeetingAction = Named & {
  key: string | null;
  owner: Named | null;
  dueOn: string | null;
  status: string;
  isOpen: boolean;
};
export type MeetingDecision = Named & {
  key: string | null;
  why: string | null;
  decidedBy: Named | null;
  decidedOn: string;
};
export type MeetingRisk = Named & { key: string | null; score: number; owner: Named | null };
export type MeetingNote = { id: string; at: string; text: string; page: string | null };

/** What comes from the reviews before: what was decided last, what is still open, what was to be discussed again. */
export type CarriedOver = {
  from: { id: string; title: string; week: string } | null;
  decisions: readonly MeetingDecision[];
  actions: readonly MeetingAction[];
  entries: readonly { subject: string; about: string }[];
};

/** Everything of a review but the figures of its week. */
export type MeetingContent = {
  id: string;
  title: string;
  week: string;
  template: { key: string; title: string };
  deck: string;
  state: MeetingState;
  startedAt: string | null;
  closedAt: string | null;
  attendees: readonly Named[];
  summary: string;
  agenda: readonly AgendaSection[];
  dispositions: readonly MeetingDisposition[];
  actions: readonly MeetingAction[];
  decisions: readonly MeetingDecision[];
  risks: readonly MeetingRisk[];
  notes: readonly MeetingNote[];
  carried: CarriedOver;
};

/** A closed review for ever: every figure, text and slide as they were, for each audience. */
export type ReviewSnapshot = {
  format: 1;
  closedAt: string;
  closedBy: string;
  /** Name of the snapshot before it, so that none can be taken out of the row unnoticed. */
  previous: string | null;
  content: MeetingContent;
  documents: Readonly<Record<Audience, DeckDocument>>;
};

export type Addendum = { id: string; at: string; author: string; text: string };

/** A review as a window shows it. `data` is in the snapshot of a closed one and computed for others. */
export type MeetingView = {
  content: MeetingContent;
  /** The key of the deck that is shown: the weekly one where the review's own is no longer here. */
  deck: string;
  addenda: readonly Addendum[];
  frozen: {
    hash: string;
    closedBy: string;
    closedAt: string;
    /** Why the snapshot is not to be trusted; `null` when it is as it was written. */
    problem: string | null;
    document: DeckDocument | null;
  } | null;
  /** Reviews to compare it with, newest first. */
  others: readonly MeetingSummary[];
};

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  discuss: 'Discuss',
  accept: 'Accept',
  act: 'Act',
  dismiss: 'Dismiss',
};
