import type { ReviewFacts } from '../review/review-data.ts';
import type { AttentionSettings } from '../settings/settings.ts';
import type { AttentionEntry } from './attention-entry.ts';
import { commitmentFindings } from './commitment-rules.ts';
import type { Finding } from './reason.ts';
import { reliabilityFindings } from './reliability-rules.ts';
import { stewardshipFindings } from './stewardship-rules.ts';

/** A dismissed entry: quiet until its severity is higher than it was then. */
export type Dismissal = { subject: string; reason: string; severity: number; dismissedOn: string };

/** What each further reason of an entry adds to its severity. */
const FURTHER_REASON = 3;

/**
 * The ranked list of exceptions of a week: one entry per subject with all its reasons, worst first; equal ones by
 * name, so that the order is the same on every machine. Dismissed entries stay in the list, marked quiet, at its end.
 */
export function attentionList(
  facts: ReviewFacts,
  settings: AttentionSettings,
  dismissals: readonly Dismissal[] = [],
): AttentionEntry[] {
  const findings = [
    ...reliabilityFindings(facts, settings),
    ...commitmentFindings(facts, settings),
    ...stewardshipFindings(facts, settings),
  ];
  const quietBy = new Map(dismissals.map((dismissal) => [dismissal.subject, dismissal]));
  return entriesOf(findings)
    .map((entry) => ({ ...entry, quiet: quietOf(entry, quietBy.get(entry.subject)) }))
    .toSorted(byRank);
}

function entriesOf(findings: readonly Finding[]): AttentionEntry[] {
  const bySubject = Map.groupBy(findings, ({ about }) => about);
  return [...bySubject].map(([subject, own]) => {
    const reasons = own.map(({ reason }) => reason).toSorted((left, right) => right.severity - left.severity);
    const worst = reasons[0]?.severity ?? 0;
    const { entity = '', id = '', title = '' } = own[0] ?? {};
    return {
      subject,
      entity,
      id,
      title,
      severity: Math.min(100, worst + FURTHER_REASON * (reasons.length - 1)),
      reasons,
      owner: own.find(({ owner }) => owner !== null)?.owner ?? null,
      quiet: null,
    };
  });
}

function quietOf(entry: AttentionEntry, dismissal: Dismissal | undefined): AttentionEntry['quiet'] {
  if (!dismissal || entry.severity > dismissal.severity) return null;
  return { reason: dismissal.reason, since: dismissal.dismissedOn };
}

function byRank(left: AttentionEntry, right: AttentionEntry): number {
  return (
    Number(left.quiet !== null) - Number(right.quiet !== null) ||
    right.severity - left.severity ||
    (left.title < right.title ? -1 : left.title > right.title ? 1 : left.subject < right.subject ? -1 : 1)
  );
}
