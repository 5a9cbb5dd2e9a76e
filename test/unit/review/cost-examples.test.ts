import { afterAll, describe, expect, it } from 'vitest';
import { costSection } from '#core/review/cost.ts';
import { savingsRealisation } from '#shared/cost/variance.ts';
import { figureOf, reusableWorkspace } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

describe('the cost of a week', () => {
  it('carries the linear trend on, names its range, and takes an entered forecast instead', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month, index) => ({
      periodStart: `${month}-01`,
      provider: 'AWS',
      category: 'Compute',
      effective: 100_000 + index * 10_000,
    }));
    const trend = figureOf(costSection(fill(at, { cost: months })).figures, 'cost.forecast');
    expect(trend).toMatchObject({ value: 140_000, n: 4 });
    expect(trend.label).toContain('Nov 2026 (effective; linear trend over 4 months');
    const entered = { periodStart: '2026-11-01', provider: 'AWS', category: 'Compute', forecast: 99_000 };
    const { section, figures } = costSection(fill(at, { cost: [...months, entered] }));
    expect(figureOf(figures, 'cost.forecast').value).toBe(99_000);
    expect(section.months.find(({ month }) => month === '2026-12')?.forecast).toBe(150_000);
  });

  it('adds savings up by lever and holds the realised against the identified', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const rows = [
      { lever: 'cleanup', identified: 10_000, realised: 5_000 },
      { lever: 'cleanup', identified: 10_000, realised: 5_000, realisedOn: '2026-12-01' },
      { lever: 'rightsizing', identified: 20_000, status: 'dropped' },
      { lever: 'rightsizing', identified: 1, currency: 'CHF' },
      { lever: 'architecture' },
    ];
    const context = fill(at, { savingsOpportunity: rows.map((row) => ({ ...row, title: 'Idea' })) });
    const { section, figures } = costSection(context);
    expect(section.savings).toEqual([
      { lever: 'rightsizing', label: 'Rightsizing', identified: 20_000, realised: 0 },
      { lever: 'cleanup', label: 'Clean-up', identified: 20_000, realised: 5_000 },
    ]);
    expect(figureOf(figures, 'savings.identified')).toMatchObject({
      value: 40_000,
      n: 3,
      excluded: [
        { reason: 'no exchange rate for CHF', n: 1 },
        { reason: 'no identified amount', n: 1 },
      ],
    });
    expect(figureOf(figures, 'savings.realised').value).toBe(5_000);
    const pairs = [5_000, null, null].map((realised, index) => ({
      identified: index === 2 ? 20_000 : 10_000,
      realised,
    }));
    expect(figureOf(figures, 'savings.realisation').value).toBe(savingsRealisation(pairs).value);
  });

  it('weighs commitments by what they cover and leaves out those that are over', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const commitment = [
      { name: 'A', coveredSpend: 300, eligibleSpend: 400, utilisation: 1 },
      { name: 'B', coveredSpend: 100, eligibleSpend: 400, utilisation: 0.6 },
      { name: 'C', coveredSpend: 9_000, eligibleSpend: 9_000, utilisation: 0, endsOn: '2026-11-21' },
      { name: 'D' },
    ];
    const { figures } = costSection(fill(at, { commitment }));
    expect(figureOf(figures, 'commitment.coverage')).toMatchObject({ value: 0.5, n: 2 });
    expect(figureOf(figures, 'commitment.utilisation').value).toBeCloseTo(0.9, 12);
    expect(figureOf(figures, 'commitment.utilisation').previous).toBeLessThan(0.1);
  });
});
