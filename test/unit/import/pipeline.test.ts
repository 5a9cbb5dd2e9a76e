import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyImport } from '#core/import/apply.ts';
import { planImport } from '#core/import/plan.ts';
import { importFiles, importTexts, runImport } from '#core/import/run.ts';
import { openWorkspace } from '#db/workspace.ts';
import { edit } from '../../support/workspace.ts';
import { dump, fixture, importWorkspace } from './import-workspace.ts';

const SERVICES = 'Key,Name\ncheckout-api,Checkout API\nledger,Ledger\n';
const deployments = (count: number) => {
  const rows = Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
    return `ship-${i},Release ${i},${i % 2 ? 'ledger' : 'checkout-api'},${at},${i % 7 ? 'OK' : 'Failed'}`;
  });
  return `Id,Title,Service,When,Outcome\n${rows.join('\n')}\n`;
};

describe('a dry run', () => {
  it('changes nothing, not a byte, and tells what the import then does', async () => {
    const { workspace, write, path } = importWorkspace();
    const files = ['catalog-info.yaml', 'slos.yaml', 'incidents.csv', 'costs.csv'].map((name) =>
      write(name, fixture(name)),
    );
    workspace.connection.pragma('wal_checkpoint(TRUNCATE)');
    const before = [dump(workspace), readFileSync(path).toString('base64')];
    const planned = await importFiles(workspace, files, { isDryRun: true });
    workspace.connection.pragma('wal_checkpoint(TRUNCATE)');
    expect([dump(workspace), readFileSync(path).toString('base64')]).toEqual(before);
    expect(planned.isApplied).toBe(false);
    const applied = await importFiles(workspace, files, { isDryRun: false });
    expect(applied).toEqual({ ...planned, isApplied: true });
    const again = await importFiles(workspace, files, { isDryRun: false });
    expect(again.counts).toMatchObject({ add: 0, update: 0, reject: planned.counts.reject });
    expect(again.counts.skip).toBe(planned.counts.skip + planned.counts.add);
  });

  it('can be made on a workspace that is open for reading only', async () => {
    const { workspace, write, path } = importWorkspace();
    const file = write('services.csv', SERVICES);
    workspace.connection.pragma('wal_checkpoint(TRUNCATE)');
    const readonly = openWorkspace(path, { readonly: true });
    const outcome = await importFiles(readonly, [file], { isDryRun: true });
    readonly.close();
    expect(outcome.counts.add).toBe(2);
  });
});

describe('an import', () => {
  it('is one step of undo and leaves a record of itself', async () => {
    const { workspace, bring, rows, dump: all } = importWorkspace();
    await bring('services.csv', SERVICES);
    await bring('catalog-info.yaml', fixture('catalog-info.yaml'));
    expect(workspace.log.groups(1)).toMatchObject([{ label: 'Import of catalog-info.yaml', kind: 'import' }]);
    const run = rows('importRun').at(-1);
    expect(run).toMatchObject({
      file: 'catalog-info.yaml',
      kind: 'backstage',
      added: 6,
      updated: 2,
      rejected: 2,
    });
    expect(run?.report).toContain('Line 116');
    workspace.undo('me');
    expect(rows('service').map(({ slug, tier }) => [slug, tier])).toEqual([
      ['checkout-api', null],
      ['ledger', null],
    ]);
    expect([rows('team').length, rows('person').length, rows('importRun').length]).toEqual([0, 0, 1]);
    workspace.redo('me');
    expect(rows('team')).toHaveLength(2);
    expect(all()).toContain('checkout-api');
  });

  it('merges what several files of one run say of a record', async () => {
    const { workspace, rows } = importWorkspace();
    const catalog = fixture('catalog-info.yaml').toString();
    const teams = 'Id,Starting headcount\ngroup:default/checkout,7\n';
    const outcome = importTexts(workspace, [
      { path: 'catalog-info.yaml', text: catalog },
      { path: 'people/teams.csv', text: teams, kind: 'csv', entity: 'team' },
    ]);
    expect(outcome.files[1]?.counts).toMatchObject({ add: 0, update: 1 });
    expect(rows('team').find(({ name }) => name === 'checkout')).toMatchObject({
      startingHeadcount: 7,
      source: 'backstage',
    });
    expect(importTexts(workspace, [{ path: 'catalog-info.yaml', text: catalog }]).counts).toMatchObject({
      add: 0,
      update: 0,
    });
  });

  it('leaves nothing when it is cancelled, before or while it writes', async () => {
    const { workspace, bring, write } = importWorkspace();
    await bring('services.csv', SERVICES);
    const file = write('deployments.csv', deployments(5_000));
    const before = dump(workspace);
    for (const stage of ['Reading', 'Checking', 'Comparing', 'Writing']) {
      const controller = new AbortController();
      const onProgress = (step: { stage: string; done: number }) => {
        if (step.stage.startsWith(stage) && (stage === 'Comparing' || step.done > 0)) controller.abort();
      };
      const control = { signal: controller.signal, onProgress };
      const work = importFiles(workspace, [file], { isDryRun: false, kind: 'deployment' }, control);
      await expect(work, stage).rejects.toMatchObject({
        code: 'cancelled',
        unchanged: 'Nothing was changed.',
      });
      expect(dump(workspace)).toBe(before);
    }
  });

  it('leaves nothing when one of its files cannot be read', async () => {
    const { workspace, write } = importWorkspace();
    const files = [write('services.csv', SERVICES), write('bad.csv', Buffer.from('Name\n\xff\n', 'latin1'))];
    const before = dump(workspace);
    await expect(importFiles(workspace, files, { isDryRun: false })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(dump(workspace)).toBe(before);
  });

  it('leaves nothing when the database refuses a row', async () => {
    const { workspace, write } = importWorkspace();
    const plan = await planImport(workspace, [write('services.csv', SERVICES)]);
    const [first] = plan.news;
    if (first) first.values = { ...first.values, teamId: 'nowhere' };
    const before = dump(workspace);
    expect(() => applyImport(plan)).toThrow(/FOREIGN KEY|nowhere/);
    expect(dump(workspace)).toBe(before);
  });

  it('is refused when the workspace changed since the dry run', async () => {
    const { workspace, write } = importWorkspace();
    const plan = await planImport(workspace, [write('services.csv', SERVICES)]);
    workspace.write(edit, (session) => session.repository('team').create({ name: 'T' }));
    const before = dump(workspace);
    expect(() => applyImport(plan)).toThrow('changed since the dry run');
    expect(dump(workspace)).toBe(before);
  });

  it('reports how far it is, step by step', async () => {
    const { workspace, bring, write } = importWorkspace();
    await bring('services.csv', SERVICES);
    const stages: string[] = [];
    const file = write('deployments.csv', deployments(2_500));
    for await (const step of runImport(workspace, [file], { isDryRun: false, kind: 'deployment' })) {
      if ('result' in step) expect(step.result.counts.add).toBe(2_500);
      else stages.push(step.stage);
    }
    expect([...new Set(stages)]).toEqual(['Reading deployments.csv', 'Checking', 'Comparing', 'Writing']);
  });

  it('refuses an unknown zone and kind of record', async () => {
    const { bring } = importWorkspace();
    await expect(bring('services.csv', SERVICES, { zone: 'Mars/Olympus' })).rejects.toThrow(
      'no time zone “Mars/Olympus”',
    );
    await expect(bring('services.csv', SERVICES, { entity: 'unicorn' })).rejects.toThrow(
      'no kind of record “unicorn”',
    );
  });
});
