import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOn } from '#shared/hiring/headcount.ts';
import {
  behindPlan,
  type HeadcountInput,
  headcountCurves,
  lateSlots,
  pipelineConversion,
  type SlotRow,
  timeToFill,
} from '#shared/hiring/plan.ts';
import { monthByIndex, monthIndex } from '#shared/time/month.ts';

const slot = (changes: Partial<SlotRow> = {}): SlotRow => ({
  id: 's',
  status: 'open',
  plannedStart: null,
  openedOn: null,
  acceptedOn: null,
  startedOn: null,
  ...changes,
});
const base: HeadcountInput = {
  startingHeadcount: 10,
  slots: [],
  departures: [],
  firstMonth: '2026-01',
  lastMonth: '2026-06',
  asOf: '2026-04-30',
};

describe('headcountCurves', () => {
  it('adds slots and takes departures, planned and actual apart', () => {
    const { months, excluded } = headcountCurves({
      ...base,
      slots: [
        slot({ plannedStart: '2026-02', startedOn: '2026-03-02', status: 'started' }),
        slot({ plannedStart: '2026-02' }),
        slot({ plannedStart: '2026-03', status: 'cancelled' }),
        slot({}),
        slot({ plannedStart: '2026-05', startedOn: '2026-05-04', status: 'started' }),
      ],
      departures: [
        { leftOn: '2026-03-31', isPlanned: true },
        { leftOn: '2026-04-15', isPlanned: false },
      ],
    });
    expect(months.map(({ plan }) => plan)).toEqual([10, 12, 11, 11, 12, 12]);
    expect(months.map(({ actual }) => actual)).toEqual([10, 10, 10, 9, null, null]);
    expect(excluded).toEqual([{ reason: 'no planned start', n: 1 }]);
  });

  it('carries slots over that were due before the first month and not started', () => {
    const due = slot({ plannedStart: '2025-11' });
    const early = slot({ plannedStart: '2026-02', startedOn: '2025-12-01', status: 'started' });
    const { months } = headcountCurves({ ...base, slots: [due, early] });
    expect(months.map(({ plan }) => plan)).toEqual([11, 11, 11, 11, 11, 11]);
  });

  it('meet when everything goes as planned', () => {
    const start = fc.integer({ min: monthIndex('2026-01'), max: monthIndex('2026-04') }).map(monthByIndex);
    fc.assert(
      fc.property(fc.array(start, { maxLength: 20 }), (starts) => {
        const slots = starts.map((month) =>
          slot({ plannedStart: month, startedOn: `${month}-15`, status: 'started' }),
        );
        const { months } = headcountCurves({ ...base, slots });
        for (const { plan, actual } of months.slice(0, 4)) expect(actual).toBe(plan);
        expect(behindPlan(months, '2026-04')).toEqual({ months: 0, people: 0, month: '2026-04' });
      }),
    );
  });
});

describe('behindPlan', () => {
  const curves = (plan: readonly number[], actual: readonly (number | null)[]) =>
    plan.map((planned, index) => ({
      month: `2026-0${index + 1}`,
      plan: planned,
      actual: actual[index] ?? null,
    }));

  it('counts the months since the plan passed the headcount', () => {
    expect(behindPlan(curves([10, 12, 12], [10, 11, 11]), '2026-03')).toEqual({
      months: 1,
      people: 1,
      month: '2026-03',
    });
    expect(behindPlan(curves([10, 11, 12], [10, 11, 11]), '2026-03')).toMatchObject({ months: 0, people: 1 });
    expect(behindPlan(curves([12, 12, 12], [10, 10, 10]), '2026-03')).toMatchObject({ months: 2, people: 2 });
    expect(behindPlan(curves([10, 10], [12, 12]), '2026-02')).toMatchObject({ months: 0, people: -2 });
  });

  it('says nothing of months that have not begun or are not in the curves', () => {
    expect(behindPlan(curves([10, 11], [10]), '2026-02')).toBeNull();
    expect(behindPlan([], '2026-02')).toBeNull();
  });

  it('lists the slots that are late, longest first', () => {
    const slots = [
      slot({ id: 'a', plannedStart: '2026-03' }),
      slot({ id: 'b', plannedStart: '2026-01' }),
      slot({ id: 'c', plannedStart: '2026-01', status: 'started', startedOn: '2026-02-01' }),
      slot({ id: 'd', plannedStart: '2026-01', status: 'cancelled' }),
      slot({ id: 'e', plannedStart: '2026-04' }),
      slot({ id: 'f', plannedStart: '2026-02', status: 'started', startedOn: '2026-05-04' }),
    ];
    expect(lateSlots(slots, '2026-04').map(({ id, monthsLate }) => [id, monthsLate])).toEqual([
      ['b', 3],
      ['f', 2],
      ['a', 1],
    ]);
  });
});

describe('how far a slot was on a day', () => {
  const planned = {
    ...slot({ status: 'started', acceptedOn: '2026-03-10', startedOn: '2026-05-04' }),
    ...{ key: null, role: 'SRE', teamId: 't', cancelledOn: null, annualCost: null, currency: null },
  };

  it('follows from its dates', () => {
    const days = ['2026-03-09', '2026-03-10', '2026-05-03', '2026-05-04'];
    expect(days.map((day) => statusOn(planned, day))).toEqual(['open', 'accepted', 'accepted', 'started']);
    expect(statusOn({ ...planned, startedOn: null }, '2026-01-01')).toBe('started');
  });
});

describe('time to fill and the pipeline', () => {
  const period = { firstDay: '2026-10-01', lastDay: '2026-12-31' };

  it('is the median of days from opening to acceptance', () => {
    const slots = [
      slot({ openedOn: '2026-09-01', acceptedOn: '2026-10-01' }),
      slot({ openedOn: '2026-09-01', acceptedOn: '2026-10-11' }),
      slot({ openedOn: '2026-09-01', acceptedOn: '2026-12-31' }),
      slot({ openedOn: '2026-09-01', acceptedOn: '2027-01-01' }),
      slot({ acceptedOn: '2026-11-01' }),
      slot({ openedOn: '2026-11-02', acceptedOn: '2026-11-01' }),
    ];
    expect(timeToFill(slots, period)).toEqual({
      value: 40,
      n: 3,
      excluded: [
        { reason: 'accepted before it was opened', n: 1 },
        { reason: 'no opening date', n: 1 },
      ],
    });
    expect(timeToFill([], period).value).toBeNull();
  });

  it('converts from stage to stage', () => {
    const rows = [
      { stage: 'applied', count: 30 },
      { stage: 'applied', count: 10 },
      { stage: 'screen', count: 10 },
    ];
    const steps = pipelineConversion(rows, ['applied', 'screen', 'offer', 'accepted']);
    expect(steps.map(({ rate }) => rate.value)).toEqual([0.25, 0, null]);
    expect(() => pipelineConversion([{ stage: 'lunch', count: 1 }], ['applied'])).toThrow(RangeError);
  });
});
