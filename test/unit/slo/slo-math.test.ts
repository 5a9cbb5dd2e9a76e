import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MusterError } from '#shared/contract/errors.ts';
import { ruleErrors } from '#shared/entity/entity.ts';
import { sloDay } from '#shared/slo/slo.ts';
import {
  allowedMinutes,
  attainment,
  budgetRemaining,
  budgetSpent,
  errorBudget,
  isUsedUp,
  objectiveProblem,
  requireObjective,
  type SloTerms,
  sloStanding,
} from '#shared/slo/slo-math.ts';
import {
  budgetUnit,
  IDLE_DAY,
  IMPOSSIBLE_DAY,
  MAINTENANCE_DAY,
  MISSING_DAY,
  type SloDay,
  sumSloDays,
} from '#shared/slo/slo-sums.ts';
import { addDays } from '#shared/time/week.ts';

const WEEK = { firstDay: '2026-11-16', lastDay: '2026-11-22' };
const SLO: SloTerms = {
  objective: 0.999,
  budgetingMethod: 'occurrences',
  windowKind: 'rolling',
  windowDays: 7,
};

const day = (date: string, good: number, total: number, extra: Partial<SloDay> = {}): SloDay => ({
  date,
  good,
  total,
  maintenanceGood: 0,
  maintenanceTotal: 0,
  ...extra,
});

/** Days from 2026-11-16 on, with traffic, some of it bad and some of that in maintenance. */
const days = fc
  .array(fc.tuple(fc.nat(1000), fc.nat(100), fc.nat(50), fc.nat(20)), { minLength: 1, maxLength: 28 })
  .map((list) =>
    list.map(([good, bad, calm, rough], index) =>
      day(addDays(WEEK.firstDay, index), good + calm + 1, good + calm + 1 + bad + rough, {
        maintenanceGood: calm,
        maintenanceTotal: calm + rough,
      }),
    ),
  );
const objectives = fc.constantFrom(0.5, 0.9, 0.97, 0.99, 0.999, 0.9999);
const rangeOf = (list: readonly SloDay[]) => ({
  firstDay: WEEK.firstDay,
  lastDay: addDays(WEEK.firstDay, list.length - 1),
});

describe('a measurement', () => {
  const count = fc.nat(4);
  const counts = fc.record({ good: count, total: count, maintenanceGood: count, maintenanceTotal: count });

  it('is taken exactly where its counts can be: what is stored is never left out as impossible', () => {
    fc.assert(
      fc.property(counts, (drawn) => {
        const { excluded } = sumSloDays([day(WEEK.firstDay, drawn.good, drawn.total, drawn)], WEEK);
        const isImpossible = excluded.some(({ reason }) => reason === IMPOSSIBLE_DAY);
        expect(ruleErrors(sloDay, drawn).length > 0).toBe(isImpossible);
      }),
    );
  });
});

describe('a budget spent to the last event', () => {
  const spent = (bad: number, percent: number) => {
    const sums = sumSloDays([day(WEEK.firstDay, 1000 * 100 - bad, 1000 * 100)], WEEK);
    return budgetRemaining(sums, (100 - percent) / 100).value ?? 1;
  };

  it('is used up whatever the last bit of the quotient, and one event before it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
        const allowed = 1000 * percent;
        expect([allowed - 1, allowed, allowed + 1].map((bad) => isUsedUp(spent(bad, percent)))).toEqual([
          false,
          true,
          true,
        ]);
      }),
    );
    expect(spent(7000, 7)).toBeGreaterThan(0);
  });
});

describe('the worked example of SRE Workbook chapter 2', () => {
  // Four weeks of its example API: 3,663,253 requests, 3,557,865 of them successful.
  const sums = sumSloDays([day('2026-11-22', 3_557_865, 3_663_253)], {
    firstDay: '2026-11-22',
    lastDay: '2026-11-22',
  });

  it('attains 97.123 %', () => {
    expect(attainment(sums).value).toBeCloseTo(0.97123, 5);
  });

  it('has the error budgets of its table', () => {
    expect(Math.floor(errorBudget(sums, 0.97).value ?? 0)).toBe(109_897);
    expect(Math.floor(errorBudget(sums, 0.9).value ?? 0)).toBe(366_325);
    expect(Math.floor(errorBudget(sums, 0.99).value ?? 0)).toBe(36_632);
  });

  it('has 4 % of its availability budget left', () => {
    expect(budgetRemaining(sums, 0.97).value).toBeCloseTo(1 - 105_388 / 109_897.59, 9);
  });

  it('allows 43 minutes of full outage at 99.9 % of 30 days', () => {
    expect(allowedMinutes(0.999, 30)).toBeCloseTo(43.2, 9);
  });
});

