import type { Connection } from '#db/file/connection.ts';
import { identitiesOf, identityFields, scopeField } from '#db/import/identities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { Candidate, Reference } from './importer.ts';

type Found = { id: string } | { error: string };

const AMBIGUOUS = Symbol('several records');

/**
 * Finds the records of one entity by what people and other tools call them: id, key, id in any source, slug and
 * e-mail address first, then name, then short forms. A name that several records have finds none of them.
 */
export class RecordNames {
  readonly #entity: Entity;
  readonly #ranks = [
    new Map<string, string | symbol>(),
    new Map<string, string | symbol>(),
    new Map<string, string | symbol>(),
  ];

  constructor(connection: Connection, entity: Entity) {
    this.#entity = entity;
    const fields = identityFields(entity);
    const at = (name: string) => fields.indexOf(name);
    const [title, slug, email] = [at(entity.title), at('slug'), at('email')];
    for (const { id, key, sourceId, scope, values } of identitiesOf(connection, entity)) {
      const name = values[title];
      this.#put(0, id, id, key, sourceId, values[slug], values[email]);
      this.#put(1, id, name, scope === null ? null : `${scope}/${name}`);
      this.#put(2, id, shortForm(sourceId));
    }
  }

  /** Makes a row of the same run findable. */
  add(id: string, candidate: Candidate): void {
    const { values, initial } = candidate;
    const value = (name: string) => values[name] ?? initial?.[name];
    const title = value(this.#entity.title);
    this.#put(0, id, candidate.key, candidate.sourceId, value('slug'), value('email'));
    this.#put(1, id, title);
    const scope = candidate.refs?.[scopeField(this.#entity) ?? ''];
    if (scope && !Array.isArray(scope)) this.#put(1, id, `${scope.said}/${String(title)}`);
    this.#put(2, id, shortForm(candidate.sourceId), ...(candidate.aliases ?? []));
  }

  find({ texts, said }: Reference): Found {
    for (const text of texts) {
      const name = fold(text);
      for (const rank of this.#ranks) {
        const found = rank.get(name);
        if (typeof found === 'string') return { id: found };
        if (found === AMBIGUOUS) {
          return {
            error: `“${said}” names more than one ${lowerFirst(this.#entity.label)}; use its key or e-mail`,
          };
        }
      }
    }
    return {
      error: `there is no ${lowerFirst(this.#entity.label)} “${said}” in the files or the workspace`,
    };
  }

  #put(rank: number, id: string, ...names: unknown[]): void {
    const map = this.#ranks[rank];
    for (const name of names) {
      if (map === undefined || name === null || name === undefined || name === '') continue;
      const key = fold(String(name));
      const known = map.get(key);
      map.set(key, known === undefined || known === id ? id : AMBIGUOUS);
    }
  }
}

/** `component:default/checkout` → `checkout`. */
function shortForm(sourceId: string | null): string | null {
  const match = sourceId === null ? null : /^[a-z]+:[^/]+\/(.+)$/.exec(sourceId);
  return match?.[1] ?? null;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
