import { describe, expect, it } from 'vitest';
import { fixture, furnishedWorkspace, importWorkspace, reasonsOf } from './import-workspace.ts';

describe('FOCUS costs', () => {
  it('are summed up exactly, each currency and basis apart', async () => {
    const { bring, rows } = await furnishedWorkspace();
    const outcome = await bring('costs.csv', fixture('costs.csv'));
    expect(outcome.files[0]?.kind).toBe('focus');
    const service = rows('service').find(({ slug }) => slug === 'checkout-api');
    const [team] = rows('team');
    expect(rows('cost')).toMatchObject([
      // 0.10 + 0.20 − 0.0352 = 0.2648, rounded once.
      {
        periodStart: '2026-10-01',
        currency: 'USD',
        serviceId: service?.id,
        teamId: team?.id,
        billed: 26,
        effective: 5,
        onDemand: 20,
      },
      { currency: 'USD', serviceId: null, billed: 120_000, effective: 0, onDemand: 120_000 },
      { currency: 'EUR', billed: 500, effective: 500 },
      { periodStart: '2026-11-01', serviceId: null, billed: 100 },
    ]);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '8: BilledCost: “abc” is not a number.',
      '9: It has neither a BilledCost nor an EffectiveCost.',
      '10: “bitcoin” is not a currency; write it as EUR.',
    ]);
    expect((await bring('costs.csv', fixture('costs.csv'))).counts).toMatchObject({
      add: 0,
      update: 0,
      skip: 4,
    });
  });

  it('ask for the order of day and month', async () => {
    const { bring, rows } = importWorkspace();
    const text =
      'BilledCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargeCategory,ProviderName,ServiceCategory\n48,USD,4/1/25,4/1/25,Usage,Acme,Databases\n';
    expect(reasonsOf(await bring('a.csv', text), 'reject')[0]).toContain('may be day-month or month-day');
    await bring('a.csv', text, { dateOrder: 'mdy' });
    expect(rows('cost')).toMatchObject([{ periodStart: '2025-04-01', billed: 4800 }]);
  });

  it('have no rows under a header alone', async () => {
    const header = 'BilledCost,BillingPeriodStart,ChargePeriodStart,ChargeCategory\n';
    expect((await importWorkspace().bring('a.csv', header)).counts).toEqual({
      add: 0,
      update: 0,
      skip: 0,
      reject: 0,
      note: 0,
    });
  });
});
