import { useCallback, useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { allColumns, type Column, defaultColumns } from './columns.ts';

export type Sort = { field: string; descending: boolean };

/** How a person left a list: it is found again like that. */
export type ListView = {
  columns: string[] | null;
  sort: Sort | null;
  where: Filter[];
  /** Which view of the list; `null` is its table. */
  shownAs: string | null;
};

const EMPTY: ListView = { columns: null, sort: null, where: [], shownAs: null };
const keyOf = (entity: Entity) => `muster.list.${entity.name}`;

export function useListView(entity: Entity): [ListView, (change: Partial<ListView>) => void] {
  const [view, setView] = useState(() => load(entity));
  const change = useCallback(
    (part: Partial<ListView>) =>
      setView((now) => {
        const next = { ...now, ...part };
        localStorage.setItem(keyOf(entity), JSON.stringify(next));
        return next;
      }),
    [entity],
  );
  return [view, change];
}

/** The chosen columns, in their order. */
export function shownColumns(entity: Entity, view: ListView): Column[] {
  const chosen = view.columns ?? defaultColumns(entity);
  return allColumns(entity).filter(({ name }) => chosen.includes(name));
}

/** A view that was stored by another version may name fields that are gone. */
function load(entity: Entity): ListView {
  try {
    const stored = { ...EMPTY, ...JSON.parse(localStorage.getItem(keyOf(entity)) ?? '{}') } as ListView;
    const names = new Set(allColumns(entity).map(({ name }) => name));
    return {
      columns: stored.columns?.filter((name) => names.has(name)) ?? null,
      sort: stored.sort && names.has(stored.sort.field) ? stored.sort : null,
      where: stored.where.filter(({ field }) => names.has(field)),
      shownAs: stored.shownAs,
    };
  } catch {
    return EMPTY;
  }
}
