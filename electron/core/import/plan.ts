import { setImmediate } from 'node:timers/promises';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import {
  IMPORT_RESULTS,
  type ImportCounts,
  type ImportOptions,
  type ImportOutcome,
} from '#shared/import/import-report.ts';
import { entityOrder } from './entity-order.ts';
import type { Candidate } from './importer.ts';
import { type NewRecord, type Patch, Planner } from './planner.ts';
import { type ImportInput, openInputs, type ReadFile, type ReadLimits, readInputs } from './read-files.ts';
import { noCounts } from './tally.ts';

/** What an import would do, and all that is needed to do it. */
export type ImportPlan = {
  workspace: Workspace;
  outcome: ImportOutcome;
  news: readonly NewRecord[];
  patches: readonly Patch[];
  /** The newest change of the workspace when the plan was made; another one since makes the plan stale. */
  asOf: number;
};

type Candidates = Map<string, { file: ReadFile; candidate: Candidate }[]>;

export type ImportStep = { stage: string; done: number; total: number | null };

export type ImportControl = {
  onProgress?: ((step: ImportStep) => void) | undefined;
  signal?: AbortSignal | undefined;
  limits?: ReadLimits | undefined;
};

/** Rows between two looks at the clock of the caller: cancelling, and room for other work. */
const BATCH = 2_000;

/**
 * Dry run: reads the files and decides what becomes of every row. Changes nothing.
 * @throws MusterError `missing-file`, `disk` or `bad-input` for a file that cannot be imported, `cancelled`
 */
export async function planImport(
  workspace: Workspace,
  paths: readonly string[],
  options: ImportOptions = {},
  { onProgress, signal, limits }: ImportControl = {},
): Promise<ImportPlan> {
  const steps = planSteps(workspace, readInputs(paths, options, limits), options, limits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    await setImmediate();
    refuseCancelled(signal);
  }
}

/** The plan of an import, step by step: yields how far it is, returns the plan. */
export function* planSteps(
  workspace: Workspace,
  inputs: readonly ImportInput[],
  options: ImportOptions,
  limits?: ReadLimits,
): Generator<ImportStep, ImportPlan> {
  const asOf = workspace.log.newest();
  const files = openInputs(workspace, inputs, options, limits);
  const candidates: Candidates = new Map();
  const read = yield* readSteps(files, candidates);
  const planner = new Planner(workspace);
  const total = read * 2;
  let done = 0;
  for (const row of inOrder(candidates)) {
    planner.admit(row);
    done += 1;
    if (done % BATCH === 0) yield { stage: 'Checking', done, total };
  }
  for (let at = 0; at < planner.accepted.length; at += BATCH) {
    planner.settle(planner.accepted.slice(at, at + BATCH));
    yield { stage: 'Comparing', done: done + at, total };
  }
  const { news, patches } = planner;
  return { workspace, outcome: outcomeOf(files), news, patches: [...patches.values()], asOf };
}

function* readSteps(files: readonly ReadFile[], candidates: Candidates): Generator<ImportStep, number> {
  let read = 0;
  for (const file of files) {
    yield { stage: `Reading ${file.source.name}`, done: read, total: null };
    for (const item of file.importer.read(file.source, file.context)) {
      if (item.type === 'row') put(candidates, file, item);
      else file.tally.add(item.type, item.line, null, item.what, remarkText(item));
      read += 1;
      if (read % BATCH === 0) yield { stage: `Reading ${file.source.name}`, done: read, total: null };
    }
  }
  return read;
}

export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MusterError('cancelled', 'The import was cancelled.');
}

function put(candidates: Candidates, file: ReadFile, candidate: Candidate): void {
  const list = candidates.get(candidate.entity);
  if (list) list.push({ file, candidate });
  else candidates.set(candidate.entity, [{ file, candidate }]);
}

/** Records that others need first; what is only made when nobody else brings it, after those that were brought. */
function* inOrder(candidates: Candidates) {
  for (const { name } of entityOrder()) {
    const rows = candidates.get(name) ?? [];
    for (const row of rows) if (row.candidate.ensure === undefined) yield row;
    for (const row of rows) if (row.candidate.ensure !== undefined) yield row;
  }
}

function remarkText({ type, what, reason }: { type: string; what: string; reason: string }): string {
  return type === 'note' ? `${what} ${reason}` : reason;
}

function outcomeOf(files: readonly ReadFile[]): ImportOutcome {
  const reports = files.map(({ tally }) => tally.report());
  const counts: ImportCounts = noCounts();
  for (const report of reports) for (const result of IMPORT_RESULTS) counts[result] += report.counts[result];
  return { files: reports, counts, isApplied: false };
}
