import { describe, expect, it } from 'vitest';
import { type UsageRow, unitCostOfRows, unitTotals } from '#shared/cost/unit-economics.ts';

const row = (part: Partial<UsageRow>): UsageRow => ({
  serviceId: null,
  unit: null,
  usage: null,
  cost: null,
  n: 1,
  ...part,
});

describe('unit cost of services', () => {
  const rows = [
    row({ serviceId: 'checkout', cost: 600 }),
    row({ serviceId: 'checkout', cost: 200 }),
    row({ serviceId: 'checkout', unit: '1k orders', usage: 40 }),
    row({ serviceId: 'labels', cost: 90 }),
    row({ serviceId: 'labels', unit: '1k labels', usage: 30 }),
    row({ serviceId: 'wiki', cost: 1000 }),
  ];

  it('sets all cost of a service against its usage', () => {
    expect(unitCostOfRows(rows, '1k orders')).toMatchObject({ value: 20, n: 3 });
    expect(unitCostOfRows(rows, '1k labels')).toMatchObject({ value: 3, n: 2 });
  });

  it('counts what is measured in another unit or not at all', () => {
    expect(unitCostOfRows(rows, '1k orders').excluded).toEqual([{ reason: 'no usage in this unit', n: 2 }]);
  });

  it('offers the unit with most cost first', () => {
    expect(unitTotals(rows).map(({ unit }) => unit)).toEqual(['1k orders', '1k labels']);
  });

  it('takes a record of no service with its own usage only', () => {
    const own = [row({ cost: 50, usage: 5, unit: 'GB' }), row({ cost: 70 }), row({ usage: 9, unit: 'GB' })];
    expect(unitCostOfRows(own, 'GB')).toMatchObject({ value: 10, n: 1 });
  });

  it('has no value without cost, and none where the usage is 0', () => {
    expect(unitCostOfRows([row({ serviceId: 'a', usage: 3, unit: 'GB' })], 'GB').value).toBeNull();
    const zero = [row({ serviceId: 'a', usage: 0, unit: 'GB' }), row({ serviceId: 'a', cost: 3 })];
    expect(unitCostOfRows(zero, 'GB')).toMatchObject({ value: null, reason: 'The usage is 0.' });
  });
});
