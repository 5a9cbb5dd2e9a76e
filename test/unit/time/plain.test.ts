import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { isBusinessDay } from '#shared/time/business-days.ts';
import { dateOfEpochDay, epochDay, localMinute } from '#shared/time/plain.ts';
import { addDays, dateOf, daysBetween } from '#shared/time/week.ts';

const date = fc
  .integer({ min: -350_000, max: 2_900_000 })
  .map((day) => Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString());
const instant = fc
  .integer({ min: -30_000_000_000_000, max: 200_000_000_000_000 })
  .map((ms) => new Date(ms).toISOString());
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

it('counts days as Temporal does', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
      const plain = Temporal.PlainDate.from(from);
      const to = plain.add({ days }).toString();
      expect(addDays(from, days)).toBe(to);
      expect(daysBetween(from, to)).toBe(days);
      expect(isBusinessDay(from)).toBe(plain.dayOfWeek < 6);
    }),
  );
});

it('reads clocks as Temporal does', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
      const minute = local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
      expect(localMinute(at, zone) ?? minute).toBe(minute);
      expect(dateOf(at, zone)).toBe(local.toPlainDate().toString());
    }),
  );
});

it('leaves to Temporal what is no date, or out of its years', () => {
  for (const text of ['2026-02-30', '2026-2-3', '2026-13-01', '0999-12-31', '']) {
    expect(epochDay(text)).toBeUndefined();
  }
  expect(dateOfEpochDay(3_000_000)).toBeUndefined();
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  expect(() => dateOf('2026-02-01T00:00:00.000Z', 'No/Where')).toThrow(RangeError);
});
