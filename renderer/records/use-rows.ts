import { hashKey, keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { startTransition, useDeferredValue, useMemo, useState } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { RowPage, Titles } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import type { Sort } from './list-state.ts';

/** Rows are fetched a page at a time, as they come into sight. */
const PAGE = 200;
/** As many as can be asked for at once. */
const MOST = 100_000;

export type RowsQuery = {
  entity: string;
  where: readonly Filter[];
  text: string;
  sort: Sort | null;
  /** Only these rows, e.g. those behind a figure. */
  ids: readonly string[] | null;
};

export type Rows = {
  /** Which search, filters and order they are of; `null` while they are still those of another. */
  of: string | null;
  total: number;
  rowAt: (index: number) => AnyRow | undefined;
  /** Where a record is among the rows fetched so far; -1 when it is not. */
  indexOf: (id: string) => number;
  titles: Titles;
  isPending: boolean;
  error: unknown;
  /** Tells which rows are in sight. */
  onRange: (first: number, last: number) => void;
};

export function useRows(query: RowsQuery): Rows {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = useQuery({ ...pageQuery(query, 0), placeholderData: keepPreviousData });
  const { data } = first;
  const own = first.isPlaceholderData ? null : hashKey([query]);
  const page = useMemo(() => ({ data, of: own }), [data, own]);
  // The first rows are many at once: they are drawn in pieces, so that no frame waits for all of them.
  const { data: firstPage, of } = useDeferredValue(page);
  const total = firstPage?.total ?? 0;
  const last = Math.min(range[1], Math.floor(Math.max(0, total - 1) / PAGE));
  const numbers = numbersFrom(Math.max(1, range[0]), last);
  const others = useQueries({ queries: numbers.map((number) => pageQuery(query, number)) });
  const pages = new Map<number, RowPage>();
  if (firstPage) pages.set(0, firstPage);
  for (const [at, { data }] of others.entries()) if (data) pages.set(numbers[at] ?? 0, data);
  const stamp = others.map(({ dataUpdatedAt }) => dataUpdatedAt).join() + numbers.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: page and stamp change exactly when one of the pages does
  const titles = useMemo<Titles>(
    () => Object.assign({}, ...[...pages.values()].map((page) => page.titles)),
    [firstPage, stamp],
  );
  return {
    of,
    total,
    rowAt: (index) => pages.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    indexOf: (id) => indexIn(pages, id),
    titles,
    isPending: first.isPending || (firstPage === undefined && !first.error),
    error: first.error,
    onRange: (from, to) => {
      const next = [Math.floor(from / PAGE), Math.floor(to / PAGE)] as const;
      // In pieces: all of the list is drawn again for the rows that are now asked for.
      if (next[0] !== range[0] || next[1] !== range[1]) startTransition(() => setRange(next));
    },
  };
}

/** Only some rows of a list, whatever its filters, in its order. */
export function onlyRows(query: RowsQuery, ids: readonly string[]): RowsQuery {
  return { ...query, where: [], text: '', ids };
}

/** What the core is asked for a list as it stands, without its pages. */
export function coreQuery({ where, text, sort, ids }: RowsQuery) {
  const only: Filter[] = ids === null ? [] : [{ field: 'id', op: 'in', value: [...ids] }];
  return { where: [...where, ...only], text, sort: sort ? [sort] : [] };
}

/** The ids of every row of a list. */
export function allIds(query: RowsQuery): Promise<string[]> {
  return idsIn(query, 0, MOST - 1);
}

/** The ids of the rows of a list from one place to another. */
export async function idsIn(query: RowsQuery, first: number, last: number): Promise<string[]> {
  const { rows } = await core.record.list({
    entity: query.entity,
    ...coreQuery(query),
    offset: first,
    limit: Math.min(MOST, last - first + 1),
  });
  return rows.map(({ id }) => id);
}

/** How many of some records a list does not show, because of its search or filters. */
export function useHidden(query: RowsQuery, ids: readonly string[]): number {
  const { entity } = query;
  const { where, text } = coreQuery(query);
  const isWhole = where.length === 0 && text === '';
  const { data = ids.length } = useQuery({
    queryKey: ['rows', query, isWhole ? null : ids],
    queryFn: async () => {
      const chosen: Filter = { field: 'id', op: 'in', value: [...ids] };
      return (await core.record.list({ entity, where: [...where, chosen], text, limit: 1 })).total;
    },
    enabled: !isWhole,
    placeholderData: keepPreviousData,
  });
  if (isWhole) return 0;
  return Math.max(0, ids.length - data);
}

function pageQuery(query: RowsQuery, page: number) {
  const { entity } = query;
  return queryOptions({
    queryKey: ['rows', query, page],
    queryFn: ({ signal }): Promise<RowPage> =>
      core.record.list({ entity, ...coreQuery(query), limit: PAGE, offset: page * PAGE }, { signal }),
  });
}

function indexIn(pages: ReadonlyMap<number, RowPage>, id: string): number {
  for (const [number, { rows }] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return number * PAGE + at;
  }
  return -1;
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
