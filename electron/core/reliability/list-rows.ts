import { entities } from '#shared/entities.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import type { Filter, ListQuery } from '#shared/record/list-query.ts';
import type { ReviewContext } from '../review/context.ts';

type ReliabilityEntity = 'slo' | 'service' | 'incident' | 'deployment';

/** A list as a window shows it: its filters, or exactly these rows. */
export type ShownList = Pick<ListQuery, 'where' | 'text'> & { ids: readonly string[] | null };

/** As many rows as a view of a list can be made of. */
const MOST = 100_000;

/** The records of a list, all of them; `further` narrows it to what a view needs. */
export function listRows<N extends ReliabilityEntity>(
  { workspace }: ReviewContext,
  name: N,
  { where, text, ids }: ShownList,
  further: readonly Filter[] = [],
): RowOf<(typeof entities)[N]>[] {
  const reader = workspace.readerOf(entities[name]);
  // A list of rows behind a figure holds no filters of its own, and may be longer than a filter may be.
  if (ids !== null) return reader.getMany(ids) as RowOf<(typeof entities)[N]>[];
  const found = reader.list({ where: [...where, ...further], text, limit: MOST });
  return found.rows as RowOf<(typeof entities)[N]>[];
}

/** Whether a list shows every record of its kind. */
export function isWhole({ where, text, ids }: ShownList): boolean {
  return where.length === 0 && text.trim() === '' && ids === null;
}
