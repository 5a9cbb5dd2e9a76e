import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_KEY, type RecurrenceIncident, recurrence } from '#shared/incident/recurrence.ts';
import { weekByKey } from '#shared/time/week.ts';

const PERIOD = { start: '2026-11-16T00:00:00.000Z', end: '2026-11-23T00:00:00.000Z' };
const DAY = 86_400_000;
const at = (days: number) => new Date(Date.parse(PERIOD.start) + days * DAY).toISOString();
const incident = (id: string, days: number, rootCauseKey: string | null): RecurrenceIncident => ({
  id,
  impactStart: at(days),
  rootCauseKey,
});

describe('recurrence', () => {
  it('is the share of incidents with a known cause that came back within 365 days', () => {
    const incidents = [
      incident('old', -100, 'pool'),
      incident('older', -300, 'pool'),
      incident('a', 1, 'pool'),
      incident('b', 2, 'dns'),
      incident('c', 3, ' pool '),
      incident('d', 4, null),
      incident('e', 5, '  '),
      incident('later', 8, 'dns'),
    ];
    const { rate, recurred } = recurrence(incidents, PERIOD);
    expect(rate).toEqual({ value: 2 / 3, n: 3, excluded: [{ reason: NO_KEY, n: 2 }] });
    expect(recurred).toEqual([
      { id: 'a', previousId: 'old', rootCauseKey: 'pool' },
      { id: 'c', previousId: 'a', rootCauseKey: 'pool' },
    ]);
  });

  it('looks back 365 days to the millisecond', () => {
    const of = (days: number) =>
      recurrence([incident('x', days, 'k'), incident('a', 1, 'k')], PERIOD).rate.value;
    expect([of(-364), of(-364 - 1 / DAY), of(1), of(1 - 1 / DAY)]).toEqual([1, 0, 0, 0.5]);
    expect(recurrence([incident('x', -20, 'k'), incident('a', 1, 'k')], PERIOD, 14).rate.value).toBe(0);
  });

  it('is no data without a known cause', () => {
    expect(recurrence([], PERIOD).rate).toMatchObject({ value: null, reason: 'No incidents in the period.' });
    expect(recurrence([incident('a', 1, null)], PERIOD).rate).toMatchObject({
      value: null,
      reason: 'No incident has a root-cause key.',
      excluded: [{ reason: NO_KEY, n: 1 }],
    });
    expect(recurrence([incident('a', 9, 'k')], PERIOD).rate.value).toBeNull();
  });

  it('counts an incident in the week of its impact start, in the zone of the workspace', () => {
    const incidents = [{ id: 'a', impactStart: '2026-12-27T12:00:00.000Z', rootCauseKey: 'k' }];
    const n = (zone: string) => recurrence(incidents, weekByKey('2026-W53', { zone, weekStart: 1 })).rate.n;
    expect(['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'].map(n)).toEqual([0, 0, 1, 0]);
  });

  const incidents = fc
    .array(fc.tuple(fc.integer({ min: -500, max: 9 }), fc.option(fc.constantFrom('k', 'l', 'm'))), {
      maxLength: 25,
    })
    .map((list) => list.map(([days, key], index) => incident(`i${index}`, days, key)));

  it('is a share, has no order, and more history never lowers it', () => {
    fc.assert(
      fc.property(incidents, incidents, (list, more) => {
        const { rate } = recurrence(list, PERIOD);
        if (rate.value !== null) {
          expect(rate.value).toBeGreaterThanOrEqual(0);
          expect(rate.value).toBeLessThanOrEqual(1);
        }
        expect(recurrence([...list].reverse(), PERIOD).rate).toEqual(rate);
        const history = more.filter((one) => one.impactStart < PERIOD.start);
        expect(recurrence([...list, ...history], PERIOD).rate.value ?? 0).toBeGreaterThanOrEqual(
          rate.value ?? 0,
        );
      }),
    );
  });

  it('agrees with comparing every pair', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const known = list.filter((one) => one.rootCauseKey !== null);
        const mine = known.filter((one) => one.impactStart >= PERIOD.start && one.impactStart < PERIOD.end);
        const again = mine.filter((one) =>
          known.some((other) => {
            const gap = Date.parse(one.impactStart) - Date.parse(other.impactStart);
            return other.rootCauseKey === one.rootCauseKey && gap > 0 && gap <= 365 * DAY;
          }),
        );
        const { rate, recurred } = recurrence(list, PERIOD);
        expect(recurred.map(({ id }) => id)).toEqual(again.map(({ id }) => id));
        expect(rate.value).toBe(mine.length === 0 ? null : again.length / mine.length);
      }),
    );
  });
});
