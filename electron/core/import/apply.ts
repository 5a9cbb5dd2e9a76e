import { basename } from 'node:path';
import type { WriteSession } from '#db/record/write-session.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Entity, InsertOf, UpdateOf } from '#shared/entity/entity.ts';
import type { ImportFileReport, ImportOutcome } from '#shared/import/import-report.ts';
import { type ImportControl, type ImportPlan, refuseCancelled } from './plan.ts';

const BATCH = 500;
const REPORT_LENGTH = 50_000;

/**
 * Does what a plan says, in one transaction that is one step of undo. On any error, or when it is cancelled, nothing
 * is changed. Runs without a break: a transaction cannot wait.
 * @throws MusterError `conflict` when the workspace was changed since the plan was made, `cancelled`
 */
export function applyImport(plan: ImportPlan, { onProgress, signal }: ImportControl = {}): ImportOutcome {
  refuseCancelled(signal);
  const { workspace, outcome } = plan;
  // A file of which nothing could be used leaves no trace, not even that it was tried.
  if (plan.news.length + plan.patches.length + outcome.counts.skip === 0) return outcome;
  const meta = { actor: workspace.settings.actor, label: labelOf(outcome), kind: 'import' as const };
  workspace.write(meta, (session) => {
    refuseStale(plan);
    const total = plan.news.length + plan.patches.length;
    let done = 0;
    const step = () => {
      done += 1;
      if (done % BATCH !== 0) return;
      onProgress?.({ stage: 'Writing', done, total });
      refuseCancelled(signal);
    };
    write(session, plan, step);
    for (const file of outcome.files) recordRun(session, file);
    refuseCancelled(signal);
  });
  return { ...outcome, isApplied: true };
}

function write(session: WriteSession, { news, patches }: ImportPlan, step: () => void): void {
  for (const [entity, records] of Map.groupBy(news, (record) => record.entity)) {
    const repository = session.repositoryOf(entity);
    session.making(entity, records.length, () => {
      for (const { values, id, key, source, sourceId } of records) {
        repository.createTrusted({ ...values, id, key, source, sourceId } as unknown as InsertOf<Entity>);
        step();
      }
    });
  }
  for (const { entity, id, values } of patches) {
    session.repositoryOf(entity).update(id, values as UpdateOf<Entity>);
    step();
  }
}

function refuseStale({ workspace, asOf }: ImportPlan): void {
  // The newest group is that of this write itself.
  const before = workspace.log.groups(2)[1]?.id ?? 0;
  if (before === asOf) return;
  throw new MusterError('conflict', 'The workspace was changed since the dry run. Run it again.');
}

function recordRun(session: WriteSession, { file, kind, counts, items }: ImportFileReport): void {
  const report = items
    .filter(({ result }) => result === 'reject' || result === 'note')
    .map(({ line, what, reason }) => `Line ${line}, ${what}: ${reason}`)
    .join('\n');
  session.repository('importRun').create({
    file: basename(file).slice(0, 500),
    kind,
    added: counts.add,
    updated: counts.update,
    skipped: counts.skip,
    rejected: counts.reject,
    report: report === '' ? null : report.slice(0, REPORT_LENGTH),
  });
}

function labelOf({ files }: ImportOutcome): string {
  const [first] = files;
  return files.length === 1 && first ? `Import of ${first.file}` : `Import of ${files.length} files`;
}
