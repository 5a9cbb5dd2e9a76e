import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, weekByKey } from '#shared/time/week.ts';
import {
  complianceWindow,
  elapsedPart,
  epochMs,
  isInstantIn,
  monthWindow,
  quarterWindow,
  rollingWindow,
  windowOf,
} from '#shared/time/window.ts';

const ZONES = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];
const HOUR = 3_600_000;
const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
const zones = fc.constantFrom(...ZONES);

const hours = ({ start, end }: { start: string; end: string }) => (epochMs(end) - epochMs(start)) / HOUR;

describe('windows', () => {
  it('roll back whole local days, the last one included', () => {
    expect(rollingWindow('2026-11-22', 7, 'UTC')).toEqual({
      firstDay: '2026-11-16',
      lastDay: '2026-11-22',
      start: '2026-11-16T00:00:00.000Z',
      end: '2026-11-23T00:00:00.000Z',
      days: 7,
    });
    expect(() => rollingWindow('2026-11-22', 0, 'UTC')).toThrow(RangeError);
    expect(() => rollingWindow('2026-11-22', 2.5, 'UTC')).toThrow(RangeError);
  });

  it('are 167 or 169 hours in weeks that change the clock', () => {
    expect(hours(rollingWindow('2026-03-08', 7, 'America/New_York'))).toBe(167);
    expect(hours(rollingWindow('2026-11-01', 7, 'America/New_York'))).toBe(169);
    expect(hours(rollingWindow('2026-09-27', 7, 'Pacific/Auckland'))).toBe(167);
    expect(hours(rollingWindow('2026-04-05', 7, 'Pacific/Auckland'))).toBe(169);
    expect(hours(rollingWindow('2026-03-08', 7, 'Asia/Kolkata'))).toBe(168);
  });

  it('equal the review week, ISO week 53 included', () => {
    for (const zone of ZONES) {
      const week = weekByKey('2026-W53', { zone, weekStart: 1 });
      expect(rollingWindow('2027-01-03', 7, zone)).toMatchObject({
        firstDay: '2026-12-28',
        start: week.start,
        end: week.end,
      });
    }
  });

  it('follow calendar months and quarters', () => {
    expect(monthWindow('2028-02-10', 'UTC')).toMatchObject({
      firstDay: '2028-02-01',
      lastDay: '2028-02-29',
      days: 29,
    });
    expect(quarterWindow('2026-11-23', 'UTC')).toMatchObject({
      firstDay: '2026-10-01',
      lastDay: '2026-12-31',
    });
    expect(quarterWindow('2026-11-23', 'UTC', 6)).toMatchObject({
      firstDay: '2026-10-01',
      lastDay: '2026-12-31',
    });
    expect(quarterWindow('2026-11-23', 'UTC', 1)).toMatchObject({
      firstDay: '2026-11-01',
      lastDay: '2027-01-31',
    });
    expect(quarterWindow('2026-01-15', 'UTC', 1)).toMatchObject({
      firstDay: '2025-11-01',
      lastDay: '2026-01-31',
    });
    expect(quarterWindow('2026-01-15', 'UTC', 2)).toMatchObject({
      firstDay: '2025-12-01',
      lastDay: '2026-02-28',
    });
    expect(() => quarterWindow('2026-01-15', 'UTC', 13)).toThrow(RangeError);
  });

  it('of an SLO are 28 days unless it says otherwise', () => {
    const of = (windowKind: 'rolling' | 'calendar-month' | 'calendar-quarter', windowDays: number | null) =>
      complianceWindow({ windowKind, windowDays }, '2026-11-23', 'UTC').days;
    expect([
      of('rolling', null),
      of('rolling', 30),
      of('calendar-month', null),
      of('calendar-quarter', 7),
    ]).toEqual([28, 30, 30, 92]);
  });

  it('have an elapsed part', () => {
    const month = monthWindow('2026-11-23', 'UTC');
    expect(elapsedPart(month, '2026-11-23', 'UTC')?.days).toBe(23);
    expect(elapsedPart(month, '2026-12-05', 'UTC')).toBe(month);
    expect(elapsedPart(month, '2026-10-31', 'UTC')).toBeNull();
    expect(() => windowOf('2026-11-02', '2026-11-01', 'UTC')).toThrow(RangeError);
  });

  it('hold their date and tile time without gap or overlap', () => {
    fc.assert(
      fc.property(dates, zones, fc.constantFrom(monthWindow, quarterWindow), (date, zone, windowAround) => {
        const window = windowAround(date, zone);
        expect(date >= window.firstDay && date <= window.lastDay).toBe(true);
        expect(windowAround(addDays(window.lastDay, 1), zone).start).toBe(window.end);
        expect(windowAround(window.lastDay, zone)).toEqual(window);
      }),
      { numRuns: 60 },
    );
  });

  it('hold exactly the instants of their local dates', () => {
    fc.assert(
      fc.property(dates, zones, fc.integer({ min: -72, max: 72 }), (date, zone, offset) => {
        const window = rollingWindow(date, 1, zone);
        const instant = new Date(epochMs(window.start) + offset * HOUR).toISOString();
        expect(isInstantIn(instant, window)).toBe(dateOf(instant, zone) === date);
      }),
      { numRuns: 60 },
    );
  });

  it('refuse what is not a UTC instant', () => {
    for (const text of ['2026-11-23T10:00:00', '2026-11-23T10:00:00+01:00', 'soonZ', '']) {
      expect(() => epochMs(text)).toThrow(RangeError);
    }
  });
});
