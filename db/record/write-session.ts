import { type Entities, type EntityName, entities } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Change, ChangeLog } from '../change/change-log.ts';
import type { Connection } from '../file/connection.ts';
import { addingRows } from './many-rows.ts';
import { Repository } from './repository.ts';
import type { RowStore } from './row-store.ts';

/** What one write transaction shares: its time, its group in the change log, its repositories. */
export class WriteSession {
  readonly connection: Connection;
  /** The instant every change of this write carries. */
  readonly at: string;
  readonly groupId: number;
  readonly #log: ChangeLog;
  readonly #storeOf: (entity: Entity) => RowStore;
  readonly #repositories = new Map<string, Repository<Entity>>();
  readonly #lastNumbers = new Map<string, number>();
  #created: { entity: string; ids: string[] } = { entity: '', ids: [] };

  constructor(
    connection: Connection,
    log: ChangeLog,
    storeOf: (entity: Entity) => RowStore,
    groupId: number,
    at: string,
  ) {
    this.connection = connection;
    this.at = at;
    this.groupId = groupId;
    this.#log = log;
    this.#storeOf = storeOf;
  }

  /** The repository of an entity, e.g. `tx.repository('incident').create(…)`. */
  repository<N extends EntityName>(name: N): Repository<Entities[N]> {
    return this.repositoryOf(entities[name]) as unknown as Repository<Entities[N]>;
  }

  repositoryOf(entity: Entity): Repository<Entity> {
    let repository = this.#repositories.get(entity.name);
    if (!repository) {
      repository = new Repository<Entity>(this, entity);
      this.#repositories.set(entity.name, repository);
    }
    return repository;
  }

  storeOf(entity: Entity): RowStore {
    return this.#storeOf(entity);
  }

  /** Runs `work`, which makes `count` records of an entity one after the other; very many are made faster so. */
  making<T>(entity: Entity, count: number, work: () => T): T {
    return addingRows(this.connection, entity.table, count, work);
  }

  /** Logs a change. Records made one after the other are logged together, before whatever comes next. */
  log(change: Omit<Change, 'id' | 'groupId'>): void {
    if (change.op !== 'create') {
      this.flush();
      this.#log.append(this.groupId, change);
      return;
    }
    if (this.#created.entity !== change.entity) this.flush();
    this.#created.entity = change.entity;
    this.#created.ids.push(change.recordId);
  }

  /** Puts every change of these records, this write's too, behind undo: it would take back what must stay. */
  settle(ids: readonly string[]): void {
    this.flush();
    this.#log.settleRecords(ids);
  }

  /** Puts everything so far, this write too, behind undo. */
  settleAll(): void {
    this.flush();
    this.#log.settle();
  }

  /** Writes what is still to be logged. */
  flush(): void {
    const { entity, ids } = this.#created;
    if (ids.length > 0) this.#log.appendCreated(this.groupId, entity, ids);
    this.#created = { entity: '', ids: [] };
  }

  /** The next human key of an entity, e.g. `INC-43`; `null` for entities without keys. */
  nextKey(entity: Entity, row: AnyRow | Record<string, unknown>): string | null {
    if (entity.keyPrefix === undefined) return null;
    const scope = entity.name === 'objective' && typeof row.quarter === 'string' ? `-${row.quarter}` : '';
    const prefix = `${entity.keyPrefix}${scope}-`;
    const last = this.#lastNumbers.get(prefix) ?? this.#highestNumber(entity, prefix);
    this.#lastNumbers.set(prefix, last + 1);
    return `${prefix}${last + 1}`;
  }

  #highestNumber(entity: Entity, prefix: string): number {
    const sql = `SELECT max(CAST(substr(key, ?) AS INTEGER)) FROM ${entity.table} WHERE key GLOB ?`;
    return Number(
      this.connection
        .prepare(sql)
        .pluck()
        .get(prefix.length + 1, `${prefix}[0-9]*`) ?? 0,
    );
  }
}
