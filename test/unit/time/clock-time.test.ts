import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandClock } from '#shared/time/clock-time.ts';

describe('a bare clock time', () => {
  it('is the one nearest to what was last known', () => {
    const near = (text: string) => expandClock(text, '2026-11-16T22:00:00.000Z', 'Europe/Berlin');
    // 22:00 UTC is 23:00 in Berlin.
    expect([near('22:50'), near('2310'), near('0:10')]).toEqual([
      '2026-11-16 22:50',
      '2026-11-16 23:10',
      '2026-11-17 00:10',
    ]);
    expect([near('2026-11-20 10:00'), near('25:00'), near('soon')]).toEqual([
      '2026-11-20 10:00',
      '25:00',
      'soon',
    ]);
  });

  it('is never more than half a day away', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(moment, minute, (about, clock) => {
        const text = `${Math.floor(clock / 60)}:${String(clock % 60).padStart(2, '0')}`;
        const local = expandClock(text, about.toISOString(), 'UTC');
        const distance = Math.abs(Date.parse(`${local.replace(' ', 'T')}Z`) - about.getTime());
        expect(distance).toBeLessThanOrEqual(12 * 3_600_000);
      }),
    );
  });
});
