import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { scorecardSection } from '#core/review/scorecards.ts';
import { checkRows } from '#core/scorecard/check-rows.ts';
import { storeScorecards } from '#core/scorecard/scorecards.ts';
import type { Workspace } from '#db/workspace.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-25T12:00:00.000Z';

let workspace: Workspace;
let dispose: () => void;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'America/New_York' }));
});
afterEach(() => dispose());

const weekOf = (key: string) => weekByKey(key, calendarOf(workspace.settings));

function sectionOf(key = '2026-W47', now = NOW) {
  const { section, figures } = scorecardSection(reviewContext(workspace, weekOf(key), now));
  return { ...section, figure: (name: string) => figures.find(({ key: of }) => of === `scorecard.${name}`) };
}

describe('the scorecard section', () => {
  it('is empty with reasons without services', () => {
    const { rows, byTeam, levels, campaigns, figure } = sectionOf();
    expect({ rows, byTeam, levels, campaigns }).toEqual({
      rows: [],
      byTeam: [],
      levels: { none: 0, bronze: 0, silver: 0, gold: 0 },
      campaigns: [],
    });
    for (const name of ['score', 'gold', 'none', 'lost'])
      expect(figure(name)).toMatchObject({ value: null, reason: 'No services are recorded.' });
  });

  it('judges a service of which only the name is known', () => {
    workspace.write(edit, (tx) => tx.repository('service').create({ slug: 'bare', name: 'Bare' }));
    const [row] = sectionOf().rows;
    expect(row).toMatchObject({ team: null, tier: null, level: 'none', score: 0, previousScore: 0 });
    expect(row?.failing).toContain('Owner set');
    expect(row?.failing).toHaveLength(SERVICE_CHECKS.length);
  });

  it('finds every input of a service that holds gold', () => {
    fullService();
    const { rows, byTeam, levels, figure } = sectionOf();
    expect(rows[0]).toMatchObject({ level: 'gold', score: 1, failing: [], team: { name: 'Team' } });
    expect(byTeam[0]).toMatchObject({ team: { name: 'Team' }, services: 1, score: 1 });
    expect(levels).toEqual({ none: 0, bronze: 0, silver: 0, gold: 1 });
    expect(figure('gold')).toMatchObject({ value: 1, lineage: [{ entity: 'service' }] });
  });

  it('takes a level away for each failing', () => {
    const id = fullService();
    const set = (work: Parameters<Workspace['write']>[1]) => {
      workspace.write(edit, work);
      return sectionOf().rows[0];
    };
    expect(
      set((tx) => {
        const change = { title: 'x', serviceId: id, at: '2026-11-10T12:00:00.000Z' };
        for (let n = 0; n < 9; n += 1) tx.repository('deployment').create({ ...change, outcome: 'failed' });
      }),
    ).toMatchObject({ level: 'silver', failing: ['Change failure'] });
    expect(
      set((tx) => tx.repository('actionItem').create({ title: 'late', serviceId: id, dueOn: '2026-11-21' })),
    ).toMatchObject({ level: 'bronze', failing: ['No overdue actions', 'Change failure'] });
    expect(set((tx) => tx.repository('service').update(id, { teamId: null }))?.level).toBe('none');
  });

  it('judges an exercise by the service’s own target where it has none, and an unjudged one by nothing', () => {
    const id = fullService();
    const failing = (work: Parameters<Workspace['write']>[1]) => {
      workspace.write(edit, work);
      return sectionOf().rows[0]?.failing;
    };
    const held = { title: 'Failover', kind: 'failover' as const, services: [id] };
    expect(failing((tx) => tx.repository('exercise').create({ ...held, heldOn: '2026-11-09' }))).toEqual([]);
    const slow = { ...held, heldOn: '2026-11-10', outcome: 'passed' as const, rtoAchievedMinutes: 90 };
    expect(failing((tx) => tx.repository('exercise').create(slow))).toEqual([]);
    expect(failing((tx) => tx.repository('service').update(id, { rtoMinutes: 60 }))).toEqual([
      'Recovery exercised',
    ]);
  });

  it('takes a runbook for current as long as the settings say', () => {
    const id = fullService();
    workspace.write(edit, (tx) => tx.repository('service').update(id, { runbookReviewedOn: '2026-10-20' }));
    expect(sectionOf().rows[0]?.failing).toEqual([]);
    workspace.updateSettings(edit, { ...workspace.settings, runbookMaxAgeDays: 30 });
    expect(sectionOf().rows[0]?.failing).toEqual(['Runbook current']);
  });

  it('opens the incidents whose postmortems it counted, also those with a due date that follows from restoring', () => {
    const id = fullService();
    const { rows } = checkRows(reviewContext(workspace, weekOf('2026-W47'), NOW), id, 'postmortems-on-time');
    expect(rows).toMatchObject([{ entity: 'incident', ids: [expect.any(String)] }]);
  });

  it('lets an exempt check pass until the exemption expires', () => {
    const id = fullService();
    workspace.write(edit, (tx) => {
      tx.repository('service').update(id, { runbookUrl: null });
      const { id: ownerId } = tx.repository('person').create({ name: 'Ann' });
      const exemption = { serviceId: id, checkKey: 'runbook-current', ownerId, reason: 'Moving' };
      tx.repository('scorecardExemption').create({ ...exemption, expiresOn: '2026-11-22' });
    });
    expect(sectionOf().rows[0]?.level).toBe('gold');
    expect(sectionOf('2026-W48').rows[0]?.level).toBe('none');
  });
});

