import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp, problemsOf } from '#db/file/backup.ts';
import { createWorkspace, openWorkspace, type Workspace } from '#db/workspace.ts';
import type { WorkspaceInfo } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { dateOf, weekOfDate, weekToReview } from '#shared/time/week.ts';
import type { WorkspaceStart } from '#shared/workspace/start.ts';
import { snapshotProblems } from '../meeting/snapshot.ts';
import { addBuiltIns } from './add-built-ins.ts';
import { addStartRecords } from './start-records.ts';

/** How often a file is looked at for what another process has written to it, in ms; only while somebody listens. */
const LOOK_MS = 1000;

/** Holds the one open workspace and tells listeners when anything in it changed. */
export class WorkspaceService {
  #workspace: Workspace | undefined;
  #damage: MusterError | undefined;
  readonly #listeners = new Set<() => void>();
  #look: ReturnType<typeof setInterval> | undefined;
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** The open workspace. Throws `conflict` on the start page. */
  get workspace(): Workspace {
    if (!this.#workspace) throw new MusterError('conflict', 'No workspace is open.', 'Nothing was done.');
    return this.#workspace;
  }

  /** The present as an instant; tests set it. */
  get now(): string {
    return this.#now().toISOString();
  }

  /** @throws MusterError `corrupt-file` when the workspace was closed because its file turned out to be damaged */
  info(): WorkspaceInfo | null {
    const workspace = this.#workspace;
    if (!workspace && this.#damage) throw this.#damage;
    if (!workspace) return null;
    const { settings } = workspace;
    const today = dateOf(this.now, settings.zone);
    return {
      path: workspace.path,
      name: settings.name,
      settings,
      isReadOnly: workspace.isReadOnly,
      currentWeek: weekOfDate(today, settings).key,
      reviewWeek: weekToReview(today, settings).key,
      today,
    };
  }

  /**
   * @param options `isCheckedLater`: a large file is shown while all of it is checked, and closed when it is damaged;
   * `isCheckedOnDemand`: a file is checked by `workspace.requireWhole`
   */
  open(
    path: string,
    { readonly = false, isCheckedLater = false, isCheckedOnDemand = false } = {},
  ): WorkspaceInfo {
    const opened = openWorkspace(resolve(path), {
      readonly,
      isCheckedOnDemand,
      ...(isCheckedLater && { onDamaged: (error) => this.#refuse(opened, error) }),
    });
    this.#replace(opened);
    return this.#requireInfo();
  }

  create(path: string, settings: Partial<Settings>, start?: WorkspaceStart): WorkspaceInfo {
    const made = createWorkspace(resolve(path), settings);
    addBuiltIns(made);
    if (start) addStartRecords(made, start);
    this.#replace(made);
    return this.#requireInfo();
  }

  /** Opens the sample at `path`, made anew when it is not there, so that it always ends in this week. */
  async openSample(path: string): Promise<WorkspaceInfo> {
    // Loaded only where it is made: the made-up company is as large as half of the core.
    const make = existsSync(path) ? undefined : (await import('../sample/sample.ts')).makeSample;
    this.close();
    make?.(path, this.now);
    return this.open(path);
  }

  updateSettings(patch: Partial<Settings>): WorkspaceInfo {
    this.workspace.updateSettings({ actor: this.workspace.settings.actor, label: 'Change settings' }, patch);
    this.changed();
    return this.#requireInfo();
  }

  async backUp(path: string): Promise<{ path: string; bytes: number }> {
    return await backUp(this.workspace.connection, resolve(path));
  }

  check(): { isSound: boolean; problems: string[] } {
    const { connection } = this.workspace;
    const problems = [...problemsOf(connection), ...snapshotProblems(connection)];
    return { isSound: problems.length === 0, problems };
  }

  releaseMemory(): void {
    this.#workspace?.releaseMemory();
  }

  close(): void {
    this.#workspace?.close();
    this.#workspace = undefined;
    this.#damage = undefined;
  }

  /** Calls `listener` after every change, also one of another process, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#look ??= setInterval(() => this.#lookForOthers(), LOOK_MS).unref();
    this.#lookForOthers();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#look);
      this.#look = undefined;
    };
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #lookForOthers(): void {
    try {
      if (this.#workspace?.hasOthersWritten()) this.changed();
    } catch {
      // A file that cannot be read just now says so to whoever reads from it.
    }
  }

  #replace(next: Workspace): void {
    this.close();
    this.#workspace = next;
    this.changed();
  }

  #refuse(workspace: Workspace, error: MusterError): void {
    if (this.#workspace !== workspace) return;
    this.close();
    this.#damage = error;
    this.changed();
  }

  #requireInfo(): WorkspaceInfo {
    const info = this.info();
    if (!info) throw new Error('a workspace was just opened');
    return info;
  }
}
