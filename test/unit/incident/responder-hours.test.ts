import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOfHour, type Engagement, responderHours } from '#shared/incident/responder-hours.ts';

const PERIOD = { start: '2026-01-01T00:00:00.000Z', end: '2027-01-01T00:00:00.000Z' };
const NOW = '2027-01-01T00:00:00.000Z';
const ZONES = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];

const work = (personId: string, zone: string, start: string, end: string | null): Engagement => ({
  personId,
  zone,
  start: `${start}:00.000Z`,
  end: end === null ? null : `${end}:00.000Z`,
});
const hoursOf = (engagements: readonly Engagement[], asOf = NOW, period = PERIOD) => {
  const { total, working, late, sleeping } = responderHours(engagements, period, asOf);
  return { total: total.value, working: working.value, late: late.value, sleeping: sleeping.value };
};

describe('responder hours', () => {
  it('fall into classes by the person’s own clock', () => {
    const span = ['2026-11-17T06:00', '2026-11-17T20:00'] as const;
    expect(hoursOf([work('a', 'UTC', ...span)])).toEqual({ total: 14, working: 10, late: 2, sleeping: 2 });
    expect(hoursOf([work('a', 'America/New_York', ...span)])).toEqual({
      total: 14,
      working: 7,
      late: 0,
      sleeping: 7,
    });
    expect(hoursOf([work('a', 'Asia/Kolkata', ...span)])).toEqual({
      total: 14,
      working: 6.5,
      late: 4,
      sleeping: 3.5,
    });
  });

  it('of a weekend are late or sleeping', () => {
    expect(hoursOf([work('a', 'UTC', '2026-11-21T00:00', '2026-11-22T00:00')])).toEqual({
      total: 24,
      working: 0,
      late: 14,
      sleeping: 10,
    });
    expect([classOfHour(9, 5), classOfHour(9, 6), classOfHour(23, 5), classOfHour(18, 5)]).toEqual([
      'working',
      'late',
      'sleeping',
      'late',
    ]);
  });

  it('count a person in two incidents at once only once, and two people twice', () => {
    const both = [
      work('a', 'UTC', '2026-11-17T09:00', '2026-11-17T11:00'),
      work('a', 'UTC', '2026-11-17T10:00', '2026-11-17T12:00'),
    ];
    expect(hoursOf(both).total).toBe(3);
    const { total } = responderHours(
      [...both, work('b', 'UTC', '2026-11-17T10:00', '2026-11-17T12:00')],
      PERIOD,
      NOW,
    );
    expect(total).toEqual({ value: 5, n: 2, excluded: [] });
  });

  it('count the hours that really passed when the clock changes', () => {
    const nights = [
      {
        zone: 'America/New_York',
        start: '2026-03-08T05:00',
        end: '2026-03-09T04:00',
        total: 23,
        sleeping: 9,
      },
      {
        zone: 'America/New_York',
        start: '2026-11-01T04:00',
        end: '2026-11-02T05:00',
        total: 25,
        sleeping: 11,
      },
      {
        zone: 'Pacific/Auckland',
        start: '2026-09-26T12:00',
        end: '2026-09-27T11:00',
        total: 23,
        sleeping: 9,
      },
      {
        zone: 'Pacific/Auckland',
        start: '2026-04-04T11:00',
        end: '2026-04-05T12:00',
        total: 25,
        sleeping: 11,
      },
    ];
    for (const { zone, start, end, total, sleeping } of nights) {
      expect(hoursOf([work('a', zone, start, end)])).toEqual({ total, sleeping, working: 0, late: 14 });
    }
  });

  it('follow the clock when it shows the hour of waking twice', () => {
    const day = { workStart: 8, workEnd: 18, sleepStart: 22, sleepEnd: 1.5 };
    const sunday = [work('a', 'America/New_York', '2026-11-01T04:00', '2026-11-02T05:00')];
    const hours = responderHours(sunday, PERIOD, NOW, day);
    expect([hours.total.value, hours.sleeping.value, hours.late.value]).toEqual([25, 4, 21]);
  });

  it('take 24 for the end of the day', () => {
    const day = { workStart: 8, workEnd: 24, sleepStart: 0, sleepEnd: 8 };
    const hours = responderHours(
      [work('a', 'UTC', '2026-11-17T00:00', '2026-11-18T00:00')],
      PERIOD,
      NOW,
      day,
    );
    expect([hours.working.value, hours.late.value, hours.sleeping.value]).toEqual([16, 0, 8]);
  });

  it('run to now while open and stay within the period', () => {
    const open = [work('a', 'UTC', '2026-11-17T09:00', null)];
    expect(hoursOf(open, '2026-11-17T10:30:00.000Z').total).toBe(1.5);
    const hour = { start: '2026-11-17T10:00:00.000Z', end: '2026-11-17T11:00:00.000Z' };
    expect(hoursOf(open, NOW, hour).total).toBe(1);
  });

  it('leave out what cannot be counted, and are no data when nothing is recorded', () => {
    const { total } = responderHours(
      [work('a', 'UTC', '2026-11-17T09:00', '2026-11-17T08:00'), work('b', '', '2026-11-17T09:00', null)],
      PERIOD,
      NOW,
    );
    expect(total).toMatchObject({ value: null, n: 0, reason: 'No responder time is recorded.' });
    expect(total.excluded).toEqual([
      { reason: 'engagement ends before it starts', n: 1 },
      { reason: 'person without a time zone', n: 1 },
    ]);
    expect(hoursOf([]).total).toBeNull();
  });

  it('follow other working and sleeping hours', () => {
    const day = { workStart: 9.5, workEnd: 17.5, sleepStart: 0, sleepEnd: 6 };
    const hours = responderHours(
      [work('a', 'UTC', '2026-11-17T00:00', '2026-11-18T00:00')],
      PERIOD,
      NOW,
      day,
    );
    expect([hours.working.value, hours.late.value, hours.sleeping.value]).toEqual([8, 10, 6]);
  });

  const minute = fc.integer({ min: 0, max: 364 * 1440 });
  const engagements = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), minute, fc.integer({ min: 1, max: 2000 })), {
      maxLength: 5,
    })
    .chain((list) =>
      fc.array(fc.constantFrom(...ZONES), { minLength: 3, maxLength: 3 }).map((zones) =>
        list.map(([personId, start, length]) => {
          const text = (minutes: number) =>
            new Date(Date.parse(PERIOD.start) + minutes * 60_000).toISOString().slice(0, 16);
          return work(personId, zones['abc'.indexOf(personId)] ?? 'UTC', text(start), text(start + length));
        }),
      ),
    );

  it('of the three classes make up the total, in any order, split over time', () => {
    fc.assert(
      fc.property(engagements, minute, (list, cut) => {
        const { total, working, late, sleeping } = hoursOf(list);
        expect((working ?? 0) + (late ?? 0) + (sleeping ?? 0)).toBeCloseTo(total ?? 0, 9);
        expect(hoursOf([...list].reverse())).toEqual({ total, working, late, sleeping });
        const middle = new Date(Date.parse(PERIOD.start) + cut * 60_000).toISOString();
        const first = hoursOf(list, NOW, { ...PERIOD, end: middle });
        const second = hoursOf(list, NOW, { ...PERIOD, start: middle });
        expect((first.sleeping ?? 0) + (second.sleeping ?? 0)).toBeCloseTo(sleeping ?? 0, 9);
        expect((first.working ?? 0) + (second.working ?? 0)).toBeCloseTo(working ?? 0, 9);
      }),
      { numRuns: 40 },
    );
  });
});
