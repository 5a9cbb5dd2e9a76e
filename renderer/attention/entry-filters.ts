import { useMemo } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { severityMark } from '#shared/review/facts/words.ts';
import { setParams, useParam } from '../app/location.ts';
import type { Owners } from './use-owners.ts';

/** What the list is narrowed to; it stands in the address, so that a link shows the same. */
export type EntryFilters = {
  severity: string | null;
  kind: string | null;
  owner: string | null;
  team: string | null;
};

export const NO_OWNER = 'none';

export function useChosenFilters(): [EntryFilters, (change: Partial<EntryFilters>) => void] {
  const severity = useParam('severity');
  const kind = useParam('kind');
  const owner = useParam('owner');
  const team = useParam('team');
  const filters = useMemo(() => ({ severity, kind, owner, team }), [severity, kind, owner, team]);
  return [filters, (change) => setParams(change, { replace: true })];
}

export function matches(
  entry: AttentionEntry,
  { severity, kind, owner, team }: EntryFilters,
  owners: Owners,
): boolean {
  return (
    (severity === null || severityMark(entry.severity).text === severity) &&
    (kind === null || entry.entity === kind) &&
    (owner === null || (entry.owner?.id ?? NO_OWNER) === owner) &&
    (team === null || owners.of(entry).teamId === team)
  );
}
