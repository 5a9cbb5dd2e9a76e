import { describe, expect, it } from 'vitest';
import type { SlideFilter } from '#shared/deck/slide.ts';
import { dataOfSlide, isNarrowed } from '#shared/deck/slide-filter.ts';
import { reviewFixture } from '../../fixtures/review-data.ts';

const data = reviewFixture();
const narrowed = (filter?: SlideFilter) => ({
  id: 'a',
  kind: 'slo-status' as const,
  ...(filter ? { filter } : {}),
});

describe('the data of a slide', () => {
  it('is the whole review without a filter, or with an empty one', () => {
    expect(dataOfSlide(data, narrowed())).toBe(data);
    expect(dataOfSlide(data, narrowed({}))).toBe(data);
    expect(isNarrowed(narrowed({ team: undefined }))).toBe(false);
  });

  it('says nothing of the whole once it is narrowed', () => {
    const { figures, narrative } = dataOfSlide(data, narrowed({ tier: 1 }));
    expect(figures).toEqual({});
    expect(narrative).toEqual({ headline: [], sections: {} });
  });

  it('holds the rows of one tier, counted anew', () => {
    const { slos, scorecards } = dataOfSlide(data, narrowed({ tier: 1 }));
    const own = data.slos.rows.filter(({ tier }) => tier === 1);
    expect(own.length).toBeGreaterThan(0);
    expect(slos.rows).toEqual(own);
    expect(slos.tiers.map(({ tier, slos: count }) => [tier, count])).toEqual([[1, own.length]]);
    expect(scorecards.rows.every(({ tier }) => tier === 1)).toBe(true);
    const levels = Object.values(scorecards.levels).reduce((sum, count) => sum + count, 0);
    expect(levels).toBe(scorecards.rows.length);
  });

  it('holds the rows of one team, and none whose team is not known', () => {
    const [row] = data.slos.rows.filter(({ team }) => team !== null);
    const team = row?.team?.id ?? '';
    const own = dataOfSlide(data, narrowed({ team }));
    expect(own.slos.rows.length).toBeGreaterThan(0);
    for (const { team: owner } of [...own.slos.rows, ...own.okrs.rows, ...own.actions.overdue])
      expect(owner?.id).toBe(team);
    expect(own.incidents.postmortems).toEqual([]);
    expect(own.actions.ageing).toEqual([]);
  });

  it('holds the incidents of one severity that hit one service', () => {
    const [incident] = data.incidents.rows;
    const service = incident?.services[0]?.id ?? '';
    const severity = incident?.severity as 'SEV-1';
    const { rows, restoreTimes } = dataOfSlide(data, narrowed({ service, severity })).incidents;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.severity).toBe(severity);
      expect(row.services.map(({ id }) => id)).toContain(service);
    }
    expect(restoreTimes.every((one) => one.severity === severity)).toBe(true);
  });

  it('is the same object for the same slide, so that nothing is drawn twice', () => {
    const slide = narrowed({ tier: 2 });
    expect(dataOfSlide(data, slide)).toBe(dataOfSlide(data, slide));
  });
});
