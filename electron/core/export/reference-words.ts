import { identitiesOf, identityFields } from '#db/import/identities.ts';
import type { Workspace } from '#db/workspace.ts';
import { findEntity } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField, Audience } from '#shared/entity/field.ts';
import { isMissingText } from '#shared/entity/parse.ts';
import { visibleFields } from '#shared/entity/visibility.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { named } from '../import/importer.ts';
import { RecordNames } from '../import/record-names.ts';

/**
 * What a table calls the records that its rows refer to, so that the same ones are found when it is read back: the name, or where
 * several have it the key, the e-mail address, the name within what it belongs to, or at last the id.
 */
export function referenceWords(
  workspace: Workspace,
  fields: readonly (readonly [string, AnyField])[],
  rows: readonly AnyRow[],
  audience: Audience,
): Titles {
  const words: Record<string, string> = {};
  const refs = fields.filter(([, { target }]) => target !== undefined);
  for (const [target, named] of Map.groupBy(refs, ([, field]) => field.target ?? '')) {
    const entity = findEntity(target);
    if (!entity) continue;
    const wanted = new Set(named.flatMap(([name]) => rows.flatMap((row) => idsIn(row[name]))));
    if (wanted.size > 0) Object.assign(words, wordsOf(workspace, entity, wanted, audience));
  }
  return words;
}

function wordsOf(
  { connection }: Workspace,
  entity: Entity,
  wanted: ReadonlySet<string>,
  audience: Audience,
): Titles {
  const names = new RecordNames(connection, entity);
  const fields = identityFields(entity);
  const visible = new Set(visibleFields(entity, audience).map(([name]) => name));
  const words: Record<string, string> = {};
  for (const { id, key, scope, values } of identitiesOf(connection, entity)) {
    if (!wanted.has(id)) continue;
    const shown = (name: string) => (visible.has(name) ? values[fields.indexOf(name)] : null);
    const title = values[fields.indexOf(entity.title)];
    const within = scope === null ? null : `${scope}/${title}`;
    const candidates = [title, key, shown('email'), shown('slug'), within];
    words[id] = candidates.map((one) => String(one ?? '')).find((word) => finds(names, word, id)) ?? id;
  }
  return words;
}

/** Whether an import takes the word for this record, alone and as one of several. */
function finds(names: RecordNames, word: string, id: string): boolean {
  if (isMissingText(word) || /[;\n]/.test(word)) return false;
  const found = names.find(named(word));
  return 'id' in found && found.id === id;
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}
