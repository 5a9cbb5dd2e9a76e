import { useMemo } from 'react';
import { actionItem } from '#shared/action/action-item.ts';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { ATTENTION_SOURCE, actionOfEntry } from '#shared/attention/entry-action.ts';
import { attempt } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { createRecord } from '../records/actions.ts';
import { useEvery } from '../records/overview/use-all-rows.ts';
import type { EntryActions } from '../review/attention/action-column.tsx';
import type { Owners } from './use-owners.ts';

const MADE_HERE = [
  { field: 'source', op: 'eq' as const, value: ATTENTION_SOURCE },
  { field: 'status', op: 'in' as const, value: ['open', 'in-progress', 'blocked'] },
];

/** The actions made of attention entries, and how to make one. */
export function useEntryActions(owners: Owners): EntryActions {
  const { today } = useWorkspace();
  const { rows } = useEvery(actionItem, MADE_HERE);
  return useMemo(() => {
    const made = new Map(rows.map((row) => [row.sourceId, { id: row.id, key: row.key ?? row.title }]));
    return {
      madeOf: ({ subject }) => made.get(subject),
      make: (entry: AttentionEntry) =>
        void attempt(() => createRecord(actionItem, actionOfEntry(entry, owners.of(entry), today))),
    };
  }, [rows, owners, today]);
}
