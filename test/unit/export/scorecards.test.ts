import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tools } from '#core/export/pdf.ts';
import { exportScorecards } from '#core/export/scorecards.ts';
import type { Workspace } from '#db/workspace.ts';
import type { ScorecardsOf } from '#shared/contract/contract.ts';
import type { Audience } from '#shared/entity/field.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { type SampleReviews, sampleReviews } from '../review-figures/sample-reviews.ts';

const WEEK = '2026-W47';

describe('a batch of scorecards', () => {
  const folder = temporaryFolder();
  let sample: SampleReviews;
  let workspace: Workspace;
  let tools: Tools;
  let routes: string[] = [];
  beforeAll(async () => {
    sample = sampleReviews();
    workspace = sample.workspaces.workspace;
    const page = await PDFDocument.create();
    page.addPage();
    const bytes = await page.save();
    const print: Tools['print'] = async (request) => {
      routes.push('route' in request ? request.route : '');
      return bytes;
    };
    tools = { workspaces: sample.workspaces, print };
  }, 120_000);
  afterAll(() => {
    sample.dispose();
    folder.remove();
  });

  type Wanted = { of: ScorecardsOf; audience?: Audience; quarter?: string; requisition?: string };

  async function batch(
    name: string,
    { audience = 'director', ...wanted }: Wanted,
    signal?: AbortSignal,
    onFile?: (done: number) => void,
  ): Promise<string[]> {
    const path = join(folder.path, name);
    mkdirSync(path);
    routes = [];
    const request = { week: WEEK, paper: 'a4' as const, path, audience, ...wanted };
    const steps = exportScorecards(tools, request, signal);
    for await (const step of steps) if ('done' in step) onFile?.(step.done);
    return readdirSync(path).sort();
  }

  it('holds the quarter and a file for each team with objectives in it', async () => {
    const ofQuarter = workspace
      .repository('objective')
      .all()
      .filter(({ quarter }) => quarter === '2026Q2');
    const ids = new Set(ofQuarter.map(({ teamId }) => teamId));
    const files = await batch('okrs', { of: 'okrs', quarter: '2026Q2' });
    expect(ids.size).toBeGreaterThan(1);
    expect(files).toHaveLength(ids.size + 1);
    for (const file of files) expect(file).toContain('OKR scorecard Q2 2026 2026-W47.pdf');
    expect(routes.map((route) => new URLSearchParams(route.split('?')[1]).get('id'))).toEqual(
      expect.arrayContaining([null, ...ids]),
    );
    for (const route of routes) expect(route).toContain('quarter=2026Q2');
  });

  it('holds a file for each candidate of a requisition, by its key or its id', async () => {
    const [interview] = workspace.repository('interview').all();
    const slot = workspace.repository('headcountSlot').get(interview?.slotId ?? '');
    if (!slot?.key) throw new Error('The sample has no interview for a requisition.');
    const labels = workspace
      .repository('interview')
      .all()
      .filter(({ slotId }) => slotId === slot.id)
      .map(({ candidateLabel }) => candidateLabel);
    const names = [...new Set(labels)].sort();
    const files = await batch('by-key', { of: 'interviews', requisition: slot.key });
    expect(files.map((file) => names.find((name) => file.includes(name)))).toEqual(names);
    expect(await batch('by-id', { of: 'interviews', requisition: slot.id })).toEqual(files);
    const every = await batch('every', { of: 'interviews' });
    expect(every.length).toBeGreaterThan(files.length);
  });

  it('is refused before the first file for whom candidates are none of their business', async () => {
    for (const audience of ['team', 'executive', 'customer'] as const)
      await expect(batch(`no-${audience}`, { of: 'interviews', audience })).rejects.toThrow(
        'Interview scorecards name candidates',
      );
    await expect(batch('no-okrs', { of: 'okrs', audience: 'customer' })).rejects.toThrow(
      'Customers may see nothing of OKRs.',
    );
    expect(routes).toEqual([]);
  });

  it('says that a requisition is not there', async () => {
    await expect(batch('no-such', { of: 'interviews', requisition: 'REQ-0' })).rejects.toThrow(
      'There is no requisition “REQ-0”.',
    );
  });

  it('of everything leaves candidates out, and objectives for customers', async () => {
    await batch('all', { of: 'all' });
    const kinds = new Set(routes.map((route) => route.split('?')[0]?.split('/').at(-1)));
    expect([...kinds].sort()).toEqual(['okrs', 'organisation', 'service', 'team']);
    await batch('all-customer', { of: 'all', audience: 'customer' });
    expect(routes.some((route) => route.includes('/okrs'))).toBe(false);
  }, 60_000);

  it('keeps the files it has written when it is stopped', async () => {
    const stop = new AbortController();
    const onFile = (done: number) => {
      if (done === 2) stop.abort();
    };
    await expect(batch('stopped', { of: 'okrs' }, stop.signal, onFile)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(readdirSync(join(folder.path, 'stopped'))).toHaveLength(2);
  });
});
