import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  countBusinessDays,
  isBusinessDay,
  postmortemDueDate,
} from '#shared/time/business-days.ts';
import { addDays } from '#shared/time/week.ts';

const CHRISTMAS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);

const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
const holidays = fc
  .uniqueArray(fc.integer({ min: 0, max: 4000 }), { maxLength: 30 })
  .map((days) => new Set(days.map((day) => addDays('2020-01-01', day))));

describe('business days', () => {
  it('are Monday to Friday less the holidays', () => {
    expect(isBusinessDay('2026-11-20')).toBe(true);
    expect(isBusinessDay('2026-11-21')).toBe(false);
    expect(isBusinessDay('2026-12-25')).toBe(true);
    expect(isBusinessDay('2026-12-25', CHRISTMAS)).toBe(false);
  });

  it('add up over weekends and holidays', () => {
    expect(addBusinessDays('2026-11-20', 1)).toBe('2026-11-23');
    expect(addBusinessDays('2026-11-21', 1)).toBe('2026-11-23');
    expect(addBusinessDays('2026-11-21', 0)).toBe('2026-11-21');
    expect(addBusinessDays('2026-11-23', -1)).toBe('2026-11-20');
    expect(addBusinessDays('2026-12-24', 5, CHRISTMAS)).toBe('2027-01-05');
    expect(countBusinessDays('2026-12-21', '2027-01-03', CHRISTMAS)).toBe(7);
  });

  it('refuse fractions and malformed dates', () => {
    expect(() => addBusinessDays('2026-11-20', 1.5)).toThrow(RangeError);
    expect(() => addBusinessDays('2026-02-30', 1)).toThrow(RangeError);
  });

  it('count back what was added', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -30, max: 30 }), holidays, (date, days, free) => {
        const reached = addBusinessDays(date, days, free);
        expect(days === 0 || isBusinessDay(reached, free)).toBe(true);
        if (days >= 0 || isBusinessDay(date, free))
          expect(businessDaysBetween(date, reached, free)).toBe(days);
      }),
      { numRuns: 100 },
    );
  });

  it('count like walking day by day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5, max: 60 }), holidays, (first, length, free) => {
        let walked = 0;
        for (let day = 0; day <= length; day += 1) walked += Number(isBusinessDay(addDays(first, day), free));
        expect(countBusinessDays(first, addDays(first, length), free)).toBe(walked);
      }),
      { numRuns: 60 },
    );
  });

  it('add up over adjoining spans', () => {
    fc.assert(
      fc.property(dates, dates, dates, holidays, (a, b, c, free) => {
        const whole = businessDaysBetween(a, c, free);
        expect(businessDaysBetween(a, b, free) + businessDaysBetween(b, c, free)).toBe(whole);
      }),
    );
  });
});

describe('a postmortem', () => {
  it('is due five business days after the local date of restoring', () => {
    expect(postmortemDueDate('2026-11-16T10:00:00.000Z', 'UTC')).toBe('2026-11-23');
    expect(postmortemDueDate('2026-11-21T10:00:00.000Z', 'UTC')).toBe('2026-11-27');
    expect(postmortemDueDate('2026-12-21T10:00:00.000Z', 'UTC', CHRISTMAS)).toBe('2026-12-30');
  });

  it('is reckoned in the zone of the workspace', () => {
    const sundayNight = '2026-11-22T18:45:00.000Z';
    expect(postmortemDueDate(sundayNight, 'UTC')).toBe('2026-11-27');
    expect(postmortemDueDate(sundayNight, 'America/New_York')).toBe('2026-11-27');
    expect(postmortemDueDate(sundayNight, 'Asia/Kolkata')).toBe('2026-11-30');
    expect(postmortemDueDate(sundayNight, 'Pacific/Auckland')).toBe('2026-11-30');
  });
});
