import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BACKWARD_INTERVAL,
  type IncidentImpact,
  impactMinutes,
  impactOf,
  NO_INTERVAL,
} from '#shared/incident/impact.ts';
import { weekByKey } from '#shared/time/week.ts';

const START = Date.parse('2026-11-16T00:00:00.000Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const PERIOD = { start: at(0), end: at(7 * 1440) };
const NOW = { asOf: at(8 * 1440) };
const hit = (id: string, ...impact: [number, number | null][]): IncidentImpact => ({
  id,
  impact: impact.map(([start, end]) => ({ start: at(start), end: end === null ? null : at(end) })),
});

describe('customer-impact minutes', () => {
  it('are the union over intervals and incidents, clipped to the period', () => {
    const incidents = [hit('a', [0, 30], [20, 40]), hit('b', [35, 60], [100, 110]), hit('c', [-50, 5])];
    expect(impactMinutes(incidents, PERIOD, NOW)).toEqual({ value: 70, n: 3, excluded: [] });
    expect(impactMinutes([hit('d', [7 * 1440 - 10, 9 * 1440])], PERIOD, NOW).value).toBe(10);
  });

  it('of an open interval end now', () => {
    expect(impactMinutes([hit('a', [60, null])], PERIOD, { asOf: at(90) }).value).toBe(30);
    expect(impactMinutes([hit('a', [60, null])], PERIOD, { asOf: at(30) })).toMatchObject({ value: 0, n: 0 });
  });

  it('are 0 where incidents are recorded and none hit, and no data where nothing is known', () => {
    expect(impactMinutes([hit('a', [-90, -60])], PERIOD, NOW)).toEqual({ value: 0, n: 0, excluded: [] });
    expect(impactMinutes([], PERIOD, { ...NOW, isRecorded: true })).toEqual({ value: 0, n: 0, excluded: [] });
    expect(impactMinutes([], PERIOD, NOW)).toMatchObject({
      value: null,
      reason: 'No incidents are recorded.',
    });
    expect(impactMinutes([hit('a')], PERIOD, { ...NOW, isRecorded: true })).toEqual({
      value: null,
      reason: 'No incident has an impact interval in the period.',
      n: 0,
      excluded: [{ reason: NO_INTERVAL, n: 1 }],
    });
  });

  it('are not 0 because the only incident of the week says nothing', () => {
    expect(impactMinutes([hit('a'), hit('b', [-90, -60])], PERIOD, NOW).value).toBeNull();
  });

  it('leave out what has no interval or a backward one', () => {
    expect(impactMinutes([hit('a', [0, 10]), hit('b'), hit('c', [10, 0])], PERIOD, NOW)).toEqual({
      value: 10,
      n: 1,
      excluded: [
        { reason: BACKWARD_INTERVAL, n: 1 },
        { reason: NO_INTERVAL, n: 1 },
      ],
    });
  });

  it('fill a week that changes the clock with 167 or 169 hours', () => {
    const forever = [{ id: 'a', impact: [{ start: '2026-01-01T00:00:00.000Z', end: null }] }];
    const hours = (zone: string, key: string) => {
      const { value } = impactMinutes(forever, weekByKey(key, { zone, weekStart: 1 }), {
        asOf: '2027-12-31T00:00:00.000Z',
      });
      return (value ?? Number.NaN) / 60;
    };
    expect(hours('America/New_York', '2026-W10')).toBe(167);
    expect(hours('America/New_York', '2026-W44')).toBe(169);
    expect(hours('Pacific/Auckland', '2026-W39')).toBe(167);
    expect(hours('Pacific/Auckland', '2026-W14')).toBe(169);
    expect(hours('Asia/Kolkata', '2026-W53')).toBe(168);
  });

  const interval = fc
    .tuple(fc.integer({ min: -2000, max: 12_000 }), fc.option(fc.nat(3000)))
    .map(([start, length]): [number, number | null] => [start, length === null ? null : start + length]);
  const incidents = fc
    .array(fc.array(interval, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((list) => list.map((impact, index) => hit(`i${index}`, ...impact)));
  const minutes = (list: readonly IncidentImpact[], period = PERIOD) =>
    impactMinutes(list, period, NOW).value ?? Number.NaN;

  it('are at most the sum, at least the longest, at most the period', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const each = list.map((one) => minutes([one]));
        const union = minutes(list);
        expect(union).toBeLessThanOrEqual(each.reduce((sum, own) => sum + own, 0));
        expect(union).toBeGreaterThanOrEqual(Math.max(...each));
        expect(union).toBeLessThanOrEqual(7 * 1440);
      }),
    );
  });

  it('have no order, and repeating an incident adds nothing', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        expect(minutes([...list].reverse())).toBe(minutes(list));
        expect(minutes([...list, ...list])).toBe(minutes(list));
      }),
    );
  });

  it('add up over adjoining periods and shift with time', () => {
    fc.assert(
      fc.property(incidents, fc.nat(7 * 1440), (list, cut) => {
        const parts =
          minutes(list, { start: at(0), end: at(cut) }) + minutes(list, { start: at(cut), end: PERIOD.end });
        expect(parts).toBeCloseTo(minutes(list), 6);
      }),
    );
  });

  it('are counted minute by minute just the same', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const now = 8 * 1440;
        const spans = list.flatMap(({ impact }) =>
          impact.map(({ start, end }) => [
            (Date.parse(start) - START) / 60_000,
            end === null ? now : (Date.parse(end) - START) / 60_000,
          ]),
        );
        let counted = 0;
        for (let minute = 0; minute < 7 * 1440; minute += 1) {
          counted += Number(spans.some(([from = 0, to = 0]) => minute >= from && minute < to));
        }
        expect(minutes(list)).toBe(counted);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the impact of one incident', () => {
  it('counts what is recorded twice once, and says how much that was', () => {
    const { impact } = hit('a', [0, 30], [20, 40], [60, null]);
    expect(impactOf(impact, at(70))).toEqual({
      minutes: { value: 50, n: 3, excluded: [] },
      overlapMinutes: 10,
      running: 1,
    });
    expect(impactOf([], at(70)).minutes).toMatchObject({ value: null, n: 0 });
  });
});
