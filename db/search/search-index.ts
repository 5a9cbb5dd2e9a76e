import type { Entity } from '#shared/entity/entity.ts';
import type { Connection } from '../file/connection.ts';

export type SearchHit = { entity: string; recordId: string; title: string; excerpt: string };

/** Keeps the full-text index in step with the records and asks it. */
export class SearchIndex {
  readonly #add;
  readonly #remove;
  readonly #find;

  constructor(connection: Connection) {
    this.#add = connection.prepare(
      `INSERT INTO search_doc (entity, record_id, title, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (record_id) DO UPDATE SET title = excluded.title, body = excluded.body`,
    );
    this.#remove = connection.prepare('DELETE FROM search_doc WHERE record_id = ?');
    this.#find = connection.prepare(
      `SELECT entity, record_id AS recordId, search_doc.title AS title,
              snippet(search_index, 1, '', '', '…', 12) AS excerpt
         FROM search_index JOIN search_doc ON search_doc.id = search_index.rowid
        WHERE search_index MATCH ?
        ORDER BY bm25(search_index, 8.0, 1.0) LIMIT ?`,
    );
  }

  put(entity: Entity, row: Record<string, unknown>): void {
    const doc = documentOf(entity, row);
    if (doc === undefined) return;
    this.#add.run(entity.name, row.id, doc.title, doc.body);
  }

  /** Like `put` for a record that was changed: it may have lost its last words. */
  replace(entity: Entity, row: Record<string, unknown>): void {
    if (documentOf(entity, row) === undefined) this.#remove.run(row.id);
    else this.put(entity, row);
  }

  remove(recordId: string): void {
    this.#remove.run(recordId);
  }

  /** Records whose words begin with the words of `query`, best first. */
  find(query: string, limit = 50): SearchHit[] {
    const match = matchExpression(query);
    return match === '' ? [] : (this.#find.all(match, limit) as SearchHit[]);
  }
}

/** `post mort` → `"post"* "mort"*`: every word quoted, so that nothing people type is taken as FTS5 syntax. */
export function matchExpression(query: string): string {
  const words = query.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 12)
    .map((word) => `"${word}"*`)
    .join(' ');
}

function documentOf(
  entity: Entity,
  row: Record<string, unknown>,
): { title: string; body: string } | undefined {
  const searched = Object.entries(entity.fields).filter(([, field]) => field.search);
  const words = searched
    .filter(([name]) => name !== entity.title)
    .map(([name]) => row[name])
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => value !== null && value !== undefined && value !== '');
  const title = entity.fields[entity.title]?.search ? String(row[entity.title] ?? '') : '';
  const key = typeof row.key === 'string' ? row.key : '';
  if (title === '' && words.length === 0) return undefined;
  return { title, body: [key, ...words].filter(Boolean).join('\n') };
}
