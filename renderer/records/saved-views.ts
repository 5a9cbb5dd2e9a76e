import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { entities, findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { readView, type ListView as SavedListView } from '#shared/record/saved-view.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { setParams, useParam } from '../app/location.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';
import { EMPTY_VIEW, fittingView, type ListView } from './list-state.ts';

/** The address of a list names the saved view to show it in. */
const PARAM = 'saved';

export type SavedView = { id: string; list: string; name: string; view: SavedListView };

const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async () => (await core.record.list({ entity: entities.savedView.name, limit: 1000 })).rows,
});

/** Every saved view of the workspace that this version can show, by name. */
export function useSavedViews(): SavedView[] {
  const { data = [] } = useQuery(savedViewsQuery);
  return data.flatMap((row) => {
    const { id, list, name } = row;
    const view = readView(String(row.view));
    const entity = findEntity(String(list));
    return view && entity
      ? [{ id, list: entity.name, name: String(name), view: fittingView(entity, view) }]
      : [];
  });
}

/** What leads to a list in a saved view: `go(recordPath(list), viewParams(id))`. */
export function viewParams(id: string): Record<string, string> {
  return { [PARAM]: id };
}

/** Shows the list in the saved view that the address names. */
export function useAskedView(views: readonly SavedView[], onView: (view: ListView) => void): void {
  const asked = useParam(PARAM);
  const found = views.find(({ id }) => id === asked);
  const show = useEffectEvent((savedId: string) => {
    onView({ ...EMPTY_VIEW, ...found?.view, savedId });
    setParams({ [PARAM]: null }, { replace: true });
  });
  const savedId = found?.id;
  useEffect(() => {
    if (savedId !== undefined) show(savedId);
  }, [savedId]);
}

/** Whether the list has been changed since the saved view was chosen. */
export function isChanged({ savedId: _, ...now }: ListView, { view }: SavedView): boolean {
  const ordered = (one: SavedListView) => JSON.stringify(EMPTY_KEYS.map((key) => one[key]));
  return ordered(now) !== ordered(view);
}

const EMPTY_KEYS = ['columns', 'widths', 'sort', 'where', 'shownAs'] as const;

/** The id of the new saved view, or `undefined` when it was refused; the refusal is shown as a notice. */
export async function saveView(entity: Entity, name: string, view: ListView): Promise<string | undefined> {
  const values = { list: entity.name, name, view: viewText(view) };
  const row = await attempt(() => core.record.create({ entity: entities.savedView.name, values }));
  return row && (await done(`“${name}” saved.`, row.id));
}

export async function changeView(id: string, values: { name?: string; view?: ListView }): Promise<boolean> {
  const { name, view } = values;
  const stored = { ...(name ? { name } : {}), ...(view ? { view: viewText(view) } : {}) };
  const row = await attempt(() =>
    core.record.update({ entity: entities.savedView.name, id, values: stored }),
  );
  return row !== undefined && (await done(`“${String(row.name)}” saved.`, id)) !== undefined;
}

export async function removeView({ id, name }: SavedView): Promise<boolean> {
  const removed = await attempt(() => core.record.remove({ entity: entities.savedView.name, ids: [id] }));
  return removed !== undefined && (await done(`“${name}” deleted.`, id)) !== undefined;
}

async function done(title: string, id: string): Promise<string> {
  notify({ title, undo: undoThis() });
  await refreshAll();
  return id;
}

function viewText({ savedId: _, ...view }: ListView): string {
  return JSON.stringify(view);
}
