import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeBad, type BadSpan, badDays, type ImpactingIncident } from '#shared/slo/attribution.ts';
import type { SloDay } from '#shared/slo/slo-sums.ts';
import { addDays } from '#shared/time/week.ts';

const NOW = '2026-11-23T00:00:00.000Z';
const at = (minutes: number) =>
  new Date(Date.parse('2026-11-16T00:00:00.000Z') + minutes * 60_000).toISOString();
const hit = (id: string, ...impact: [number, number | null][]): ImpactingIncident => ({
  id,
  impact: impact.map(([start, end]) => ({ start: at(start), end: end === null ? null : at(end) })),
});
const span = (start: number, end: number, bad: number): BadSpan => ({ start: at(start), end: at(end), bad });

describe('attribution', () => {
  it('gives the bad events of a day to its incident and the rest to none', () => {
    const attribution = attributeBad([span(0, 1440, 90), span(1440, 2880, 10)], [hit('a', [600, 630])], NOW);
    expect(attribution).toEqual({ byIncident: new Map([['a', 90]]), unattributed: 10, total: 100 });
  });

  it('splits a day by minutes of impact, shared minutes evenly', () => {
    const apart = attributeBad([span(0, 1440, 100)], [hit('a', [0, 30]), hit('b', [60, 150])], NOW);
    expect([...apart.byIncident]).toEqual([
      ['a', 25],
      ['b', 75],
    ]);
    const shared = attributeBad([span(0, 1440, 100)], [hit('a', [0, 60]), hit('b', [30, 60])], NOW);
    expect([...shared.byIncident]).toEqual([
      ['a', 75],
      ['b', 25],
    ]);
  });

  it('counts overlapping intervals of one incident once and ends open ones now', () => {
    const double = attributeBad([span(0, 100, 90)], [hit('a', [0, 30], [0, 30]), hit('b', [40, 100])], NOW);
    expect([...double.byIncident.values()]).toEqual([30, 60]);
    const beside = attributeBad([span(0, 100, 90)], [hit('a', [0, 30], [0, 30]), hit('b', [0, 30])], NOW);
    expect([...beside.byIncident.values()]).toEqual([45, 45]);
    const open = attributeBad([span(0, 100, 9), span(100, 200, 1)], [hit('a', [50, null])], at(100));
    expect(open).toEqual({ byIncident: new Map([['a', 9]]), unattributed: 1, total: 10 });
  });

  it('knows nothing of impact that is empty, backward or elsewhere', () => {
    const incidents = [hit('a', [10, 10]), hit('b', [20, 5]), hit('c', [100, 200]), hit('d')];
    expect(attributeBad([span(0, 100, 7)], incidents, NOW)).toEqual({
      byIncident: new Map(),
      unattributed: 7,
      total: 7,
    });
    expect(attributeBad([], incidents, NOW)).toEqual({ byIncident: new Map(), unattributed: 0, total: 0 });
  });

  it('takes days in the zone of the workspace, maintenance removed', () => {
    const day: SloDay = {
      date: '2026-11-01',
      good: 80,
      total: 100,
      maintenanceGood: 5,
      maintenanceTotal: 15,
    };
    const range = { firstDay: '2026-11-01', lastDay: '2026-11-02' };
    expect(badDays([day, { ...day, date: '2026-10-31' }], range, 'America/New_York')).toEqual([
      { start: '2026-11-01T04:00:00.000Z', end: '2026-11-02T05:00:00.000Z', bad: 10 },
    ]);
    expect(badDays([day], range, 'Asia/Kolkata', 'included')).toEqual([
      { start: '2026-10-31T18:30:00.000Z', end: '2026-11-01T18:30:00.000Z', bad: 20 },
    ]);
    expect(
      badDays(
        [
          { ...day, good: 101 },
          { ...day, good: 0, total: 0 },
        ],
        range,
        'UTC',
      ),
    ).toEqual([]);
  });

  const interval = fc
    .tuple(fc.nat(2000), fc.option(fc.nat(300)))
    .map(([start, length]): [number, number | null] => [start, length === null ? null : start + length]);
  const incidents = fc
    .array(fc.array(interval, { maxLength: 3 }), { maxLength: 6 })
    .map((list) => list.map((impact, index) => hit(`i${index}`, ...impact)));
  const spans = fc
    .array(fc.nat(500), { maxLength: 12 })
    .map((list) => list.map((bad, index) => span(index * 200, (index + 1) * 200, bad)));

  it('adds up to the bad events, gives nobody less than nothing, and has no order', () => {
    fc.assert(
      fc.property(spans, incidents, (list, hits) => {
        const attribution = attributeBad(list, hits, NOW);
        const given = [...attribution.byIncident.values()];
        expect(given.every((bad) => bad >= 0)).toBe(true);
        expect(given.reduce((sum, bad) => sum + bad, attribution.unattributed)).toBeCloseTo(
          attribution.total,
          6,
        );
        expect(attribution.total).toBe(list.reduce((sum, { bad }) => sum + bad, 0));
        const reversed = attributeBad([...list].reverse(), [...hits].reverse(), NOW);
        for (const [id, bad] of attribution.byIncident)
          expect(reversed.byIncident.get(id)).toBeCloseTo(bad, 6);
        expect(reversed.unattributed).toBe(attribution.unattributed);
      }),
    );
  });

  it('leaves less unattributed with every incident more', () => {
    fc.assert(
      fc.property(spans, incidents, (list, hits) => {
        const all = attributeBad(list, hits, NOW).unattributed;
        expect(all).toBeLessThanOrEqual(attributeBad(list, hits.slice(1), NOW).unattributed);
      }),
    );
  });

  it('does not depend on the zone’s clock changes', () => {
    for (const zone of ['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata']) {
      const days = Array.from({ length: 365 }, (_, index) => ({
        date: addDays('2026-01-01', index),
        good: 9,
        total: 10,
        maintenanceGood: null,
        maintenanceTotal: null,
      }));
      const list = badDays(days, { firstDay: '2026-01-01', lastDay: '2026-12-31' }, zone);
      expect(list.every((one, index) => index === 0 || one.start === list[index - 1]?.end)).toBe(true);
      const whole = [
        { id: 'a', impact: [{ start: '2025-12-30T00:00:00.000Z', end: '2027-01-03T00:00:00.000Z' }] },
      ];
      expect(attributeBad(list, whole, NOW).byIncident.get('a')).toBeCloseTo(365, 9);
    }
  });
});
