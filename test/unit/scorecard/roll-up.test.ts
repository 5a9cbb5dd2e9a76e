import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignProgress } from '#shared/scorecard/campaign.ts';
import { compareScorecards, rollUpScorecards, type StoredScorecard } from '#shared/scorecard/roll-up.ts';

const card = (
  serviceId: string,
  score: number | null,
  level: StoredScorecard['level'] = null,
): StoredScorecard => ({
  serviceId,
  score,
  level,
});

describe('rollUpScorecards', () => {
  it('takes the mean, counts levels and compares with last week', () => {
    const now = [
      card('a1', 0.8, 'silver'),
      card('a2', 0.6, 'bronze'),
      card('b1', null),
      card('x', 1, 'gold'),
    ];
    const before = [card('a1', 0.5), card('a2', 0.5), card('b1', 0.9)];
    const groupOf = (id: string) => (id === 'x' ? null : id.charAt(0));
    const groups = rollUpScorecards(now, groupOf, before);
    expect(groups.map(({ group }) => group)).toEqual(['a', 'b', null]);
    expect(groups[0]?.score.value).toBeCloseTo(0.7, 12);
    expect(groups[0]?.change).toBeCloseTo(0.2, 12);
    expect(groups[0]?.levels).toEqual({ none: 0, bronze: 1, silver: 1, gold: 0 });
    expect(groups[1]).toMatchObject({ services: 1, score: { value: null }, change: null });
    expect(groups[2]).toMatchObject({ change: null, levels: { gold: 1 } });
    expect(rollUpScorecards([], groupOf)).toEqual([]);
  });

  it('counts every service in exactly one group', () => {
    const cards = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.double({ min: 0, max: 1, noNaN: true })),
    );
    fc.assert(
      fc.property(cards, (list) => {
        const all = list.map(([team, score], index) => card(`${team}${index}`, score));
        const groups = rollUpScorecards(all, (id) => id.charAt(0));
        expect(groups.reduce((total, group) => total + group.services, 0)).toBe(all.length);
      }),
    );
  });
});

describe('compareScorecards', () => {
  it('names levels lost and gained, and passes over services on one side only', () => {
    const before = [card('a', 0.9, 'gold'), card('b', 0.2), card('gone', 1, 'gold')];
    const after = [card('a', 0.7, 'bronze'), card('b', null, 'bronze'), card('new', 1, 'gold')];
    const changes = compareScorecards(before, after);
    expect(changes.map(({ serviceId, levels }) => [serviceId, levels])).toEqual([
      ['a', -2],
      ['b', 1],
    ]);
    expect(changes[0]?.score).toBeCloseTo(-0.2, 12);
    expect(changes[1]).toMatchObject({ score: null, from: null, to: 'bronze' });
  });
});

describe('campaignProgress', () => {
  const campaign = { checks: ['runbook'], startsOn: '2026-11-01', deadline: '2026-12-20' };
  const results = (passing: number, failing: number) => [
    ...Array.from({ length: passing }, () => ({ check: 'runbook', state: 'pass' as const })),
    ...Array.from({ length: failing }, () => ({ check: 'runbook', state: 'fail' as const })),
    { check: 'runbook', state: 'exempt' as const },
    { check: 'other', state: 'fail' as const },
  ];

  it('says how many a week are still needed', () => {
    const progress = campaignProgress(campaign, results(8, 4), '2026-11-22', 2);
    expect(progress).toEqual({
      asked: 12,
      done: 8,
      remaining: 4,
      weeksLeft: 4,
      neededPerWeek: 1,
      pacePerWeek: 2,
      state: 'on-pace',
    });
    expect(campaignProgress(campaign, results(3, 9), '2026-11-22', 2).state).toBe('behind');
  });

  it('ends done or missed', () => {
    expect(campaignProgress(campaign, results(3, 0), '2027-01-10', 0)).toMatchObject({
      state: 'done',
      neededPerWeek: null,
    });
    expect(campaignProgress(campaign, results(3, 1), '2026-12-20', 0)).toMatchObject({
      state: 'missed',
      weeksLeft: 0,
    });
    expect(campaignProgress(campaign, results(0, 2), '2026-11-01', 0)).toMatchObject({
      pacePerWeek: null,
      state: 'begun',
    });
    expect(campaignProgress({ ...campaign, checks: ['none'] }, results(1, 2), '2026-11-22', 0)).toMatchObject(
      {
        asked: 0,
        state: 'nothing-asked',
      },
    );
  });
});
