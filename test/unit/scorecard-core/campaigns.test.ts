import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { scorecardSection } from '#core/review/scorecards.ts';
import { campaignAt, scorecardMatrix } from '#core/scorecard/matrix.ts';
import { storeScorecards } from '#core/scorecard/scorecards.ts';
import { simulateCheck } from '#core/scorecard/simulate.ts';
import type { Workspace } from '#db/workspace.ts';
import { weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-25T12:00:00.000Z';

let workspace: Workspace;
let dispose: () => void;
beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace());
});
afterEach(() => dispose());

const weekOf = (key: string) => weekByKey(key, calendarOf(workspace.settings));
const contextAt = (key = '2026-W47') => reviewContext(workspace, weekOf(key), NOW);

/** Services with a tier and an owner, so that a runbook is what keeps them from bronze besides an SLO. */
function addServices(count: number): string[] {
  return workspace.write(edit, (tx) => {
    const { id: teamId } = tx.repository('team').create({ name: 'Team' });
    return Array.from({ length: count }, (_, n) => {
      const { id } = tx.repository('service').create({ slug: `s${n}`, name: `S${n}`, tier: 3, teamId });
      tx.repository('slo').create({ name: 'Up', serviceId: id, objective: 0.9 });
      return id;
    });
  });
}

function review(id: string, on: string): void {
  workspace.write(edit, (tx) =>
    tx.repository('service').update(id, { runbookUrl: 'https://runbooks.example/s', runbookReviewedOn: on }),
  );
}

describe('an announced check', () => {
  it('is judged and shown, and is in no score and no level before its day', () => {
    const [id = ''] = addServices(1);
    const before = scorecardSection(contextAt()).section.rows[0];
    expect(before).toMatchObject({ level: 'none' });
    expect(before?.failing).toContain('Runbook current');
    workspace.write(edit, (tx) =>
      tx.repository('scorecardCheck').create({ checkKey: 'runbook-current', countsFrom: '2026-11-23' }),
    );
    const announced = scorecardSection(contextAt()).section.rows[0];
    expect(announced).toMatchObject({ level: 'bronze' });
    expect(announced?.failing).not.toContain('Runbook current');
    expect(announced?.score).toBeGreaterThan(before?.score ?? 1);
    const matrix = scorecardMatrix(contextAt());
    expect(matrix.checks.find(({ key }) => key === 'runbook-current')?.countsFrom).toBe('2026-11-23');
    expect(matrix.rows[0]?.results['runbook-current']).toMatchObject({
      state: 'fail',
      announcedFor: '2026-11-23',
    });
    const after = scorecardMatrix(contextAt('2026-W48'));
    expect(after.rows[0]).toMatchObject({ service: { id }, level: null });
    expect(after.checks.find(({ key }) => key === 'runbook-current')).not.toHaveProperty('countsFrom');
  });

  it('counts with the level and the weight that the workspace gives it', () => {
    addServices(1);
    const score = () => scorecardSection(contextAt()).section.rows[0]?.score ?? 0;
    const plain = score();
    workspace.write(edit, (tx) =>
      tx.repository('scorecardCheck').create({ checkKey: 'runbook-current', level: 'gold', weight: 40 }),
    );
    expect(scorecardSection(contextAt()).section.rows[0]?.level).toBe('bronze');
    expect(score()).toBeLessThan(plain);
  });
});

describe('a simulated check', () => {
  it('says who would gain and lose, and writes nothing', () => {
    const [first = '', second = ''] = addServices(2);
    review(first, '2026-11-01');
    const newest = workspace.log.newest();
    const terms = { check: 'runbook-current', level: 'bronze', weight: 2 } as const;
    expect(simulateCheck(contextAt(), { ...terms, isCounted: true })).toMatchObject({
      services: 2,
      changes: [],
      before: { levels: { bronze: 1, none: 1 } },
      after: { levels: { bronze: 1, none: 1 } },
    });
    const without = simulateCheck(contextAt(), { ...terms, isCounted: false });
    expect(without.after.levels).toMatchObject({ bronze: 2, none: 0 });
    expect(without.changes.filter(({ levels }) => levels > 0)).toMatchObject([
      { service: { id: second }, team: { name: 'Team' }, from: null, to: 'bronze' },
    ]);
    expect(workspace.log.newest()).toBe(newest);
  });
});

describe('a campaign', () => {
  const start = () =>
    workspace.write(edit, (tx) => {
      const { id } = tx.repository('scorecardCampaign').create({
        title: 'Runbooks',
        startsOn: '2026-11-09',
        deadline: '2026-12-06',
      });
      tx.repository('campaignCheck').create({ campaignId: id, checkKey: 'runbook-current' });
      return id;
    });

  it('tells its pace since the start, the pace it needs, and who is left', () => {
    const [first = '', second = '', third = '', fourth = ''] = addServices(4);
    review(first, '2026-11-02');
    review(second, '2026-11-10');
    const id = start();
    const progress = {
      asked: 4,
      done: 2,
      remaining: 2,
      weeksLeft: 2,
      neededPerWeek: 1,
      state: 'behind',
      checks: [{ key: 'runbook-current', name: 'Runbook current' }],
      open: [{ service: { id: third } }, { service: { id: fourth } }],
    };
    expect(campaignAt(contextAt(), id)).toMatchObject({ ...progress, pacePerWeek: 1 / (13 / 7) });
    expect(scorecardSection(contextAt()).section.campaigns).toMatchObject([{ id, ...progress }]);
    expect(scorecardSection(contextAt('2026-W45')).section.campaigns).toEqual([]);
  });

  it('starts from what was stored when the week before it ended', () => {
    const [first = ''] = addServices(2);
    storeScorecards(workspace, weekOf('2026-W45'), NOW);
    review(first, '2026-11-02');
    expect(campaignAt(contextAt(), start())).toMatchObject({ done: 1, pacePerWeek: 1 / (13 / 7) });
  });

  it('is not there any more once it is removed, with its checks', () => {
    const id = start();
    workspace.write(edit, (tx) => tx.repository('scorecardCampaign').remove(id));
    expect(() => campaignAt(contextAt(), id)).toThrow('no longer there');
    expect(workspace.repository('campaignCheck').count()).toBe(0);
    workspace.undo('');
    expect(campaignAt(contextAt(), id)).toMatchObject({ name: 'Runbooks', checks: [{}], asked: 0 });
  });
});
