import type { AttentionEntry } from '../attention/attention-entry.ts';
import type { Figure, Rag } from '../figure/figure.ts';
import type { ReviewData } from './review-data.ts';

/** A figure that changed its colour, and from which. */
export type ColourChange = { figure: Figure; was: Rag; isBetter: boolean };

/** What is different from an earlier review: for those who saw that one. */
export type WeekChanges = {
  /** On the attention list now and not then, worst first. */
  appeared: readonly AttentionEntry[];
  /** On it both times, with a higher severity now. */
  worse: readonly AttentionEntry[];
  /** On it then and not now. */
  gone: readonly AttentionEntry[];
  /** Figures whose colour is another one; those that turned worse first. */
  colours: readonly ColourChange[];
};

type Compared = Pick<ReviewData, 'attention' | 'figures'>;

/** What changed between two reviews. Dismissed entries count as gone: nobody is asked to look at them. */
export function weekChanges(before: Compared, now: Compared): WeekChanges {
  const then = bySubject(before.attention);
  const today = bySubject(now.attention);
  return {
    appeared: [...today.values()].filter(({ subject }) => !then.has(subject)),
    worse: [...today.values()].filter(
      ({ subject, severity }) => severity > (then.get(subject)?.severity ?? severity),
    ),
    gone: [...then.values()].filter(({ subject }) => !today.has(subject)),
    colours: colourChanges(before.figures, now.figures),
  };
}

function bySubject(entries: readonly AttentionEntry[]): Map<string, AttentionEntry> {
  return new Map(entries.filter(({ quiet }) => quiet === null).map((entry) => [entry.subject, entry]));
}

const RANK: Readonly<Record<Rag, number>> = { red: 0, amber: 1, green: 2 };

function colourChanges(before: ReviewData['figures'], now: ReviewData['figures']): ColourChange[] {
  const changes = Object.values(now).flatMap((figure): ColourChange[] => {
    const was = before[figure.key]?.rag;
    if (!was || !figure.rag || was === figure.rag) return [];
    return [{ figure, was, isBetter: RANK[figure.rag] > RANK[was] }];
  });
  const told = [...Map.groupBy(changes, saidBy).values()].flatMap(([first]) => first ?? []);
  return told.toSorted((a, b) => Number(a.isBetter) - Number(b.isBetter));
}

/** A measure that is a figure of its section and a KPI too says the same twice. */
function saidBy({ figure: { label, value }, was }: ColourChange): string {
  return [label.toLowerCase(), value, was].join('|');
}
