import { useCallback, useState } from 'react';
import { shownField } from '#shared/entity/derived.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { listViewSchema, type ListView as SavedListView } from '#shared/record/saved-view.ts';
import { allColumns, type Column, defaultColumns } from './columns.ts';
import { isComplete } from './filters.ts';

export type Sort = { field: string; descending: boolean };

/** How a person left a list: it is found again like that. */
export type ListView = SavedListView & {
  /** The saved view that was chosen last. */
  savedId: string | null;
};

export const EMPTY_VIEW: ListView = { ...listViewSchema.parse({}), savedId: null };
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

/** The chosen columns in their order. The key and the title stay before all others, where they are always in sight. */
export function shownColumns(entity: Entity, view: ListView): Column[] {
  const all = allColumns(entity);
  const names = view.columns ?? defaultColumns(entity);
  const isFirst = ({ name }: Column) => name === entity.title || (name === 'key' && names.includes('key'));
  const others = names
    .map((name) => all.find((column) => column.name === name))
    .filter((column) => column !== undefined && column.name !== entity.title && column.name !== 'key');
  return [...all.filter(isFirst), ...others]
    .filter((column) => column !== undefined)
    .map((column) => {
      const chosen = view.widths[column.name];
      return chosen === undefined ? column : { ...column, chosen };
    });
}

/** A view without what this version's list has no place for. */
export function fittingView(entity: Entity, view: SavedListView): SavedListView {
  const names = new Set(allColumns(entity).map(({ name }) => name));
  return {
    columns: view.columns?.filter((name) => names.has(name)) ?? null,
    widths: Object.fromEntries(Object.entries(view.widths).filter(([name]) => names.has(name))),
    sort: view.sort && names.has(view.sort.field) ? view.sort : null,
    where: view.where.filter(
      (filter) => shownField(entity, filter.field) !== undefined && isComplete(filter),
    ),
    shownAs: view.shownAs,
  };
}

function load(entity: Entity): ListView {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(entity)) ?? '{}');
    const savedId = (stored as Partial<ListView>).savedId;
    return {
      ...fittingView(entity, listViewSchema.parse(stored)),
      savedId: typeof savedId === 'string' ? savedId : null,
    };
  } catch {
    return EMPTY_VIEW;
  }
}
