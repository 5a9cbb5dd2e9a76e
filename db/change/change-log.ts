import { v7 as uuidv7 } from 'uuid';
import type { Connection } from '../file/connection.ts';

/** `own` is what Muster writes by itself: it is in the history, and undo and redo pass it over. */
export type ChangeKind = 'edit' | 'import' | 'undo' | 'redo' | 'own';
export type ChangeOp = 'create' | 'update' | 'remove';

/** Who does something, and how it reads in the history and in “Undo …”. */
export type ChangeMeta = { actor: string; label: string; kind?: ChangeKind; reverts?: number };

/**
 * One logged change. `before` and `after` hold the changed fields of an update; a removed record is kept whole in
 * `before`; a created one is the record itself, so neither is kept.
 */
export type Change = {
  id: number;
  groupId: number;
  entity: string;
  recordId: string;
  op: ChangeOp;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export type ChangeGroup = {
  id: number;
  at: string;
  actor: string;
  label: string;
  kind: ChangeKind;
  reverts: number | null;
  revertedBy: number | null;
};

/** Appends to the log of all changes; written in the same transaction as the change itself. */
export class ChangeLog {
  readonly #connection: Connection;
  readonly #insertGroup;
  readonly #insertChange;
  readonly #insertCreated;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#insertGroup = connection.prepare(
      'INSERT INTO change_group (uuid, at, actor, label, kind, reverts) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#insertChange = connection.prepare(
      'INSERT INTO change (group_id, entity, record_id, op, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#insertCreated = connection.prepare(
      "INSERT INTO change (group_id, entity, record_id, op, last_id, record_ids) VALUES (?, ?, ?, 'create', ?, ?)",
    );
  }

  startGroup(meta: ChangeMeta, at: string): number {
    const { lastInsertRowid } = this.#insertGroup.run(
      uuidv7(),
      at,
      meta.actor,
      meta.label,
      meta.kind ?? 'edit',
      meta.reverts ?? null,
    );
    const id = Number(lastInsertRowid);
    if (meta.reverts !== undefined) {
      this.#connection.prepare('UPDATE change_group SET reverted_by = ? WHERE id = ?').run(id, meta.reverts);
    }
    return id;
  }

  /**
   * Logs records of one entity that were made, in their order. An import makes so many that a row of the log for each
   * would take as long as the records: a row holds the ids of up to a thousand, between its first and its last.
   */
  appendCreated(groupId: number, entity: string, recordIds: readonly string[]): void {
    for (let at = 0; at < recordIds.length; at += TOGETHER) {
      const ids = recordIds.slice(at, at + TOGETHER);
      const sorted = ids.toSorted();
      const isOne = ids.length === 1;
      this.#insertCreated.run(
        groupId,
        entity,
        sorted[0],
        isOne ? null : sorted.at(-1),
        isOne ? null : JSON.stringify(ids),
      );
    }
  }

  append(groupId: number, change: Omit<Change, 'id' | 'groupId'>): void {
    this.#insertChange.run(
      groupId,
      change.entity,
      change.recordId,
      change.op,
      change.before && JSON.stringify(change.before),
      change.after && JSON.stringify(change.after),
    );
  }

  /** Removes a group in which nothing was changed, so that undo has nothing empty to go through. */
  dropIfEmpty(groupId: number): boolean {
    const { changes } = this.#connection
      .prepare(
        'DELETE FROM change_group WHERE id = ? AND reverts IS NULL AND NOT EXISTS (SELECT 1 FROM change WHERE group_id = change_group.id)',
      )
      .run(groupId);
    return changes > 0;
  }

  /** Number of the newest group, 0 before the first: it grows with every write, by whatever process. */
  newest(): number {
    return Number(this.#connection.prepare('SELECT max(id) FROM change_group').pluck().get() ?? 0);
  }

  /** Makes everything logged so far the beginning: it stays in the history, and undo does not go behind it. */
  settle(): void {
    this.#connection.prepare('UPDATE change_group SET reverted_by = id WHERE reverted_by IS NULL').run();
  }

  /** Puts the groups that touched any of these records behind undo; they stay in the history. */
  settleRecords(ids: readonly string[]): void {
    this.#connection
      .prepare(
        `UPDATE change_group SET reverted_by = id WHERE reverted_by IS NULL AND id IN
           (SELECT group_id FROM json_each(:ids) AS wanted JOIN change ON ${IS_OF('wanted.value')})`,
      )
      .run({ ids: JSON.stringify(ids) });
  }

  changesOf(groupId: number): Change[] {
    const rows = this.#connection.prepare(`${CHANGE_SELECT} WHERE group_id = ? ORDER BY id`).all(groupId);
    return (rows as StoredChange[]).flatMap((row) => {
      const change = parseChange(row);
      return recordsOf(row).map((recordId) => ({ ...change, recordId }));
    });
  }

  /** The history of one record, newest first. */
  historyOf(recordId: string, limit = 200): (Change & ChangeGroup & { changeId: number })[] {
    const rows = this.#connection
      .prepare(
        `SELECT change.id AS changeId, change.group_id AS groupId, entity, :id AS recordId, op, before, after,
                change_group.id AS id, at, actor, label, kind, reverts, reverted_by AS revertedBy
           FROM change JOIN change_group ON change_group.id = change.group_id
          WHERE ${IS_OF(':id')} ORDER BY change.id DESC LIMIT :limit`,
      )
      .all({ id: recordId, limit });
    return (rows as (StoredChange & ChangeGroup & { changeId: number })[]).map((row) => ({
      ...row,
      ...parseChange(row),
    }));
  }

  /** The newest groups, newest first. */
  groups(limit = 100): ChangeGroup[] {
    return this.#connection.prepare(`${GROUP_SELECT} ORDER BY id DESC LIMIT ?`).all(limit) as ChangeGroup[];
  }

  /** What undo would take back: the newest edit, import or redo that has not been taken back. */
  undoable(): ChangeGroup | undefined {
    return this.#connection
      .prepare(
        `${GROUP_SELECT} WHERE kind NOT IN ('undo', 'own') AND reverted_by IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get() as ChangeGroup | undefined;
  }

  /** What redo would bring back: the newest undo, unless something was edited since. */
  redoable(): ChangeGroup | undefined {
    const newest = this.#connection
      .prepare(
        `${GROUP_SELECT} WHERE kind IN ('edit', 'import') OR (kind = 'undo' AND reverted_by IS NULL) ORDER BY id DESC LIMIT 1`,
      )
      .get() as ChangeGroup | undefined;
    return newest?.kind === 'undo' ? newest : undefined;
  }
}

type StoredChange = Omit<Change, 'before' | 'after'> & {
  before: string | null;
  after: string | null;
  /** The ids that this row holds, where it is of several records. */
  recordIds?: string | null;
};

/** Records whose making is logged in one row. */
const TOGETHER = 1_000;

const CHANGE_SELECT =
  'SELECT id, group_id AS groupId, entity, record_id AS recordId, op, before, after, record_ids AS recordIds FROM change';

/** Whether a row of the log is of a record: of it alone, or of several with it among them. */
const IS_OF = (id: string) => `change.id IN (
  SELECT id FROM change WHERE record_id = ${id} AND last_id IS NULL
  UNION ALL
  SELECT id FROM change WHERE last_id >= ${id} AND record_id <= ${id} AND instr(record_ids, json_quote(${id})) > 0
)`;
const GROUP_SELECT =
  'SELECT id, at, actor, label, kind, reverts, reverted_by AS revertedBy FROM change_group';

function recordsOf({ recordId, recordIds }: StoredChange): string[] {
  return recordIds ? (JSON.parse(recordIds) as string[]) : [recordId];
}

function parseChange(row: StoredChange): Change {
  return {
    id: row.id,
    groupId: row.groupId,
    entity: row.entity,
    recordId: row.recordId,
    op: row.op,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}
