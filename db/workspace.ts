import { MusterError } from '#shared/contract/errors.ts';
import { type Entities, type EntityName, entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { type Settings, settingsSchema } from '#shared/settings/settings.ts';
import { type ChangeGroup, ChangeLog, type ChangeMeta } from './change/change-log.ts';
import { revertChanges } from './change/undo.ts';
import { type Connection, isReadOnly } from './file/connection.ts';
import { explainSqlite } from './file/explain.ts';
import { CheckOnDemand, type LateCheck } from './file/later-check.ts';
import { closeFile, createFile, type OpenedFile, openFile } from './file/open.ts';
import { FileWatch } from './file/watch.ts';
import { WholeCheck } from './file/whole-check.ts';
import { beforeWrite, releaseRows } from './query/kept.ts';
import { Reader } from './record/reader.ts';
import { RowStore } from './record/row-store.ts';
import { WriteSession } from './record/write-session.ts';
import { SearchIndex } from './search/search-index.ts';

/**
 * One open workspace file. Reading goes through `repository`; the only way to write is `write`, one transaction that
 * is also one entry of the history and one step of undo.
 */
export class Workspace {
  readonly path: string;
  readonly connection: Connection;
  readonly log: ChangeLog;
  readonly search: SearchIndex;
  readonly #readers = new Map<string, Reader<Entity>>();
  readonly #stores = new Map<string, RowStore>();
  readonly #watch: FileWatch;
  readonly #check: LateCheck | undefined;
  #settings: Settings | undefined;
  #others: unknown;

  /** @param check where the file was not checked when it was opened */
  constructor(connection: Connection, path: string, check?: LateCheck) {
    this.connection = connection;
    this.path = path;
    this.log = new ChangeLog(connection);
    this.search = new SearchIndex(connection);
    this.#watch = new FileWatch(path);
    this.#check = check;
  }

  get isReadOnly(): boolean {
    return isReadOnly(this.connection);
  }

  /** Whether the whole file was looked through. Until then it can be read, and a write waits. */
  get isChecked(): boolean {
    return this.#check?.isDone ?? true;
  }

  /**
   * Looks through the whole file where that was not done yet.
   * @throws MusterError `corrupt-file`, or `conflict` when it takes longer than one may wait
   */
  requireWhole(): void {
    this.#check?.requireWhole();
  }

  /** Whether another process has written to the file since this was asked last; not when it is asked first. */
  hasOthersWritten(): boolean {
    const others = this.connection.pragma('data_version', { simple: true });
    const hasChanged = this.#others !== undefined && others !== this.#others;
    this.#others = others;
    if (hasChanged) this.#settings = undefined;
    return hasChanged;
  }

  /** Gives back the memory in which rows and pages of the file are kept; they are read again when they are needed. */
  releaseMemory(): void {
    releaseRows(this.connection);
    this.connection.pragma('shrink_memory');
  }

  /** Reads the records of an entity. */
  repository<N extends EntityName>(name: N): Reader<Entities[N]> {
    return this.readerOf(entities[name]) as unknown as Reader<Entities[N]>;
  }

  readerOf(entity: Entity): Reader<Entity> {
    let reader = this.#readers.get(entity.name);
    if (!reader) {
      reader = new Reader<Entity>(this.connection, entity);
      this.#readers.set(entity.name, reader);
    }
    return reader;
  }

  /**
   * Runs `work` in one transaction. When it throws, nothing is changed. `work` must not be asynchronous: SQLite's
   * transaction would end before it does.
   * @throws MusterError also when the file cannot be written any more: `missing-file`, `read-only`, `conflict`, `disk`
   */
  write<T>(meta: ChangeMeta, work: (session: WriteSession) => T): T {
    this.#watch.refuseLost();
    this.requireWhole();
    beforeWrite(this.connection);
    const at = new Date().toISOString();
    const run = this.connection.transaction(() => {
      const groupId = this.log.startGroup(meta, at);
      const session = new WriteSession(
        this.connection,
        this.log,
        (entity) => this.#storeOf(entity),
        groupId,
        at,
      );
      const result = work(session);
      session.flush();
      this.search.flush();
      this.log.dropIfEmpty(groupId);
      return result;
    });
    try {
      return run.immediate();
    } catch (error) {
      throw explainSqlite(error, this.path);
    } finally {
      this.#settings = undefined;
    }
  }

  get settings(): Settings {
    this.#settings ??= settingsSchema.parse(this.#storedSettings());
    return this.#settings;
  }

  /** Changes some settings; validated as a whole. Part of the history like any other change. */
  updateSettings(meta: ChangeMeta, patch: Partial<Settings>): Settings {
    const next = checkedSettings({ ...this.settings, ...patch });
    this.write(meta, (session) => this.#putSettings(session, next));
    return this.settings;
  }

  /**
   * Takes back the newest change that has not been taken back. `undefined` when there is none.
   * @param only the change that is meant
   * @throws MusterError `conflict` when the newest one is another
   */
  undo(actor: string, only?: number): ChangeGroup | undefined {
    const newest = this.log.undoable();
    if (only !== undefined && newest?.id !== only)
      throw new MusterError(
        'conflict',
        newest && newest.id > only
          ? `“${newest.label}” was done since. Undo that first.`
          : 'This was taken back already.',
      );
    return this.#revert(newest, actor, 'undo');
  }

  /** Brings back what the newest undo took back, unless something was changed since. */
  redo(actor: string): ChangeGroup | undefined {
    return this.#revert(this.log.redoable(), actor, 'redo');
  }

  close(): void {
    // Nothing was written to a file that is damaged or that nobody has looked through.
    if (this.#check?.isWhole === false) this.connection.close();
    else closeFile(this.connection);
    this.#check?.stop();
  }

  #revert(group: ChangeGroup | undefined, actor: string, kind: 'undo' | 'redo'): ChangeGroup | undefined {
    if (!group) return undefined;
    this.write({ actor, label: group.label, kind, reverts: group.id }, (session) =>
      revertChanges(session, this.log.changesOf(group.id), (values) => this.#putSettings(session, values)),
    );
    return group;
  }

  #storedSettings(): Record<string, unknown> {
    const rows = this.connection.prepare('SELECT name, value FROM setting').all() as {
      name: string;
      value: string;
    }[];
    return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
  }

  #putSettings(session: WriteSession, next: Record<string, unknown>): void {
    const current: Record<string, unknown> = settingsSchema.parse(this.#storedSettings());
    const changed = Object.keys(next).filter(
      (name) => JSON.stringify(next[name]) !== JSON.stringify(current[name]),
    );
    if (changed.length === 0) return;
    const put = this.connection.prepare(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    for (const name of changed) put.run(name, JSON.stringify(next[name]));
    const pick = (from: Record<string, unknown>) =>
      Object.fromEntries(changed.map((name) => [name, from[name]]));
    session.log({
      entity: 'settings',
      recordId: 'settings',
      op: 'update',
      before: pick(current),
      after: pick(next),
    });
  }

  #storeOf(entity: Entity): RowStore {
    let store = this.#stores.get(entity.name);
    if (!store) {
      store = new RowStore(this.connection, entity, this.search);
      this.#stores.set(entity.name, store);
    }
    return store;
  }
}

/** @throws MusterError `bad-input` naming the first setting that is wrong */
function checkedSettings(settings: Partial<Settings>): Settings {
  const result = settingsSchema.safeParse(settings);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new MusterError(
    'bad-input',
    `${issue?.path.join('.') ?? 'Settings'}: ${issue?.message ?? 'not valid'}`,
  );
}

type OpenWorkspace = {
  readonly?: boolean | undefined;
  /** A large file is open before all of it was checked; damage that is found later is told here. */
  onDamaged?: (error: MusterError) => void;
  /** The file is checked when `requireWhole` is called. A large one is checked at once, on a thread. */
  isCheckedOnDemand?: boolean;
};

/** Opens a workspace file. See `openFile` for what can go wrong. */
export function openWorkspace(
  path: string,
  { readonly, onDamaged, isCheckedOnDemand = false }: OpenWorkspace = {},
): Workspace {
  const wanted = onDamaged === undefined ? 'first' : 'meanwhile';
  const { connection, check } = openFile(path, { readonly, check: isCheckedOnDemand ? 'on-demand' : wanted });
  return new Workspace(connection, path, lateCheckOf(connection, path, check, onDamaged));
}

function lateCheckOf(
  connection: Connection,
  path: string,
  check: OpenedFile['check'],
  onDamaged: (error: MusterError) => void = () => undefined,
): LateCheck | undefined {
  if (check === 'done') return undefined;
  return check === 'meanwhile' ? new WholeCheck(path, onDamaged) : new CheckOnDemand(connection, path);
}

/** Creates a workspace file with its first settings. */
export function createWorkspace(path: string, settings: Partial<Settings> = {}): Workspace {
  checkedSettings(settings);
  const workspace = new Workspace(createFile(path), path);
  if (Object.keys(settings).length > 0) {
    workspace.updateSettings({ actor: settings.actor ?? '', label: 'Set up the workspace' }, settings);
    workspace.log.settle();
  }
  return workspace;
}