describe('objectives', () => {
  it('of 100 % are refused, as are 0 % and percentages', () => {
    for (const objective of [1, 0, -0.1, 99.9, Number.NaN, 1 - 1e-14]) {
      expect(objectiveProblem(objective)).not.toBeNull();
      expect(() => requireObjective(objective)).toThrow(MusterError);
      const sums = sumSloDays([day('2026-11-16', 9, 10)], WEEK);
      expect(errorBudget(sums, objective)).toMatchObject({
        value: null,
        reason: expect.stringContaining('objective'),
      });
      expect(attainment(sums).value).toBe(0.9);
    }
    expect(objectiveProblem(0.999)).toBeNull();
  });

  it('spent to the last event are not overspent', () => {
    const sums = sumSloDays([day('2026-11-16', 90, 100)], WEEK);
    expect(budgetRemaining(sums, 0.9).value).toBe(0);
  });
});

describe('days that cannot be counted', () => {
  it('are named, and never count as good', () => {
    const sums = sumSloDays(
      [
        day('2026-11-16', 99, 100),
        day('2026-11-17', 0, 0),
        day('2026-11-18', 101, 100),
        day('2026-11-19', -1, 100),
        day('2026-11-20', 50, 50, { maintenanceGood: 50, maintenanceTotal: 50 }),
        day('2026-12-01', 1, 100),
      ],
      WEEK,
    );
    expect(sums).toMatchObject({ good: 99, total: 100, days: 1, missingDays: 2 });
    expect(sums.excluded).toEqual([
      { reason: MAINTENANCE_DAY, n: 1 },
      { reason: IMPOSSIBLE_DAY, n: 2 },
      { reason: MISSING_DAY, n: 2 },
      { reason: IDLE_DAY, n: 1 },
    ]);
  });

  it('leave no data when there are no others', () => {
    for (const list of [[], [day('2026-11-16', 0, 0)], [day('2026-11-16', Number.NaN, 5)]]) {
      const sums = sumSloDays(list, WEEK);
      for (const figure of [attainment(sums), errorBudget(sums, 0.99), budgetRemaining(sums, 0.99)]) {
        expect(figure).toMatchObject({ value: null, n: 0, reason: expect.any(String) });
      }
    }
  });

  it('include maintenance that contradicts the day', () => {
    const contradictions = [
      { maintenanceGood: 5, maintenanceTotal: 4 },
      { maintenanceGood: 0, maintenanceTotal: 101 },
      { maintenanceGood: 0, maintenanceTotal: 10 },
    ];
    for (const extra of contradictions) {
      expect(sumSloDays([day('2026-11-16', 95, 100, extra)], WEEK).days).toBe(0);
    }
  });
});

describe('planned maintenance', () => {
  it('leaves numerator and denominator, and both readings are given', () => {
    const list = [day('2026-11-16', 900, 1000, { maintenanceGood: 0, maintenanceTotal: 99 })];
    const standing = sloStanding(SLO, list, '2026-11-22', 'UTC');
    expect(standing.withMaintenance.attainment.value).toBe(0.9);
    expect(standing.withoutMaintenance.attainment.value).toBe(900 / 901);
    expect(standing.withoutMaintenance.attainment.excluded).toEqual([{ reason: MISSING_DAY, n: 6 }]);
  });

  it('that is empty changes nothing', () => {
    const list = [day('2026-11-16', 9, 10, { maintenanceGood: null, maintenanceTotal: null })];
    expect(sumSloDays(list, WEEK, 'removed')).toEqual(sumSloDays(list, WEEK, 'included'));
  });
});

