import type { Entity } from '#shared/entity/entity.ts';
import { type Connection, fold } from '../file/connection.ts';

/** A letter or two match half of a large file: the newest of them are ranked, the others left aside. */
const RANKED = 1_000;
const EXCERPT_WORDS = 12;

export type SearchHit = { entity: string; recordId: string; title: string; excerpt: string };

/**
 * Keeps the full-text index in step with the records and asks it. New records are indexed together, by `flush` at the
 * end of their transaction: one statement over all of them costs a sixth of one for each.
 */
export class SearchIndex {
  readonly #add;
  readonly #change;
  readonly #remove;
  readonly #get;
  readonly #index;
  readonly #unindex;
  readonly #find;
  readonly #searched = new Map<string, SearchedFields>();
  /** Documents of this transaction that are not in the index yet. */
  readonly #pending = new Set<number | bigint>();

  constructor(connection: Connection) {
    this.#add = connection.prepare(
      'INSERT INTO search_doc (entity, record_id, title, body) VALUES (?, ?, ?, ?)',
    );
    this.#change = connection.prepare('UPDATE search_doc SET title = ?, body = ? WHERE id = ?');
    this.#remove = connection.prepare('DELETE FROM search_doc WHERE id = ?');
    this.#get = connection.prepare<[unknown], Stored>(
      'SELECT id, title, body FROM search_doc WHERE record_id = ?',
    );
    this.#index = connection.prepare(
      `INSERT INTO search_index (rowid, title, body)
       SELECT doc.id, doc.title, doc.body FROM search_doc doc JOIN json_each(?) wanted ON wanted.value = doc.id`,
    );
    this.#unindex = connection.prepare(
      "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)",
    );
    this.#find = connection.prepare(
      `SELECT doc.entity, doc.record_id AS recordId, doc.title, doc.body
         FROM (SELECT rowid AS id, bm25(search_index, 8.0, 1.0) AS score FROM search_index
                WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ${RANKED}) AS hit
         JOIN search_doc AS doc ON doc.id = hit.id
        ORDER BY hit.score, hit.id DESC LIMIT ?`,
    );
  }

  /** Adds the words of a new record. */
  add(entity: Entity, row: Record<string, unknown>): void {
    const document = this.#documentOf(entity, row);
    if (document === undefined) return;
    this.#pending.add(this.#add.run(entity.name, row.id, document.title, document.body).lastInsertRowid);
  }

  /** Follows a changed record, which may have got its first words or lost its last. */
  replace(entity: Entity, row: Record<string, unknown>): void {
    const stored = this.#get.get(row.id);
    const document = this.#documentOf(entity, row);
    if (stored === undefined) this.add(entity, row);
    else if (document === undefined) this.remove(String(row.id));
    else this.#rewrite(stored, document);
  }

  remove(recordId: string): void {
    const stored = this.#get.get(recordId);
    if (stored === undefined) return;
    this.#takeOut(stored);
    this.#remove.run(stored.id);
  }

  /** Puts what this transaction added into the index. */
  flush(): void {
    if (this.#pending.size === 0) return;
    this.#index.run(JSON.stringify([...this.#pending].map(Number)));
    this.#pending.clear();
  }

  /** Forgets what a transaction added that was rolled back. */
  discard(): void {
    this.#pending.clear();
  }

  /** Records whose words begin with the words of `query`, best first. */
  find(query: string, limit = 50): SearchHit[] {
    const match = matchExpression(query);
    if (match === '') return [];
    const found = this.#find.all(match, limit) as (Omit<SearchHit, 'excerpt'> & { body: string })[];
    return found.map(({ body, ...hit }) => ({ ...hit, excerpt: excerptOf(body, query) }));
  }

  #rewrite(stored: Stored, { title, body }: Document): void {
    if (title === stored.title && body === stored.body) return;
    this.#takeOut(stored);
    this.#change.run(title, body, stored.id);
    this.#pending.add(stored.id);
  }

  #takeOut(stored: Stored): void {
    if (!this.#pending.delete(stored.id)) this.#unindex.run(stored.id, stored.title, stored.body);
  }

  #documentOf(entity: Entity, row: Record<string, unknown>): Document | undefined {
    let searched = this.#searched.get(entity.name);
    if (searched === undefined) {
      searched = searchedFields(entity);
      this.#searched.set(entity.name, searched);
    }
    return documentOf(searched, row);
  }
}

type Document = { title: string; body: string };
type Stored = Document & { id: number };
/** The field searched as the title, and the others. */
type SearchedFields = { title: string | undefined; others: readonly string[] };

/** `post mort` → `"post"* "mort"*`: every word quoted, so that nothing people type is taken as FTS5 syntax. */
export function matchExpression(query: string): string {
  return wordsOf(query)
    .map((word) => `"${word}"*`)
    .join(' ');
}

/** The words of a search; more than a dozen are no search any more. */
export function wordsOf(query: string): string[] {
  return (query.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
}

/** The words of a text from shortly before the first that begins as one of the query does. */
function excerptOf(body: string, query: string): string {
  const wanted = (fold(query)?.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
  const words = body.split(/\s+/);
  const at = words.findIndex((word) => wanted.some((start) => startsWith(word, start)));
  const from = Math.max(0, at - 2);
  const shown = words.slice(from, from + EXCERPT_WORDS).join(' ');
  return `${from > 0 ? '…' : ''}${shown}${from + EXCERPT_WORDS < words.length ? '…' : ''}`;
}

function startsWith(word: string, start: string): boolean {
  return (
    fold(word)
      ?.replace(/^[^\p{L}\p{N}]+/u, '')
      .startsWith(start) ?? false
  );
}

function searchedFields(entity: Entity): SearchedFields {
  const names = Object.keys(entity.fields).filter((name) => entity.fields[name]?.search);
  return {
    title: names.find((name) => name === entity.title),
    others: names.filter((name) => name !== entity.title),
  };
}

function documentOf(searched: SearchedFields, row: Record<string, unknown>): Document | undefined {
  const words: string[] = [];
  for (const name of searched.others) {
    const value = row[name];
    if (Array.isArray(value)) words.push(...value.map(String));
    else if (value !== null && value !== undefined && value !== '') words.push(String(value));
  }
  const title = searched.title === undefined ? '' : String(row[searched.title] ?? '');
  if (title === '' && words.length === 0) return undefined;
  if (typeof row.key === 'string') words.unshift(row.key);
  return { title, body: words.join('\n') };
}
