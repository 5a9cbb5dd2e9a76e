import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { onCallSection } from '#core/review/on-call.ts';
import { alertPrecision, outOfHoursShare, pagesPerShift, toilRatio } from '#shared/oncall/health.ts';
import { startOfDay, weekOfInstant } from '#shared/time/week.ts';
import { dayIn, figureOf, resultOf, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const count = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
const shift = fc.record({
  offset: fc.oneof(fc.integer({ min: -190, max: 10 }), fc.constantFrom(-7, 0, 7)),
  near: fc.boolean(),
  // Midnight is drawn often: weeks begin and end at it.
  hour: fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 24 })),
  rotation: fc.constantFrom('Payments', 'Platform'),
  pages: count,
  outOfHoursPages: count,
  toilHours: count,
  totalHours: count,
});

describe('on-call of a week', () => {
  it('is what the formulas give over the shifts that began in it', () => {
    fc.assert(
      fc.property(scene, fc.array(shift, { maxLength: 15 }), (at, drawn) => {
        const instant = (offset: number, hour: number) =>
          new Date(Date.parse(startOfDay(dayIn(at, offset), at.zone)) + hour * 3_600_000).toISOString();
        const context = fill(at, {
          onCallShift: drawn.map(({ offset, near, hour, ...row }) => ({
            ...row,
            actionablePages: row.pages === null ? null : Math.floor(row.pages / 2),
            startedAt: instant(near ? offset % 8 : offset, hour),
            endedAt: instant(11, 30),
          })),
        });
        const { section, figures } = onCallSection(context);
        const all = context.workspace.repository('onCallShift').all();
        const inWeek = (key: string) =>
          all.filter(
            ({ startedAt }) =>
              weekOfInstant(startedAt, context.calendar).key === key && startedAt < context.asOf,
          );
        const now = inWeek(context.week.key);
        const before = inWeek(context.previousWeek.key);
        const formulas = {
          'oncall.pages-per-shift': pagesPerShift,
          'oncall.precision': alertPrecision,
          'oncall.toil': toilRatio,
          'oncall.out-of-hours': outOfHoursShare,
        };
        for (const [key, formula] of Object.entries(formulas)) {
          const figure = figureOf(figures, key);
          expect(resultOf(figure)).toEqual(resultOf(formula(now)));
          expect(figure.previous).toBe(formula(before).value);
        }
        expect(section.pagesTrend.points).toHaveLength(26);
        for (const point of section.pagesTrend.points) {
          expect(point.value).toBe(pagesPerShift(inWeek(point.key)).value);
        }
        expect(section.rotations.reduce((n, { shifts }) => n + shifts, 0)).toBe(now.length);
      }),
      { numRuns: 50 },
    );
  });
});
