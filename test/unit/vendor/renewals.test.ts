import { expect, it } from 'vitest';
import { renewals } from '#shared/vendor/renewals.ts';

const contract = (id: string, noticeOn: string | null, contractEndOn: string | null = null) => ({
  id,
  name: id,
  noticeOn,
  contractEndOn,
});

it('puts renewals in order of their notice date, which is soon within 60 days and near within 90', () => {
  const states = renewals(
    [
      contract('later', '2027-02-21'),
      contract('near', '2027-02-20'),
      contract('soon', '2027-01-21'),
      contract('passed', '2026-11-21', '2027-01-01'),
      contract('ended', '2026-01-01', '2026-11-21'),
      contract('undated', null),
    ],
    '2026-11-22',
  );
  expect(states.map(({ row, state }) => `${row.id} ${state}`)).toEqual([
    'ended ended',
    'passed passed',
    'soon soon',
    'near near',
    'later later',
    'undated undated',
  ]);
});
