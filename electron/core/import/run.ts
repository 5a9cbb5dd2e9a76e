import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Workspace } from '#db/workspace.ts';
import type { Progress } from '#shared/contract/contract.ts';
import type { ImportOptions, ImportOutcome } from '#shared/import/import-report.ts';
import { applyImport } from './apply.ts';
import { type ImportControl, type ImportPlan, planImport, planSteps, refuseCancelled } from './plan.ts';
import { type ImportInput, readInputs } from './read-files.ts';

type RunOptions = ImportOptions & { isDryRun: boolean };

/** A source file that is not on disk. `kind` and `entity` as in `ImportOptions`. */
export type ImportText = {
  path: string;
  text: string;
  kind?: string | undefined;
  entity?: string | undefined;
};

/** Imports files, or only tells what importing them would do. Yields how far it is and, at last, the outcome. */
export async function* runImport(
  workspace: Workspace,
  paths: readonly string[],
  { isDryRun, ...options }: RunOptions,
  signal?: AbortSignal,
): AsyncGenerator<Progress<ImportOutcome>> {
  const steps = planSteps(workspace, readInputs(paths, options), options);
  let step = steps.next();
  while (!step.done) {
    yield step.value;
    await setImmediate();
    refuseCancelled(signal);
    step = steps.next();
  }
  const plan = step.value;
  if (!isDryRun) yield { stage: 'Writing', done: 0, total: plan.news.length + plan.patches.length };
  yield { result: isDryRun ? plan.outcome : applyImport(plan, { signal }) };
}

/** `runImport` for callers that only want the outcome, or hear of progress by a callback. */
export async function importFiles(
  workspace: Workspace,
  paths: readonly string[],
  { isDryRun, ...options }: RunOptions,
  control: ImportControl = {},
): Promise<ImportOutcome> {
  const plan = await planImport(workspace, paths, options, control);
  return isDryRun ? plan.outcome : applyImport(plan, control);
}

/** Imports texts that were made rather than read, in one run, without a break. */
export function importTexts(
  workspace: Workspace,
  texts: readonly ImportText[],
  options: ImportOptions = {},
): ImportOutcome {
  const inputs = texts.map(({ path, text, kind, entity }) => ({
    source: { name: basename(path), path, text, bytes: text.length },
    kind,
    entity,
  }));
  return applyImport(importPlanOf(workspace, inputs, options));
}

/** The plan of an import that is small enough to be made without a break. */
export function importPlanOf(
  workspace: Workspace,
  inputs: readonly ImportInput[],
  options: ImportOptions = {},
): ImportPlan {
  const steps = planSteps(workspace, inputs, options);
  let step: IteratorResult<unknown, ImportPlan> = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
