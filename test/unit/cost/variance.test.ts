import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitmentCoverage,
  commitmentUtilisation,
  costVariance,
  effectiveSavingsRate,
  sameMoney,
  savingsRealisation,
  unitCost,
  weightedUtilisation,
} from '#shared/cost/variance.ts';

const amount = fc.integer({ min: 1, max: 1e12 });

describe('cost figures', () => {
  it('vary from the summed budget, not row by row', () => {
    const rows = [
      { actual: 110, budget: 100 },
      { actual: 900, budget: 900 },
      { actual: 50, budget: null },
      { actual: null, budget: 70 },
    ];
    expect(costVariance(rows)).toEqual({
      value: 0.01,
      n: 2,
      excluded: [
        { reason: 'no budget', n: 1 },
        { reason: 'no cost', n: 1 },
      ],
    });
  });

  it('give no data with a reason for want of rows or a base', () => {
    expect(costVariance([])).toMatchObject({ value: null, reason: 'No cost with a budget recorded.' });
    expect(costVariance([{ actual: 5, budget: 0 }])).toMatchObject({
      value: null,
      reason: 'The budget is 0.',
    });
    expect(unitCost([{ cost: 5, usage: 0 }]).value).toBeNull();
    expect(savingsRealisation([{ identified: 0, realised: 0 }]).value).toBeNull();
    expect(commitmentCoverage([{ covered: 1, eligible: null }])).toMatchObject({
      value: null,
      excluded: [{ n: 1 }],
    });
    expect(commitmentUtilisation([]).value).toBeNull();
    expect(effectiveSavingsRate([{ actual: null, onDemand: 5 }]).value).toBeNull();
  });

  it('agree with worked examples', () => {
    expect(
      unitCost([
        { cost: 120_00, usage: 400 },
        { cost: 80_00, usage: 600 },
      ]).value,
    ).toBe(20);
    expect(
      savingsRealisation([
        { identified: 100, realised: 80 },
        { identified: 100, realised: null },
      ]).value,
    ).toBe(0.4);
    expect(commitmentCoverage([{ covered: 70, eligible: 100 }]).value).toBe(0.7);
    expect(commitmentUtilisation([{ used: 95, committed: 100 }]).value).toBe(0.95);
    expect(effectiveSavingsRate([{ actual: 70, onDemand: 100 }]).value).toBeCloseTo(0.3, 12);
    expect(effectiveSavingsRate([{ actual: 110, onDemand: 100 }]).value).toBeCloseTo(-0.1, 12);
  });

  it('weigh a utilisation by what is committed', () => {
    const rows = [
      { utilisation: 1, committed: 900 },
      { utilisation: 0, committed: 100 },
      { utilisation: null, committed: 100 },
    ];
    expect(weightedUtilisation(rows)).toMatchObject({ value: 0.9, n: 2, excluded: [{ n: 1 }] });
  });

  it('do not depend on the size of the currency’s unit or the order of rows', () => {
    const rows = fc.array(fc.record({ actual: amount, budget: amount }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 1000 }), (list, factor) => {
        const value = costVariance(list).value ?? Number.NaN;
        const scaled = list.map((row) => ({ actual: row.actual * factor, budget: row.budget * factor }));
        expect(costVariance(scaled).value).toBeCloseTo(value, 9);
        expect(costVariance(list.toReversed()).value).toBe(value);
        expect(value).toBeGreaterThanOrEqual(-1);
      }),
    );
  });
});

describe('sameMoney', () => {
  it('names what cannot be added up', () => {
    expect(sameMoney([{ currency: null }, { currency: 'EUR' }], 'EUR')).toBeNull();
    expect(sameMoney([{ currency: 'USD' }, { currency: null }], 'EUR')).toBe(
      'Amounts in EUR and USD are not added up without a rate.',
    );
    expect(
      sameMoney(
        [
          { currency: null, basis: 'billed' },
          { currency: null, basis: 'effective' },
        ],
        'EUR',
      ),
    ).toBe('Billed and effective cost are not added up.');
  });
});
