import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeFailureRate,
  type DeploymentCountRow,
  type DeploymentRow,
  IMPOSSIBLE_COUNT,
} from '#shared/deployment/change-failure.ts';
import { rollingWindow } from '#shared/time/window.ts';

const PERIOD = rollingWindow('2026-11-22', 7, 'UTC');
const deployment = (rest: Partial<DeploymentRow> = {}): DeploymentRow => ({
  at: '2026-11-18T10:00:00.000Z',
  outcome: 'ok',
  incidentId: null,
  ...rest,
});
const count = (deployments: number, failed: number, weekStart = '2026-11-16'): DeploymentCountRow => ({
  weekStart,
  deployments,
  failed,
});

describe('change failure rate', () => {
  it('counts what failed, was rolled back or caused an incident, each once', () => {
    const rows = [
      ...Array.from({ length: 16 }, () => deployment()),
      deployment({ outcome: 'failed' }),
      deployment({ outcome: 'rolled-back' }),
      deployment({ incidentId: 'i' }),
      deployment({ outcome: 'failed', incidentId: 'i' }),
    ];
    expect(changeFailureRate(rows, [], PERIOD)).toEqual({ value: 0.2, n: 20, excluded: [] });
  });

  it('adds weekly counts and leaves out impossible ones', () => {
    const counts = [count(10, 1), count(5, 6), count(-1, -1), count(1.5, 1), count(100, 100, '2026-11-23')];
    expect(changeFailureRate([deployment({ outcome: 'failed' })], counts, PERIOD)).toEqual({
      value: 2 / 11,
      n: 11,
      excluded: [{ reason: IMPOSSIBLE_COUNT, n: 3 }],
    });
  });

  it('takes the half-open week in the zone of the workspace', () => {
    const sunday = [deployment({ at: '2026-11-22T23:30:00.000Z' })];
    const n = (zone: string) => changeFailureRate(sunday, [], rollingWindow('2026-11-22', 7, zone)).n;
    expect(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'].map(n)).toEqual([1, 1, 0, 0]);
    expect(changeFailureRate([deployment({ at: PERIOD.start })], [], PERIOD).n).toBe(1);
    expect(changeFailureRate([deployment({ at: PERIOD.end })], [], PERIOD).n).toBe(0);
  });

  it('is no data without deployments, a count of none included', () => {
    for (const counts of [[], [count(0, 0)], [count(1, 2)]]) {
      expect(changeFailureRate([], counts, PERIOD)).toMatchObject({
        value: null,
        n: 0,
        reason: expect.any(String),
      });
    }
  });

  const rows = fc.array(
    fc.record({
      at: fc
        .integer({ min: -48, max: 240 })
        .map((hours) => new Date(Date.parse(PERIOD.start) + hours * 3_600_000).toISOString()),
      outcome: fc.constantFrom('ok' as const, 'failed' as const, 'rolled-back' as const),
      incidentId: fc.option(fc.constant('i')),
    }),
    { maxLength: 30 },
  );

  it('is a share, has no order, and rows and counts are worth the same', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const rate = changeFailureRate(list, [], PERIOD);
        expect(rate.value === null || (rate.value >= 0 && rate.value <= 1)).toBe(true);
        expect(changeFailureRate([...list].reverse(), [], PERIOD)).toEqual(rate);
        const failed = Math.round((rate.value ?? 0) * rate.n);
        expect(changeFailureRate([], [count(rate.n, failed)], PERIOD).value).toBe(rate.value);
      }),
    );
  });
});
