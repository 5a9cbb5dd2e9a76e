import { resultsOfWeek } from '#db/scorecard/result-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { shiftWeek, weekOfInstant } from '#shared/time/week.ts';
import { calendarOf } from '../review/context.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { storeScorecards } from './scorecards.ts';

/** After a change the window is answered first. */
const WAIT_MS = 1500;
/** How often it is looked whether a week has ended while the app stays open. */
const LOOK_MS = 15 * 60_000;

/**
 * Stores the scorecards of the week that ended last, once, in whatever workspace is open, and goes on doing so until the
 * returned function is called. Nothing is stored in a workspace that cannot be written.
 */
export function keepResults(workspaces: WorkspaceService): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    soon = undefined;
    try {
      // A write would wait for the check of the file, and every page with it.
      if (isBeingChecked(workspaces)) lookSoon();
      else if (storeEndedWeek(workspaces) > 0) workspaces.changed();
    } catch (error) {
      // A locked or lost file is told to the person by what they do themselves; this is tried again.
      if (!(error instanceof MusterError)) throw error;
    }
  };
  const lookSoon = () => {
    if (soon !== undefined) return;
    soon = setTimeout(look, WAIT_MS);
    soon.unref();
  };
  const stopListening = workspaces.onChange(lookSoon);
  const regularly = setInterval(lookSoon, LOOK_MS);
  regularly.unref();
  lookSoon();
  return () => {
    stopListening();
    clearInterval(regularly);
    clearTimeout(soon);
  };
}

function isBeingChecked(workspaces: WorkspaceService): boolean {
  return workspaces.info() !== null && !workspaces.workspace.isChecked;
}

/** Stores the week that ended last unless it is stored; how many results were written. */
export function storeEndedWeek(workspaces: WorkspaceService): number {
  if (!workspaces.info()) return 0;
  const { workspace, now } = workspaces;
  if (workspace.isReadOnly) return 0;
  const calendar = calendarOf(workspace.settings);
  const ended = shiftWeek(weekOfInstant(now, calendar), -1, calendar);
  if (isStored(workspaces, ended.key, ended.lastDay)) return 0;
  return storeScorecards(workspace, ended, now);
}

function isStored({ workspace }: WorkspaceService, week: string, lastDay: string): boolean {
  return resultsOfWeek(workspace.connection, week).some(({ evaluatedOn }) => evaluatedOn >= lastDay);
}
