import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computedKpi } from '#core/kpi/computed.ts';
import { periodsBetween, periodsUpTo } from '#core/kpi/periods.ts';
import { recordBegins } from '#core/review/baseline.ts';
import { contextOf, reviewFor } from '#core/review/review-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { BUILT_IN_KPIS } from '#shared/kpi/catalogue.ts';
import { addDays } from '#shared/time/week.ts';
import { copySample } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const WEEKS = ['2026-W47', '2026-W48', '2026-W46', '2026-W40', '2026-W45', '2026-W47'];
const folder = temporaryFolder();
const file = path.join(folder.path, 'sample.muster');

function opened(): WorkspaceService {
  const service = new WorkspaceService(() => new Date(NOW));
  service.open(file);
  return service;
}

beforeAll(() => copySample(file, NOW));
afterAll(() => folder.remove());

describe('the values of periods that are over', () => {
  it('are the same on every later day, where they are said to rest on the period', () => {
    const service = opened();
    const settled = BUILT_IN_KPIS.flatMap(({ key }) => {
      const kpi = computedKpi(key);
      return kpi?.restsOn === 'period' ? [{ key, kpi }] : [];
    });
    expect(settled.length).toBeGreaterThan(20);
    const early = contextOf(service, '2026-W44');
    const late = contextOf(service, '2026-W47');
    for (const grain of ['week', 'month'] as const)
      for (const { key, kpi } of settled) {
        const then = periodsUpTo(early, grain, 20).filter(({ lastDay }) => lastDay < early.today);
        const now = periodsUpTo(late, grain, 26);
        const values = kpi.series(late, { kind: 'org' }, now);
        const expected = then.map((period) => values[now.findIndex((other) => other.key === period.key)]);
        expect(kpi.series(early, { kind: 'org' }, then), `${key} by ${grain}`).toEqual(expected);
      }
    service.close();
  });

  it('are none before the records begin that they are made of', () => {
    const service = opened();
    const context = contextOf(service, '2026-W47');
    for (const { key } of BUILT_IN_KPIS) {
      const kpi = computedKpi(key);
      if (kpi === undefined) continue;
      const begins = recordBegins(context, kpi.madeOf) ?? '';
      expect(begins, key).not.toBe('');
      const earlier = [
        ...periodsBetween(context, 'week', { from: addDays(begins, -30), until: begins }),
      ].filter(({ lastDay }) => lastDay < begins);
      expect(earlier.length, key).toBeGreaterThan(2);
      const values = kpi.series(context, { kind: 'org' }, earlier).map(({ value }) => value);
      expect(values, key).toEqual(values.map(() => null));
    }
    service.close();
  });

  it('make the same reviews when they are kept from other weeks', () => {
    const kept = opened();
    for (const week of WEEKS) {
      const fresh = opened();
      expect(reviewFor(kept, week), week).toEqual(reviewFor(fresh, week));
      fresh.close();
    }
    kept.close();
  });
});
