import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { type Filter, filterSchema } from '#shared/record/list-query.ts';
import { core } from '../app/client.ts';
import { addressFilters, lineageIds } from '../app/lineage.ts';

/** What an address narrows a list to: the rows behind a figure, or those that refer to one record. */
export type Scope = {
  isActive: boolean;
  /** The rows behind a figure, not those of a record. */
  isFigure: boolean;
  /** In words, e.g. the figure’s name; `null` while it is being looked up. */
  title: string | null;
  ids: readonly string[] | null;
  where: Filter[];
};

export function useScope(entity: Entity): Scope {
  const search = useSearch();
  const { ids, figure, of, where } = useMemo(() => {
    const params = new URLSearchParams(search);
    const filters = filterSchema.array().safeParse(addressFilters(params)).data ?? null;
    return { ids: lineageIds(params), figure: params.get('figure'), of: params.get('of'), where: filters };
  }, [search]);
  const [field = '', id = ''] = of?.split(':') ?? [];
  const target = entity.fields[field]?.target;
  const { data } = useQuery({
    queryKey: ['records', target, id],
    queryFn: () => core.record.byIds({ entity: target ?? '', ids: [id] }),
    enabled: target !== undefined && id !== '',
  });
  return useMemo(() => {
    const behind = { isActive: true, isFigure: true, title: figure ?? 'a figure' };
    if (ids) return { ...behind, ids, where: [] };
    if (where) return { ...behind, ids: null, where };
    if (!target) return { isActive: false, isFigure: false, title: null, ids: null, where: [] };
    const row = data?.rows[0];
    const title = row ? (titleOf(target, row) ?? row.key ?? '') : null;
    return {
      isActive: true,
      isFigure: false,
      title,
      ids: null,
      where: [{ field, op: 'in', value: [id] }],
    };
  }, [ids, where, figure, target, field, id, data]);
}

function titleOf(name: string, row: Record<string, unknown>): string | null {
  const value = row[findEntity(name)?.title ?? 'title'];
  return typeof value === 'string' ? value : null;
}
