import { expect, it } from 'vitest';
import { expiring } from '#shared/exception/expiry.ts';

const DAY = '2026-11-22';

it('puts open exceptions into buckets, an expiry today being good', () => {
  const rows = ['2026-11-21', DAY, '2026-12-20', null].map((expiresOn, at) => ({
    id: `${at}`,
    grantedOn: null,
    expiresOn,
    status: 'active',
    closedOn: null,
  }));
  const closed = { id: 'x', grantedOn: null, expiresOn: DAY, status: 'closed', closedOn: '2026-11-01' };
  expect(expiring([...rows, closed], DAY).map(({ bucket }) => bucket)).toEqual([
    'expired',
    'week',
    'month',
    'never',
  ]);
});
