import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Tools } from '#core/export/pdf.ts';
import { exportScorecards } from '#core/export/scorecards.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { createWorkspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const TEAMS = ['Cart', 'Payments', 'Search'];

/** Three teams, and what draws a page for each; `print` is told how many files there are when a page is asked for. */
async function batchOf(print: (files: number, pdf: Uint8Array) => Promise<Uint8Array>) {
  const folder = temporaryFolder();
  const file = join(folder.path, 'teams.muster');
  const workspace = createWorkspace(file, { name: 'Teams', zone: 'Europe/Berlin' });
  workspace.write(edit, (tx) => {
    for (const name of TEAMS) tx.repository('team').create({ name });
  });
  workspace.close();
  const workspaces = new WorkspaceService(() => new Date(NOW));
  workspaces.open(file);
  onTestFinished(() => {
    workspaces.close();
    folder.remove();
  });
  const document = await PDFDocument.create();
  document.addPage();
  const pdf = await document.save();
  const path = join(folder.path, 'cards');
  const written = () => readdirSync(folder.path).includes('cards') && readdirSync(path);
  const tools: Tools = { workspaces, print: () => print((written() || []).length, pdf) };
  const request = { week: '2026-W47', of: 'teams', audience: 'director', paper: 'a4', path } as const;
  const run = async () => {
    let files: string[] = [];
    for await (const step of exportScorecards(tools, request))
      if ('result' in step) files = step.result.files;
    return files;
  };
  return { run, written };
}

describe('scorecards in a batch', () => {
  it('are each asked for before the one before is written, and all written in order', async () => {
    const seen: number[] = [];
    const { run, written } = await batchOf(async (files, pdf) => {
      seen.push(files);
      return pdf;
    });
    const files = await run();
    expect(seen).toEqual([0, 0, 1]);
    expect(files).toHaveLength(TEAMS.length);
    for (const [index, name] of TEAMS.entries()) expect(files[index]).toContain(name);
    expect(written()).toHaveLength(TEAMS.length);
  });

  it('keep what was drawn when one cannot be', async () => {
    let asked = 0;
    const { run, written } = await batchOf(async (_files, pdf) => {
      asked += 1;
      if (asked === 2) throw new MusterError('internal', 'The pages could not be drawn.');
      return pdf;
    });
    await expect(run()).rejects.toThrow('could not be drawn');
    expect(written()).toEqual([expect.stringContaining('Cart')]);
    expect(asked).toBe(2);
  });
});
