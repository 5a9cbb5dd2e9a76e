import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Entity, RowOf } from '#shared/entity/entity.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { core } from '../../app/client.ts';
import { coreQuery, type RowsQuery } from '../use-rows.ts';

export type AllRows<E extends Entity> = {
  rows: readonly RowOf<E>[];
  /** Names of the records that the rows refer to. */
  titles: Titles;
  isPending: boolean;
  error: unknown;
};

const LIMIT = 100_000;
const NONE: readonly never[] = [];
const NO_TITLES: Titles = {};

/**
 * Every row of a list at once, for a view that counts them. `narrower` leaves out what the view does not look at, e.g.
 * older rows, so that its cost does not grow with the history.
 */
export function useAllRows<E extends Entity>(
  _entity: E,
  query: RowsQuery,
  narrower: readonly Filter[] = NONE,
): AllRows<E> {
  const { data: latest, error } = useQuery({
    queryKey: ['all-rows', query, narrower],
    queryFn: ({ signal }) => {
      const { entity } = query;
      const asked = coreQuery(query);
      return core.record.list(
        { entity, ...asked, where: [...asked.where, ...narrower], limit: LIMIT },
        { signal },
      );
    },
    placeholderData: keepPreviousData,
  });
  // They are many at once: the view is drawn in pieces, so that no frame waits for all of it.
  const data = useDeferredValue(latest);
  // The core sends what the description says its rows are.
  const rows = (data?.rows ?? NONE) as unknown as readonly RowOf<E>[];
  return { rows, titles: data?.titles ?? NO_TITLES, isPending: data === undefined && !error, error };
}

/** Every record of an entity, whatever the list shows, e.g. exchange rates. */
export function useEvery<E extends Entity>(entity: E, narrower?: readonly Filter[]): AllRows<E> {
  return useAllRows(entity, { entity: entity.name, where: NONE, text: '', sort: null, ids: null }, narrower);
}
