import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestPostures, type PostureRow, patchCompliance } from '#shared/security/patch-compliance.ts';

const row = (assetGroup: string, date: string, assetsWithinSla: number, assets: number): PostureRow => ({
  id: `${assetGroup} ${date}`,
  assetGroup,
  date,
  assets,
  assetsWithinSla,
});

describe('patchCompliance', () => {
  it('takes the newest count of each group and weighs groups by their assets', () => {
    const rows = [
      row('web', '2026-10-01', 0, 100),
      row('web', '2026-11-01', 90, 100),
      row('db', '2026-11-10', 10, 10),
      row('web', '2026-12-01', 0, 100),
    ];
    expect(patchCompliance(rows, '2026-11-22')).toMatchObject({ value: 100 / 110, n: 2, excluded: [] });
    expect(newestPostures(rows, '2026-10-15').map(({ id }) => id)).toEqual(['web 2026-10-01']);
  });

  it('leaves out stale and impossible counts, and says so', () => {
    const rows = [
      row('old', '2026-01-01', 1, 1),
      row('odd', '2026-11-01', 2, 1),
      row('web', '2026-11-01', 1, 2),
    ];
    expect(patchCompliance(rows, '2026-11-22')).toEqual({
      value: 0.5,
      n: 1,
      excluded: [
        { reason: 'last counted more than 45 days ago', n: 1 },
        { reason: 'more within the deadline than assets', n: 1 },
      ],
    });
    expect(patchCompliance([], '2026-11-22').value).toBeNull();
    expect(patchCompliance([row('web', '2026-11-01', 0, 0)], '2026-11-22').value).toBeNull();
  });

  it('does not depend on the order of rows', () => {
    const rows = fc.uniqueArray(
      fc
        .record({
          group: fc.constantFrom('a', 'b', 'c'),
          day: fc.integer({ min: 10, max: 28 }),
          assets: fc.nat(50),
        })
        .map(({ group, day, assets }) => row(group, `2026-11-${day}`, Math.floor(assets / 2), assets)),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rows, (list) => {
        expect(patchCompliance(list.toReversed(), '2026-11-22')).toEqual(patchCompliance(list, '2026-11-22'));
      }),
    );
  });
});
