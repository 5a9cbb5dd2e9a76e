import { RecordService } from '#core/record/record-service.ts';
import type { Workspace } from '#db/workspace.ts';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { type Measured, median } from './measure.ts';

const PAGE = 200;
const BUDGET_MS = 30;
const SEARCH_BUDGET_MS = 16;

/** The first page of every list, and of the large ones each order and filter a person can choose. */
export function measureLists(workspace: Workspace): Measured[] {
  const records = new RecordService(workspace);
  const forget = forgetter(workspace);
  const measure = (entity: Entity, what: string, query: Partial<ListQuery>): Measured => ({
    name: `${entity.plural}: ${what}`,
    ms: median(() => records.list(entity.name, { limit: PAGE, ...query }), { before: forget }),
    budget: BUDGET_MS,
  });
  const lists = Object.values<Entity>(entities).filter(({ parent }) => parent === undefined);
  const large: Entity[] = [entities.actionItem, entities.incident, entities.deployment, entities.slo];
  return [
    ...lists.map((entity) => measure(entity, 'first page', {})),
    ...large.flatMap((entity) => [
      measure(entity, 'page in the middle', { offset: 20_000 }),
      measure(entity, 'search', { text: 'service 12' }),
      ...Object.entries(entity.fields).flatMap(([field, { label, kind }]) => [
        ...[false, true].map((descending) =>
          measure(entity, `by ${label}${descending ? ', last first' : ''}`, {
            sort: [{ field, descending }],
          }),
        ),
        ...filters(records, entity, field, kind).flatMap(({ what, where }) => [
          measure(entity, `${label} ${what}`, { where: [where] }),
          measure(entity, `${label} ${what}, by ${entity.title}`, {
            where: [where],
            sort: [{ field: entity.title, descending: true }],
          }),
        ]),
      ]),
    ]),
  ];
}

/**
 * Lists keep counts and orders, and reviews their rows, until something is written: each run is the first after a
 * change that may have been of anything.
 */
export function forgetter({ connection }: Workspace): () => void {
  connection.pragma('query_only = OFF');
  connection.exec('CREATE TEMP TABLE written (n INTEGER)');
  const change = connection.prepare('INSERT INTO written VALUES (1)');
  return () => void change.run();
}

/** What the palette and a list ask for at each letter. */
export function measureSearch(workspace: Workspace): Measured[] {
  const records = new RecordService(workspace);
  const text = 'incident 12 service';
  return Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)).map((typed) => ({
    name: `“${typed}”`,
    ms: median(() => records.search(typed, 60)),
    budget: SEARCH_BUDGET_MS,
  }));
}

type Named = { what: string; where: ListQuery['where'][number] };

function filters(records: RecordService, entity: Entity, field: string, kind: string): Named[] {
  const [row] = records.list(entity.name, { where: [{ field, op: 'notEmpty', value: null }], limit: 1 }).rows;
  const value = row?.[field];
  const empty: Named = { what: 'is empty', where: { field, op: 'empty', value: null } };
  if (typeof value !== 'string' && typeof value !== 'number') {
    const [first] = Array.isArray(value) ? value : [];
    if (typeof first !== 'string') return [empty];
    return [empty, { what: 'is one of', where: { field, op: 'in', value: [first] } }];
  }
  if (kind === 'oneOf' || kind === 'ref')
    return [empty, { what: 'is one of', where: { field, op: 'in', value: [value] } }];
  if (kind === 'text' || kind === 'longText')
    return [empty, { what: 'contains', where: { field, op: 'contains', value: 'ction 99' } }];
  return [empty, { what: 'is from', where: { field, op: 'gte', value } }];
}
