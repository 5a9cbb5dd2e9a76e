import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Filter } from '#shared/record/list-query.ts';
import type { RowPage } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import type { Sort } from '../records/list-state.ts';
import { coreQuery, type RowsQuery } from '../records/use-rows.ts';

export type BoardColumn = {
  /** The value of the field whose records stand in the column. */
  key: string;
  label: string;
  /** At most so many cards are shown; the rest is in the table. */
  limit: number;
  /** The order of its cards, unless the person chose one for the list. */
  sort?: Sort;
};

export type FilledColumn = BoardColumn & RowPage;

/** The records of a list by the values of one field, all columns at once so that a card is never in two. */
export function useBoard(query: RowsQuery, field: string, columns: readonly BoardColumn[]) {
  const { data } = useQuery({
    queryKey: ['board', query, field, columns],
    queryFn: ({ signal }): Promise<FilledColumn[]> =>
      Promise.all(
        columns.map(async (column) => {
          const { text, sort } = coreQuery(query);
          const order = query.sort === null && column.sort ? [column.sort] : sort;
          const where = columnFilters(query, field, column.key);
          const { limit } = column;
          const list = { entity: query.entity, where, text, sort: order, limit };
          return { ...column, ...(await core.record.list(list, { signal })) };
        }),
      ),
    placeholderData: keepPreviousData,
  });
  // Drawn in pieces, so that no frame waits for all cards.
  return { data: useDeferredValue(data) };
}

/** The filters of the list and that of one column. */
export function columnFilters(query: RowsQuery, field: string, key: string): Filter[] {
  return [...coreQuery(query).where, { field, op: 'in', value: [key] }];
}
