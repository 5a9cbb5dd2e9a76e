import type { AttentionEntry } from '../attention/attention-entry.ts';
import type { Figure, Rag, Unit } from '../figure/figure.ts';
import type { ReviewData } from '../review/review-data.ts';
import type { MeetingContent, MeetingSummary } from './meeting.ts';

/** One figure in two reviews; `null` where a review had no value, with its reason. */
export type ComparedFigure = {
  key: string;
  label: string;
  unit: Unit;
  currency: string | null;
  before: ComparedValue;
  after: ComparedValue;
  /** After less before, in the figure's own unit; `null` when either has no value. */
  difference: number | null;
};
export type ComparedValue = {
  value: number | null;
  reason: string | null;
  rag: Rag | null;
  n: number | null;
};

export type ComparedEntry = { subject: string; title: string; severity: number; sentence: string };

/** Two reviews side by side. */
export type Comparison = {
  before: ComparedReview;
  after: ComparedReview;
  figures: readonly ComparedFigure[];
  attention: {
    appeared: readonly ComparedEntry[];
    gone: readonly ComparedEntry[];
    stayed: readonly (ComparedEntry & { severityBefore: number })[];
  };
};

export type ComparedReview = MeetingSummary & {
  weekLabel: string;
  asOf: string;
  zone: string;
  counts: { decisions: number; actions: number; attendees: number };
};

/** A review with the figures it is compared by: frozen ones, or those of now. */
export type Comparable = { summary: MeetingSummary; content: MeetingContent; data: ReviewData };

/** What is different between two reviews, the earlier one first. Dismissed entries count as gone. */
export function compareReviews(before: Comparable, after: Comparable): Comparison {
  return {
    before: reviewOf(before),
    after: reviewOf(after),
    figures: comparedFigures(before.data.figures, after.data.figures),
    attention: comparedEntries(before.data.attention, after.data.attention),
  };
}

function reviewOf({ summary, content, data }: Comparable): ComparedReview {
  const { decisions, actions, attendees } = content;
  return {
    ...summary,
    weekLabel: data.weekLabel,
    asOf: data.asOf,
    zone: data.workspace.zone,
    counts: { decisions: decisions.length, actions: actions.length, attendees: attendees.length },
  };
}

function comparedFigures(before: ReviewData['figures'], after: ReviewData['figures']): ComparedFigure[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.flatMap((key) => {
    const figure = after[key] ?? before[key];
    if (!figure) return [];
    const [then, now] = [valueIn(before[key]), valueIn(after[key])];
    const isSame =
      before[key] === undefined || after[key] === undefined || sameMeasure(before[key], after[key]);
    return [
      {
        key,
        label: figure.label,
        unit: figure.unit,
        currency: figure.currency ?? null,
        before: then,
        after: now,
        difference: isSame && then.value !== null && now.value !== null ? now.value - then.value : null,
      },
    ];
  });
}

/** Amounts in two currencies, or a figure whose unit was changed, have no difference. */
function sameMeasure(a: Figure, b: Figure): boolean {
  return a.unit === b.unit && a.currency === b.currency;
}

function valueIn(figure: Figure | undefined): ComparedValue {
  if (!figure) return { value: null, reason: 'This review has no such figure.', rag: null, n: null };
  return { value: figure.value, reason: figure.reason ?? null, rag: figure.rag ?? null, n: figure.n };
}

function comparedEntries(
  before: readonly AttentionEntry[],
  after: readonly AttentionEntry[],
): Comparison['attention'] {
  const then = bySubject(before);
  const now = bySubject(after);
  return {
    appeared: [...now.values()].filter(({ subject }) => !then.has(subject)).map(entryOf),
    gone: [...then.values()].filter(({ subject }) => !now.has(subject)).map(entryOf),
    stayed: [...now.values()].flatMap((entry) => {
      const earlier = then.get(entry.subject);
      return earlier ? [{ ...entryOf(entry), severityBefore: earlier.severity }] : [];
    }),
  };
}

function bySubject(entries: readonly AttentionEntry[]): Map<string, AttentionEntry> {
  return new Map(entries.filter(({ quiet }) => quiet === null).map((entry) => [entry.subject, entry]));
}

function entryOf({ subject, title, severity, reasons }: AttentionEntry): ComparedEntry {
  return { subject, title, severity, sentence: reasons[0]?.sentence ?? '' };
}
