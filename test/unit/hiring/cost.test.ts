import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiringCost, proRata, type SlotCostRow } from '#shared/hiring/cost.ts';
import { addDays } from '#shared/time/week.ts';

const slot = (changes: Partial<SlotCostRow>): SlotCostRow => ({
  id: 's',
  status: 'started',
  plannedStart: null,
  startedOn: null,
  annualCost: 12_000_00,
  ...changes,
});

describe('hiringCost', () => {
  it('costs a twelfth a month and splits a month by its days', () => {
    expect(proRata(12_000, '2026-01-01', '2026-12-31')).toBeCloseTo(12_000, 6);
    expect(proRata(12_000, '2026-02-15', '2026-02-28')).toBeCloseTo(500, 6);
    expect(proRata(12_000, '2026-03-01', '2026-02-28')).toBe(0);
  });

  it('compares cost and run-rate with the plan', () => {
    const slots = [
      slot({ plannedStart: '2026-01', startedOn: '2026-03-01' }),
      slot({ plannedStart: '2026-02', status: 'open' }),
      slot({ plannedStart: '2026-01', status: 'cancelled' }),
      slot({ plannedStart: '2026-01', startedOn: '2026-01-01', annualCost: null }),
    ];
    const result = hiringCost(slots, '2026-01-01', '2026-04-30');
    expect(result.costToDate).toEqual({
      ids: ['s'],
      value: 2_000_00,
      n: 1,
      excluded: [{ reason: 'no annual cost', n: 1 }],
    });
    expect(result.plannedToDate.value).toBe(7_000_00);
    expect(result.runRate.value).toBe(12_000_00);
    expect(result.plannedRunRate.value).toBe(24_000_00);
  });

  it('leaves out what was spent before the period', () => {
    const early = slot({ plannedStart: '2025-01', startedOn: '2025-07-01' });
    const { costToDate, plannedToDate } = hiringCost([early], '2026-01-01', '2026-02-28');
    expect([costToDate.value, plannedToDate.value]).toEqual([2_000_00, 2_000_00]);
  });

  it('has no data without slots or costs, nor where nobody has started', () => {
    expect(hiringCost([], '2026-01-01', '2026-04-30').runRate.value).toBeNull();
    const unpriced = hiringCost(
      [slot({ startedOn: '2026-01-01', annualCost: null })],
      '2026-01-01',
      '2026-04-30',
    );
    expect(unpriced.costToDate.value).toBeNull();
    expect(hiringCost([slot({ status: 'open' })], '2026-01-01', '2026-04-30').costToDate).toMatchObject({
      value: null,
      reason: 'No seat of the plan is filled yet.',
    });
  });

  it('adds up over adjoining periods', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [first = '', middle = '', last = ''] = days.toSorted();
        const parts = proRata(12e6, first, middle) + proRata(12e6, addDays(middle, 1), last);
        expect(parts).toBeCloseTo(proRata(12e6, first, last), 3);
      }),
    );
  });
});
