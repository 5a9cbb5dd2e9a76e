import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { core } from '../app/client.ts';
import { lineageIds } from '../app/lineage.ts';

/** What an address narrows a list to: the rows behind a figure, or those that refer to one record. */
export type Scope = {
  isActive: boolean;
  /** In words, e.g. the figure’s name; `null` while it is being looked up. */
  title: string | null;
  ids: readonly string[] | null;
  where: Filter[];
};

export function useScope(entity: Entity): Scope {
  const search = useSearch();
  const { ids, figure, of } = useMemo(() => {
    const params = new URLSearchParams(search);
    return { ids: lineageIds(params), figure: params.get('figure'), of: params.get('of') };
  }, [search]);
  const [field = '', id = ''] = of?.split(':') ?? [];
  const target = entity.fields[field]?.target;
  const { data } = useQuery({
    queryKey: ['records', target, id],
    queryFn: () => core.record.byIds({ entity: target ?? '', ids: [id] }),
    enabled: target !== undefined && id !== '',
  });
  return useMemo(() => {
    if (ids) return { isActive: true, title: figure ?? 'a figure', ids, where: [] };
    if (!target) return { isActive: false, title: null, ids: null, where: [] };
    const row = data?.rows[0];
    const title = row ? (titleOf(target, row) ?? row.key ?? '') : null;
    return { isActive: true, title, ids: null, where: [{ field, op: 'in', value: [id] }] };
  }, [ids, figure, target, field, id, data]);
}

function titleOf(name: string, row: Record<string, unknown>): string | null {
  const value = row[findEntity(name)?.title ?? 'title'];
  return typeof value === 'string' ? value : null;
}
