import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { onCallSection } from '#core/review/on-call.ts';
import type { Workspace } from '#db/workspace.ts';
import { alertPrecision, outOfHoursShare, pagesPerShift, toilRatio } from '#shared/oncall/health.ts';
import { startOfDay } from '#shared/time/week.ts';
import { dayIn, idsBehind, resultOf, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const count = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
const shift = fc.record({
  offset: fc.oneof(fc.integer({ min: -190, max: 45 }), fc.constantFrom(-91, -35, -7, 0, 7, 35)),
  near: fc.boolean(),
  // Midnight of which zone.
  zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland'),
  // Midnight is drawn often: weeks begin and end at it.
  hour: fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 24 })),
  rotation: fc.constantFrom('Payments', 'Platform'),
  pages: count,
  outOfHoursPages: count,
  toilHours: count,
  totalHours: count,
});

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  return workspace.repository('onCallShift').all();
}

const FORMULAS = {
  'oncall.pages-per-shift': pagesPerShift,
  'oncall.precision': alertPrecision,
  'oncall.toil': toilRatio,
  'oncall.out-of-hours': outOfHoursShare,
};

const asked = weeksAsked();

describe('on-call of a week', () => {
  it('is what the formulas give over the shifts that began in it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(scene, fc.array(shift, { maxLength: 15 }), (at, drawn) => {
        const instant = (offset: number, hour: number, zone: string) =>
          new Date(Date.parse(startOfDay(dayIn(at, offset), zone)) + hour * 3_600_000).toISOString();
        const { workspace } = fill(at, {
          onCallShift: drawn.map(({ offset, near, hour, zone, ...row }) => ({
            ...row,
            actionablePages: row.pages === null ? null : Math.floor(row.pages / 2),
            startedAt: instant(near ? offset % 8 : offset, hour, zone),
            endedAt: instant(47, 30, zone),
          })),
        });
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 22, examples: [[SCENES[0], []]] },
    );
    asked.expectEnough();
  });
});

function compare(context: ReviewContext, all: Rows): void {
  const { section, figures } = onCallSection(context);
  const inWeek = ({ start, end }: { start: string; end: string }) =>
    all.filter(({ startedAt }) => startedAt >= start && startedAt < end && startedAt < context.asOf);
  const now = inWeek(context.week);
  const before = inWeek(context.previousWeek);
  for (const [key, formula] of Object.entries(FORMULAS)) {
    const figure = asked.figure(figures, key);
    expect(resultOf(figure)).toEqual(resultOf(formula(now)));
    expect(figure.previous).toBe(formula(before).value);
    if (figure.value !== null) expect(idsBehind(figure)).toHaveLength(figure.n);
  }
  expect(section.pagesTrend.points.map(({ key, value }) => [key, value])).toEqual(
    context.trailing(26).map((week) => [week.key, pagesPerShift(inWeek(week)).value]),
  );
  expect(section.rotations.reduce((n, { shifts }) => n + shifts, 0)).toBe(now.length);
}
