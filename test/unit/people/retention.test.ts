import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retention } from '#shared/people/retention.ts';

const quarter = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
const leaver = (leftOn: string, joinedOn: string | null = null) => ({ leftOn, joinedOn });

describe('retention', () => {
  it('follows the people who were there at the start', () => {
    const leavers = [
      leaver('2026-10-01'),
      leaver('2026-12-31', '2026-09-30'),
      leaver('2026-11-30', '2026-10-01'),
      leaver('2026-09-30'),
      leaver('2027-01-01'),
    ];
    expect(retention(20, leavers, quarter)).toMatchObject({ value: 0.9, n: 20 });
  });

  it('has no data for an empty or uncounted team and refuses the impossible', () => {
    expect(retention(0, [], quarter).value).toBeNull();
    expect(retention(null, [], quarter).value).toBeNull();
    expect(() => retention(1, [leaver('2026-10-05'), leaver('2026-10-06')], quarter)).toThrow(RangeError);
  });

  it('is 1 without leavers and falls with each one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (headcount, left) => {
        fc.pre(left <= headcount);
        const leavers = Array.from({ length: left }, () => leaver('2026-11-11'));
        expect(retention(headcount, leavers, quarter).value).toBeCloseTo(1 - left / headcount, 12);
      }),
    );
  });
});