describe('stored scorecards', () => {
  it('are what a later review compares with and shows, whatever has changed', () => {
    const id = fullService();
    expect(storeScorecards(workspace, weekOf('2026-W46'), NOW)).toBe(1);
    workspace.write(edit, (tx) => tx.repository('service').update(id, { teamId: null }));
    const now = sectionOf();
    expect(now.rows[0]).toMatchObject({ level: 'none', previousLevel: 'gold', previousScore: 1 });
    expect(now.figure('lost')).toMatchObject({ value: 1, lineage: [{ ids: [id] }] });
    expect(sectionOf('2026-W46').rows[0]).toMatchObject({ level: 'gold', score: 1, failing: [] });
  });

  it('stay as they are once their week is over, and follow it until then', () => {
    const id = fullService();
    const during = '2026-11-18T12:00:00.000Z';
    expect(storeScorecards(workspace, weekOf('2026-W47'), during)).toBe(1);
    expect(storeScorecards(workspace, weekOf('2026-W47'), NOW)).toBe(1);
    workspace.write(edit, (tx) => tx.repository('service').update(id, { tier: null }));
    expect(storeScorecards(workspace, weekOf('2026-W47'), NOW)).toBe(0);
    const results = workspace.repository('scorecardResult').all();
    expect(results).toMatchObject([{ week: '2026-W47', level: 'gold', evaluatedOn: '2026-11-22' }]);
  });

  it('are not written by reading', () => {
    fullService();
    sectionOf();
    expect(workspace.repository('scorecardResult').count()).toBe(0);
  });
});

/** A service that passes every check, made of one record of each kind. */
function fullService(): string {
  return workspace.write(edit, (tx) => {
    const { id: teamId } = tx.repository('team').create({ name: 'Team' });
    const { id } = tx.repository('service').create({
      slug: 'full',
      name: 'Full',
      tier: 1,
      teamId,
      runbookUrl: 'https://runbooks.example/full',
      runbookReviewedOn: '2026-10-01',
    });
    const slo = tx.repository('slo').create({ name: 'Up', serviceId: id, objective: 0.9 });
    for (let back = 0; back < 45; back += 1) {
      const date = addDays('2026-11-24', -back);
      tx.repository('sloDay').create({ sloId: slo.id, date, good: 99, total: 100 });
    }
    const held = { services: [id], heldOn: '2026-10-10', outcome: 'passed' as const };
    tx.repository('exercise').create({ title: 'Failover', kind: 'failover', ...held });
    tx.repository('exercise').create({ title: 'Restore', kind: 'restore', datastore: 'db', ...held });
    const impactStart = '2026-10-20T10:00:00.000Z';
    tx.repository('incident').create({
      title: 'Down',
      severity: 'SEV-1',
      impactStart,
      restoredAt: '2026-10-20T11:00:00.000Z',
      services: [id],
      postmortemPublishedOn: '2026-10-22',
    });
    tx.repository('actionItem').create({ title: 'Later', serviceId: id, dueOn: '2026-12-24' });
    const posture = { assetGroup: 'full', date: '2026-11-01', serviceId: id };
    tx.repository('posture').create({ ...posture, assets: 100, assetsWithinSla: 97 });
    tx.repository('deployment').create({ title: 'Release', serviceId: id, at: '2026-11-02T10:00:00.000Z' });
    const shift = { startedAt: '2026-11-02T10:00:00.000Z', endedAt: '2026-11-03T10:00:00.000Z', teamId };
    tx.repository('onCallShift').create({ rotation: 'r', ...shift, pages: 10, actionablePages: 8 });
    const record = { periodStart: '2026-10-01', provider: 'p', category: 'c', serviceId: id };
    tx.repository('cost').create({ ...record, effective: 101_000, budget: 100_000 });
    return id;
  });
}
