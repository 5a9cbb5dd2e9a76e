import { queryOptions, useQuery } from '@tanstack/react-query';
import type { RowPage } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';

/** A record has far fewer parts than this. */
const MOST = 2000;

/** A record with what its panel shows. */
export function recordQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id],
    queryFn: ({ signal }) => core.record.get({ entity, id }, { signal }),
  });
}

/** Every part of one kind that a record has, in the order of its description; `undefined` until they have come. */
export function usePartRows(entity: string, field: string, ownerId: string): RowPage | undefined {
  const where = [{ field, op: 'in' as const, value: [ownerId] }];
  return useQuery({
    queryKey: ['parts', entity, field, ownerId, MOST],
    queryFn: () => core.record.list({ entity, where, limit: MOST }),
  }).data;
}
