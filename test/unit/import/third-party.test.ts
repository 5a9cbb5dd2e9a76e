import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planImport } from '#core/import/plan.ts';
import { importFiles } from '#core/import/run.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { ImportOutcome } from '#shared/import/import-report.ts';
import { importWorkspace } from './import-workspace.ts';

/** Real files of other projects, kept outside the repository. */
const SAMPLES = new URL('../../../../shared/samples', import.meta.url).pathname;
const isThere = existsSync(SAMPLES);
if (!isThere) console.log(`Skipped: there are no third-party sample files in ${SAMPLES}`);

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? filesIn(path) : [path];
      })
    : [];
const namesIn = (folder: string) =>
  filesIn(join(SAMPLES, folder)).map((path) => path.slice(SAMPLES.length + 1));

function expectExplained({ files }: ImportOutcome): void {
  for (const { counts, items } of files) {
    expect(counts.add + counts.update + counts.skip + counts.reject).toBeGreaterThan(0);
    for (const { result, line, what, reason } of items) {
      expect(line).toBeGreaterThan(0);
      expect(what).not.toBe('');
      if (result !== 'add') expect(reason).toMatch(/^\S.{8,}[.!?]$/s);
      expect(reason).not.toMatch(/undefined|null|NaN|\[object/);
    }
  }
}

describe.skipIf(!isThere)('third-party files', () => {
  it.each(['backstage', 'openslo', 'sloth', 'pyrra'].flatMap(namesIn))(
    '%s is imported, all explained',
    async (name) => {
      const { workspace, dump } = importWorkspace();
      const outcome = await importFiles(workspace, [join(SAMPLES, name)], { isDryRun: false });
      expectExplained(outcome);
      const after = JSON.parse(dump())[1];
      const again = await importFiles(workspace, [join(SAMPLES, name)], { isDryRun: false });
      expect(again.counts).toMatchObject({ add: 0, update: 0 });
      const strip = (records: { source: string }[][]) => records.slice(0, -1);
      expect(strip(JSON.parse(dump())[1])).toEqual(strip(after));
    },
  );

  it.each(['backstage', 'openslo'])('%s is imported as one run', async (folder) => {
    const { workspace } = importWorkspace();
    const outcome = await importFiles(workspace, filesIn(join(SAMPLES, folder)), { isDryRun: false });
    expectExplained(outcome);
    expect(outcome.counts.add).toBeGreaterThan(5);
  });

  it.each([
    'billing_native',
    'deployments',
    'devlake',
    'fivetran_jira',
    'focus',
    'hiring',
    'servicenow',
    'wbr',
  ])('each file of %s is read or refused with a sentence', async (folder) => {
    const { workspace } = importWorkspace();
    for (const name of namesIn(folder)) {
      const planned = await planImport(workspace, [join(SAMPLES, name)]).catch((error: Error) => error);
      if ('outcome' in planned) expectExplained(planned.outcome);
      else {
        expect(planned, name).toBeInstanceOf(MusterError);
        expect(planned.message).toMatch(/^“.+[.!?]$/s);
      }
    }
  });

  it('FOCUS totals are those of the file', async () => {
    const { workspace, rows } = importWorkspace();
    await importFiles(workspace, [join(SAMPLES, 'focus/focus_sample_v1.0.csv')], { isDryRun: false });
    const total = (name: string) => rows('cost').reduce((sum, row) => sum + Number(row[name]), 0);
    // The file's exact sums are 20.52 billed and 14.98 effective; each record is rounded to a cent.
    expect(Math.abs(total('billed') - 2052)).toBeLessThanOrEqual(9);
    expect(Math.abs(total('effective') - 1498)).toBeLessThanOrEqual(9);
  });
});
