import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionFacts, rankedEntries } from '#shared/review/facts/attention-facts.ts';
import { FactTable } from './fact-table.tsx';

type Props = {
  entries: readonly AttentionEntry[];
  from?: number;
  limit?: number;
  isTitled?: boolean /** Fewer columns, for a narrow page. */;
  isCompact?: boolean;
};

/** The ranked list of exceptions. Dismissed ones that have not got worse are not in it. */
export function AttentionTable({ entries, from = 0, limit, isTitled, isCompact }: Props) {
  const look = { ...(isTitled ? { isTitled } : {}), ...(isCompact ? { isCompact } : {}) };
  return <FactTable {...attentionFacts(rankedEntries(entries).slice(from), look)} limit={limit} />;
}
