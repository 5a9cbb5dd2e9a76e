import { matchExpression, type SearchHit } from '#db/search/search-index.ts';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { childrenOf, entities, findEntity } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import type { HistoryEntry, RecordView, RowPage } from '#shared/record/record-view.ts';
import { titleOf, titlesFor } from './titles.ts';

const RELATED_ROWS = 100;

/** Reading and changing records of any entity by its description. */
export class RecordService {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
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
    if (!row) throw new MusterError('not-found', `This ${entity.label.toLowerCase()} is no longer there.`);
    return { row, titles: titlesFor(this.#workspace, entity, [row]), related: this.#related(entity, id) };
  }

  create(name: string, values: Record<string, unknown>): AnyRow {
    const entity = known(name);
    return this.#workspace.write(this.#meta(`Add ${entity.label.toLowerCase()}`), (tx) =>
      tx.repositoryOf(entity).create(values),
    );
  }

  update(name: string, id: string, values: Record<string, unknown>): AnyRow {
    const entity = known(name);
    return this.#workspace.write(this.#meta(`Change ${changedLabels(entity, values)}`), (tx) =>
      tx.repositoryOf(entity).update(id, values),
    );
  }

  updateMany(name: string, ids: readonly string[], values: Record<string, unknown>): { changed: number } {
    const entity = known(name);
    const label = `Change ${changedLabels(entity, values)} of ${ids.length} ${entity.plural.toLowerCase()}`;
    this.#workspace.write(this.#meta(label), (tx) => {
      const repository = tx.repositoryOf(entity);
      for (const id of ids) repository.update(id, values);
    });
    return { changed: ids.length };
  }

  remove(name: string, ids: readonly string[]): { removed: number } {
    const entity = known(name);
    const what =
      ids.length === 1 ? entity.label.toLowerCase() : `${ids.length} ${entity.plural.toLowerCase()}`;
    this.#workspace.write(this.#meta(`Remove ${what}`), (tx) => {
      const repository = tx.repositoryOf(entity);
      for (const id of ids) repository.remove(id);
    });
    return { removed: ids.length };
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
  const labels = Object.keys(values).map((name) => entity.fields[name]?.label.toLowerCase() ?? name);
  return labels.length > 3 ? `${entity.label.toLowerCase()}` : labels.join(', ');
}

function hintOf(entity: Entity, row: AnyRow): string {
  if (row.key) return row.key;
  const field = ['slug', 'email', 'quarter', 'role'].find((name) => entity.fields[name]);
  return field ? String(row[field] ?? '') : '';
}
