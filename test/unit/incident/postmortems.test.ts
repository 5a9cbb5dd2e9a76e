import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPostmortemOverdue,
  isPostmortemRequired,
  NOT_DUE_YET,
  NOT_RESTORED,
  type PostmortemIncident,
  postmortemCompletion,
  postmortemDueOn,
  postmortemState,
} from '#shared/incident/postmortems.ts';
import { addDays } from '#shared/time/week.ts';

const PERIOD = { firstDay: '2026-11-16', lastDay: '2026-11-22' };
const UTC = { zone: 'UTC' };
const incident = (rest: Partial<PostmortemIncident> = {}): PostmortemIncident => ({
  id: 'i',
  severity: 'SEV-1',
  // A Monday, so that five business days later is Monday 16 November.
  restoredAt: '2026-11-09T12:00:00.000Z',
  isPostmortemRequired: false,
  postmortemDueOn: null,
  postmortemPublishedOn: null,
  ...rest,
});

describe('postmortems', () => {
  it('are required for SEV-1 and SEV-2, and where asked for', () => {
    expect(isPostmortemRequired(incident({ severity: 'SEV-2' }))).toBe(true);
    expect(isPostmortemRequired(incident({ severity: 'SEV-3' }))).toBe(false);
    expect(isPostmortemRequired(incident({ severity: 'SEV-4', isPostmortemRequired: true }))).toBe(true);
  });

  it('are due five business days after restoring, or when someone said', () => {
    expect(postmortemDueOn(incident(), UTC)).toBe('2026-11-16');
    expect(postmortemDueOn(incident(), { zone: 'UTC', holidays: new Set(['2026-11-11']) })).toBe(
      '2026-11-17',
    );
    expect(
      postmortemDueOn(incident({ restoredAt: '2026-11-09T18:45:00.000Z' }), { zone: 'Asia/Kolkata' }),
    ).toBe('2026-11-17');
    expect(postmortemDueOn(incident({ postmortemDueOn: '2026-12-01' }), UTC)).toBe('2026-12-01');
    expect(postmortemDueOn(incident({ restoredAt: null }), UTC)).toBeNull();
    expect(postmortemDueOn(incident({ severity: 'SEV-3' }), UTC)).toBeNull();
  });

  it('are overdue the day after', () => {
    const overdue = (asOf: string, published: string | null = null) =>
      isPostmortemOverdue(incident({ postmortemPublishedOn: published }), asOf, UTC);
    expect([overdue('2026-11-16'), overdue('2026-11-17'), overdue('2026-12-17', '2026-12-01')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the state of a postmortem', () => {
  const state = (rest: Partial<PostmortemIncident>, asOf = '2026-11-20') =>
    postmortemState(incident(rest), asOf, UTC);

  it('counts business days to the due date and past it', () => {
    expect(state({}, '2026-11-12')).toEqual({ state: 'due', dueOn: '2026-11-16', days: 2 });
    expect(state({}, '2026-11-16')).toMatchObject({ state: 'due', days: 0 });
    expect(state({}, '2026-11-23')).toEqual({ state: 'overdue', dueOn: '2026-11-16', days: 5 });
    expect(state({ postmortemPublishedOn: '2026-11-16' })).toMatchObject({ state: 'on-time' });
    expect(state({ postmortemPublishedOn: '2026-11-18' })).toMatchObject({ state: 'late', days: 2 });
  });

  it('is none where none is required or the incident goes on', () => {
    expect(state({ severity: 'SEV-3' }).state).toBe('not-required');
    expect(state({ restoredAt: null }).state).toBe('not-restored');
  });
});

describe('postmortem completion', () => {
  it('is published on time ÷ due in the period', () => {
    const incidents = [
      incident({ postmortemPublishedOn: '2026-11-16' }),
      incident({ postmortemPublishedOn: '2026-11-10' }),
      incident({ postmortemPublishedOn: '2026-11-17' }),
      incident(),
      incident({ restoredAt: null }),
      incident({ severity: 'SEV-3' }),
      incident({ postmortemDueOn: '2026-11-23' }),
    ];
    expect(postmortemCompletion(incidents, PERIOD, UTC)).toEqual({
      value: 0.5,
      n: 4,
      excluded: [{ reason: NOT_RESTORED, n: 1 }],
    });
  });

  it('leaves out those still in time', () => {
    const incidents = [incident({ postmortemDueOn: '2026-11-20' }), incident()];
    expect(postmortemCompletion(incidents, PERIOD, UTC, '2026-11-18')).toEqual({
      value: 0,
      n: 1,
      excluded: [{ reason: NOT_DUE_YET, n: 1 }],
    });
    expect(postmortemCompletion(incidents, PERIOD, UTC, '2026-11-20').n).toBe(1);
    expect(postmortemCompletion(incidents, PERIOD, UTC, '2026-11-21').n).toBe(2);
  });

  it('is no data when none was due', () => {
    for (const list of [[], [incident({ severity: 'SEV-4' })], [incident({ restoredAt: null })]]) {
      expect(postmortemCompletion(list, PERIOD, UTC)).toMatchObject({
        value: null,
        n: 0,
        reason: expect.any(String),
      });
    }
  });

  const dates = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-11-01', days));
  const incidents = fc.array(
    fc.record({
      id: fc.constant('i'),
      severity: fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3'),
      restoredAt: fc.option(dates.map((date) => `${date}T23:30:00.000Z`)),
      isPostmortemRequired: fc.option(fc.boolean()),
      postmortemDueOn: fc.option(dates),
      postmortemPublishedOn: fc.option(dates),
    }),
    { maxLength: 15 },
  );

  it('is a share, has no order, and counts each postmortem in exactly one week', () => {
    fc.assert(
      fc.property(incidents, fc.constantFrom('UTC', 'Pacific/Auckland', 'America/New_York'), (list, zone) => {
        const whole = { firstDay: '2026-10-26', lastDay: '2027-01-31' };
        const all = postmortemCompletion(list, whole, { zone });
        expect(postmortemCompletion([...list].reverse(), whole, { zone })).toEqual(all);
        let n = 0;
        let onTime = 0;
        for (let first = whole.firstDay; first <= whole.lastDay; first = addDays(first, 7)) {
          const week = postmortemCompletion(list, { firstDay: first, lastDay: addDays(first, 6) }, { zone });
          expect(week.value === null || (week.value >= 0 && week.value <= 1)).toBe(true);
          n += week.n;
          onTime += (week.value ?? 0) * week.n;
        }
        expect(n).toBe(all.n);
        expect(onTime).toBeCloseTo((all.value ?? 0) * all.n, 9);
      }),
      { numRuns: 40 },
    );
  });
});
