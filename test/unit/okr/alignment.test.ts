import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, noData } from '#shared/figure/figure.ts';
import { type AlignedObjective, alignObjectives } from '#shared/okr/alignment.ts';

const objective = (
  id: string,
  parentId: string | null,
  progress: number | null,
  status: AlignedObjective['status'] = 'on-track',
): AlignedObjective => ({
  id,
  parentId,
  status,
  progress: progress === null ? noData('No key results.') : measured(progress, 1),
});

describe('alignObjectives', () => {
  it('rolls progress and the weakest status up to the top', () => {
    const rolled = alignObjectives([
      objective('company', null, null, 'unknown'),
      objective('platform', 'company', 0.8),
      objective('sre', 'platform', 0.2, 'off-track'),
      objective('sales', 'company', 0.9),
    ]);
    const [company, platform] = rolled;
    expect(platform?.progress.value).toBeCloseTo(0.5, 12);
    expect(company?.progress.value).toBeCloseTo(0.7, 12);
    expect(company).toMatchObject({ depth: 0, status: 'off-track', childIds: ['platform', 'sales'] });
    expect(rolled[2]).toMatchObject({ depth: 2, parentId: 'platform' });
  });

  it('opens a circle of parents and reports it', () => {
    const rolled = alignObjectives([
      objective('a', 'b', 0.2),
      objective('b', 'a', 0.4),
      objective('c', 'a', 0.6),
    ]);
    expect(rolled.map(({ problem, parentId }) => [problem, parentId])).toEqual([
      ['cycle', null],
      ['cycle', null],
      [undefined, 'a'],
    ]);
    expect(rolled[0]?.progress.value).toBeCloseTo(0.4, 12);
  });

  it('reports a parent that is not there, and has no data where nobody has any', () => {
    const rolled = alignObjectives([objective('a', 'gone', null), objective('b', 'a', null)]);
    expect(rolled[0]).toMatchObject({ problem: 'missing-parent', parentId: null });
    expect(rolled[0]?.progress).toMatchObject({ value: null, n: 0 });
    expect(() => alignObjectives([objective('a', null, 1), objective('a', null, 1)])).toThrow(RangeError);
  });

  it('ends on any parents, counting each objective once and staying within what it was given', () => {
    const parents = fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(parents, (links) => {
        const rows = links.map((link, index) =>
          objective(`${index}`, link === null ? null : `${link}`, index / 30),
        );
        const rolled = alignObjectives(rows);
        expect(rolled.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        const roots = rolled.filter(({ parentId }) => parentId === null).length;
        expect(roots + rolled.reduce((n, { childIds }) => n + childIds.length, 0)).toBe(rows.length);
        for (const { progress } of rolled) expect(progress.value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
