const KEPT = "BEGIN SELECT RAISE(ABORT, 'A frozen review is kept as it is.'); END";

/** The tables that are not records: settings, the change log, the search index and the frozen reviews. */
export const SYSTEM_DDL = [
  `CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE change_group (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo', 'own')),
  reverts INTEGER REFERENCES change_group (id),
  reverted_by INTEGER REFERENCES change_group (id)
) STRICT`,
  'CREATE INDEX change_group__reverts ON change_group (reverts)',
  'CREATE INDEX change_group__reverted_by ON change_group (reverted_by)',
  `CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES change_group (id),
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'update', 'remove')),
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  last_id TEXT,
  record_ids TEXT CHECK (json_valid(record_ids))
) STRICT`,
  'CREATE INDEX change__group ON change (group_id)',
  'CREATE INDEX change__record ON change (record_id)',
  'CREATE INDEX change__records ON change (last_id, record_id) WHERE last_id IS NOT NULL',
  `CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT`,
  `CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_doc', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
)`,
  `CREATE TABLE review_snapshot (
  hash TEXT PRIMARY KEY NOT NULL,
  review_id TEXT NOT NULL UNIQUE REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT`,
  `CREATE TRIGGER review_snapshot__kept BEFORE UPDATE ON review_snapshot ${KEPT}`,
  `CREATE TRIGGER review_snapshot__stays BEFORE DELETE ON review_snapshot ${KEPT}`,
];
