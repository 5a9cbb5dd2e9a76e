import type { Workspace } from '#db/workspace.ts';
import { findEntity } from '#shared/entities.ts';
import { type AnyRow, type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';

/** Names of all the records that these rows refer to. */
export function titlesFor(
  workspace: Workspace,
  entity: Entity,
  rows: readonly Record<string, unknown>[],
): Titles {
  const wanted = new Map<string, Set<string>>();
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.target === undefined) continue;
    const ids = wanted.get(field.target) ?? new Set<string>();
    for (const row of rows) for (const id of idsIn(row[name])) ids.add(id);
    wanted.set(field.target, ids);
  }
  return Object.assign({}, ...[...wanted].map(([target, ids]) => titlesOf(workspace, target, ids)));
}

/** Names of records of one entity by id: the title, with the human key before it where there is one. */
export function titlesOf(workspace: Workspace, target: string, ids: Iterable<string>): Titles {
  const entity = findEntity(target);
  const list = [...ids];
  if (!entity || list.length === 0) return {};
  const pairs = workspace.connection
    .prepare(
      `SELECT t.id, t.${snakeCase(entity.title)} FROM ${entity.table} t JOIN json_each(?) wanted ON wanted.value = t.id`,
    )
    .raw()
    .all(JSON.stringify(list)) as [string, unknown][];
  return Object.fromEntries(pairs.map(([id, title]) => [id, wordOf(entity, title) ?? '']));
}

/** What a record is called in sentences and lists. */
export function titleOf(entity: Entity, row: AnyRow): string {
  return wordOf(entity, row[entity.title]) ?? row.key ?? entity.label;
}

/** A title that is one of several choices by its word. */
function wordOf(entity: Entity, title: unknown): string | undefined {
  if (title === null || title === undefined) return undefined;
  const choices = entity.fields[entity.title]?.choices ?? [];
  return choices.find(({ value }) => value === title)?.label ?? String(title);
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
