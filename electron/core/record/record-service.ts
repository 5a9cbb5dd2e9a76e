import { matchExpression, type SearchHit } from '#db/search/search-index.ts';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { childrenOf, entities, findEntity } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { ListQuery, TallyQuery } from '#shared/record/list-query.ts';
import type { HistoryEntry, RecordView, RowPage, Tally } from '#shared/record/record-view.ts';
import { dateOf } from '#shared/time/week.ts';
import { createByHand, type Here, removeByHand, updateByHand } from './by-hand.ts';
import { titleOf, titlesFor, titlesOf } from './titles.ts';

const RELATED_ROWS = 100;

/** One of several changes: without an id a record is made, without values it is removed. */
export type RecordChange =
  | { entity: string; id?: string | undefined; values: Record<string, unknown> }
  | { entity: string; id: string; values: null };

/** Reading and changing records of any entity by its description. */
export class RecordService {
  readonly #workspace: Workspace;

  readonly #now: string;

  /** `now` is the present as an instant. */
  constructor(workspace: Workspace, now: string = new Date().toISOString()) {
    this.#workspace = workspace;
    this.#now = now;
  }

  list(name: string, query: Partial<ListQuery>): RowPage {
    const entity = known(name);
    const { rows, total } = this.#workspace.readerOf(entity).list(query);
    return this.#page(entity, rows, total);
  }

  byIds(name: string, ids: readonly string[]): RowPage {
    const entity = known(name);
    const rows = this.#workspace.readerOf(entity).getMany(ids);
    return this.#page(entity, rows, rows.length);
  }