describe('a standing', () => {
  it('of a calendar window counts the days that have happened', () => {
    const list = [day('2026-10-31', 0, 10), day('2026-11-01', 10, 10), day('2026-11-03', 5, 10)];
    const standing = sloStanding(
      { ...SLO, windowKind: 'calendar-month' },
      list,
      '2026-11-03',
      'Asia/Kolkata',
    );
    expect(standing.elapsed.days).toBe(3);
    expect(standing.window.days).toBe(30);
    expect(standing.withoutMaintenance.attainment).toEqual({
      value: 0.75,
      n: 2,
      excluded: [{ reason: MISSING_DAY, n: 1 }],
    });
  });

  it('with time slices counts slices', () => {
    const slices = [day('2026-11-16', 287, 288)];
    expect(budgetUnit('timeslices')).toBe('slices');
    const standing = sloStanding({ ...SLO, budgetingMethod: 'timeslices' }, slices, '2026-11-22', 'UTC');
    expect(standing.withoutMaintenance.attainment.value).toBe(287 / 288);
  });
});

describe('properties', () => {
  it('attainment is between 0 and 1 and remaining never above 1', () => {
    fc.assert(
      fc.property(days, objectives, (list, objective) => {
        const sums = sumSloDays(list, rangeOf(list));
        const attained = attainment(sums).value ?? Number.NaN;
        expect(attained).toBeGreaterThanOrEqual(0);
        expect(attained).toBeLessThanOrEqual(1);
        expect(budgetRemaining(sums, objective).value).toBeLessThanOrEqual(1);
        expect(attainment(sums).n).toBe(list.length);
      }),
    );
  });

  it('remaining is at least 0 exactly when the objective is attained', () => {
    fc.assert(
      fc.property(days, objectives, (list, objective) => {
        const sums = sumSloDays(list, rangeOf(list));
        const remaining = budgetRemaining(sums, objective).value ?? Number.NaN;
        const margin = (attainment(sums).value ?? Number.NaN) - objective;
        expect(remaining).toBeCloseTo(margin / (1 - objective), 6);
      }),
    );
  });

  it('the order of days does not matter, and every day of the range is accounted for', () => {
    fc.assert(
      fc.property(days, (list) => {
        const range = { firstDay: WEEK.firstDay, lastDay: addDays(WEEK.firstDay, 27) };
        const sums = sumSloDays(list, range);
        expect(sumSloDays([...list].reverse(), range)).toEqual(sums);
        expect(sums.days + sums.excluded.reduce((n, entry) => n + entry.n, 0)).toBe(28);
      }),
    );
  });

  it('sums, budgets and spending add up over adjoining ranges', () => {
    fc.assert(
      fc.property(days, fc.nat(26), objectives, (list, cut, objective) => {
        const middle = addDays(WEEK.firstDay, cut);
        const end = addDays(WEEK.firstDay, 27);
        const parts = [
          sumSloDays(list, { firstDay: WEEK.firstDay, lastDay: middle }),
          sumSloDays(list, { firstDay: addDays(middle, 1), lastDay: end }),
        ];
        const whole = sumSloDays(list, { firstDay: WEEK.firstDay, lastDay: end });
        const added = (pick: (sums: (typeof parts)[number]) => number) =>
          parts.reduce((n, part) => n + pick(part), 0);
        expect(added((sums) => sums.good)).toBe(whole.good);
        expect(added((sums) => sums.missingDays)).toBe(whole.missingDays);
        expect(added((sums) => errorBudget(sums, objective).value ?? 0)).toBeCloseTo(
          errorBudget(whole, objective).value ?? Number.NaN,
          6,
        );
      }),
    );
  });

  it('scaling all counts leaves ratios alone; a bad event more never helps', () => {
    fc.assert(
      fc.property(days, objectives, fc.integer({ min: 2, max: 50 }), (list, objective, factor) => {
        const range = rangeOf(list);
        const scaled = list.map((row) =>
          day(row.date, row.good * factor, row.total * factor, {
            maintenanceGood: (row.maintenanceGood ?? 0) * factor,
            maintenanceTotal: (row.maintenanceTotal ?? 0) * factor,
          }),
        );
        const before = budgetSpent(sumSloDays(list, range), objective).value ?? Number.NaN;
        expect(budgetSpent(sumSloDays(scaled, range), objective).value).toBeCloseTo(before, 6);
        const worse = list.map((row) => ({ ...row, total: row.total + 1 }));
        expect(budgetSpent(sumSloDays(worse, range), objective).value).toBeGreaterThan(before);
      }),
    );
  });
});