  get(name: string, id: string): RecordView {
    const entity = known(name);
    const row = this.#workspace.readerOf(entity).get(id);
    if (!row) throw new MusterError('not-found', `This ${lowerFirst(entity.label)} is no longer there.`);
    return { row, titles: titlesFor(this.#workspace, entity, [row]), related: this.#related(entity, id) };
  }

  tally(name: string, query: Partial<TallyQuery>): Tally {
    const entity = known(name);
    const groups = this.#workspace.readerOf(entity).tally(query);
    const titles = (query.by ?? []).map((field, at) => {
      const ids = groups.flatMap(({ values }) => (typeof values[at] === 'string' ? [values[at]] : []));
      return titlesOf(this.#workspace, entity.fields[field]?.target ?? '', ids);
    });
    return { groups, titles: Object.assign({}, ...titles) };
  }

  create(name: string, values: Record<string, unknown>): AnyRow {
    const entity = known(name);
    return this.#workspace.write(this.#meta(`Add ${lowerFirst(entity.label)}`), (tx) =>
      createByHand(tx, entity, values, this.#here),
    );
  }

  update(name: string, id: string, values: Record<string, unknown>): AnyRow {
    const entity = known(name);
    return this.#workspace.write(this.#meta(`Change ${changedLabels(entity, values)}`), (tx) =>
      updateByHand(tx, entity, id, values, this.#here),
    );
  }

  updateMany(name: string, ids: readonly string[], values: Record<string, unknown>): { changed: number } {
    const entity = known(name);
    const there = this.#there(entity, ids);
    const label = `Change ${changedLabels(entity, values)} of ${there.length} ${lowerFirst(entity.plural)}`;
    const changed = this.#workspace.write(this.#meta(label), (tx) => {
      const after = there.map(({ id }) => updateByHand(tx, entity, id, values, this.#here));
      return after.filter((row, at) => row.updatedAt !== there[at]?.updatedAt).length;
    });
    return { changed };
  }

  remove(name: string, ids: readonly string[]): { removed: number } {
    const entity = known(name);
    const there = this.#there(entity, ids);
    const what =
      there.length === 1 ? lowerFirst(entity.label) : `${there.length} ${lowerFirst(entity.plural)}`;
    this.#workspace.write(this.#meta(`Remove ${what}`), (tx) => {
      for (const { id } of there) removeByHand(tx, entity, id);
    });
    return { removed: there.length };
  }

  /** Makes, changes and removes several records as one step of undo; in the order given, and all of it or none. */
  apply(label: string, changes: readonly RecordChange[]): { changed: number } {
    this.#workspace.write(this.#meta(label), (tx) => {
      for (const { entity: name, id, values } of changes) {
        const entity = known(name);
        if (entity.isMadeByMuster)
          throw new MusterError('refused', `Muster makes ${lowerFirst(entity.plural)} itself.`);
        if (values === null) removeByHand(tx, entity, id);
        else if (id === undefined) createByHand(tx, entity, values, this.#here);
        else updateByHand(tx, entity, id, values, this.#here);
      }
    });
    return { changed: changes.length };
  }

  /** Records to choose from for a reference: those whose words match, else the first by name. */
  options(name: string, text: string, limit: number): { id: string; title: string; hint: string }[] {
    const entity = known(name);
    const where =
      text.trim() === '' ? [] : [{ field: entity.title, op: 'contains' as const, value: text.trim() }];
    const query = { where, sort: [{ field: entity.title, descending: false }], limit };
    const { rows } = this.#workspace.readerOf(entity).list(query);
    return rows.map((row) => ({ id: row.id, title: titleOf(entity, row), hint: hintOf(entity, row) }));
  }

  search(text: string, limit: number): { entity: string; id: string; title: string; excerpt: string }[] {
    if (matchExpression(text) === '') return [];
    return this.#workspace.search.find(text, limit).map((hit: SearchHit) => ({
      entity: hit.entity,
      id: hit.recordId,
      title: hit.title || (findEntity(hit.entity)?.label ?? ''),
      excerpt: hit.excerpt,
    }));
  }

  history(id: string): HistoryEntry[] {
    return this.#workspace.log.historyOf(id).map((change) => {
      const entity = findEntity(change.entity);
      const states = [change.before, change.after].filter((state) => state !== null);
      return {
        at: change.at,
        actor: change.actor,
        label: change.label,
        op: change.op,
        kind: change.kind,
        before: change.before,
        after: change.after,
        titles: entity ? titlesFor(this.#workspace, entity, states) : {},
      };
    });
  }

  /** Of several records that a person chose those that nobody has removed since, in the same order. */
  #there(entity: Entity, ids: readonly string[]): AnyRow[] {
    const rows = new Map(
      this.#workspace
        .readerOf(entity)
        .getMany(ids)
        .map((row) => [row.id, row as AnyRow]),
    );
    const there = ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
    if (there.length > 0 || ids.length === 0) return there;
    const gone =
      ids.length === 1 ? `This ${lowerFirst(entity.label)} is` : `These ${lowerFirst(entity.plural)} are`;
    throw new MusterError('not-found', `${gone} no longer there.`);
  }

  get #here(): Here {
    const { zone, currency } = this.#workspace.settings;
    return { today: dateOf(this.#now, zone), currency };
  }

  #page(entity: Entity, rows: AnyRow[], total: number): RowPage {
    return { rows, total, titles: titlesFor(this.#workspace, entity, rows) };
  }

  #related(target: Entity, id: string): RecordView['related'] {
    const parts = new Set(childrenOf(target.name).map(({ name }) => name));
    return Object.values<Entity>(entities).flatMap((entity) =>
      Object.entries(entity.fields)
        .filter(([, field]) => field.target === target.name)
        .map(([field]) => {
          const query = { where: [{ field, op: 'in' as const, value: [id] }], limit: RELATED_ROWS };
          const { rows, total } = this.#workspace.readerOf(entity).list(query);
          return {
            entity: entity.name,
            field,
            isPart: parts.has(entity.name) && entity.parent === field,
            rows,
            total,
          };
        })
        .filter(({ isPart, total }) => isPart || total > 0),
    );
  }

  #meta(label: string) {
    return { actor: this.#workspace.settings.actor, label };
  }
}

/** The entity of this name. Names come from a window, so an unknown one is the caller's mistake. */
export function known(name: string): Entity {
  const entity = findEntity(name);
  if (!entity) throw new MusterError('bad-input', `There are no records called “${name}”.`);
  return entity;
}

function changedLabels(entity: Entity, values: Record<string, unknown>): string {
  const labels = Object.keys(values).map((name) => lowerFirst(entity.fields[name]?.label ?? name));
  return labels.length > 3 ? `${lowerFirst(entity.label)}` : labels.join(', ');
}

function hintOf(entity: Entity, row: AnyRow): string {
  if (row.key) return row.key;
  const field = ['slug', 'email', 'quarter', 'role'].find((name) => entity.fields[name]);
  return field ? String(row[field] ?? '') : '';
}
