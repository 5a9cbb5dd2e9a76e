import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeWeeks } from '#core/reliability/change-weeks.ts';
import { assuranceSection } from '#core/review/assurance.ts';
import { calendarOf, type ReviewContext, reviewContext } from '#core/review/context.ts';
import { incidentSection } from '#core/review/incident-section.ts';
import { onCallSection } from '#core/review/on-call.ts';
import type { Workspace } from '#db/workspace.ts';
import type { Trend } from '#shared/review/sections.ts';
import { addDays, weekOfDate } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

/** Sixty weeks from one Monday on: forty are busy, the others quiet. */
const FIRST = '2025-09-29';
const WEEKS = 60;
const BUSY = 40;

let workspace: Workspace;
let dispose: () => void;

const TRENDS: Record<string, { of: (context: ReviewContext) => Trend; kpi: string; centre: number }> = {
  incidents: { of: (context) => incidentSection(context).section.trend, kpi: 'incident-volume', centre: 3.5 },
  pages: { of: (context) => onCallSection(context).section.pagesTrend, kpi: 'pages-per-shift', centre: 21 },
  patching: {
    of: (context) => assuranceSection(context).section.patch,
    kpi: 'patch-compliance',
    centre: 0.905,
  },
  changes: {
    of: (context) => changeWeeks(context, { where: [], text: '', ids: null }).rateTrend,
    kpi: 'change-failure-rate',
    centre: 0.15,
  },
};

beforeAll(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
  workspace.write(edit, (tx) => {
    // A stray record of long ago is not where the others begin.
    tx.repository('incident').create({
      title: 'Old',
      severity: 'SEV-1',
      impactStart: '2012-05-01T08:00:00.000Z',
    });
    const service = tx.repository('service').create({ name: 'Checkout', slug: 'checkout' });
    for (let week = 0; week < WEEKS; week += 1) {
      const day = addDays(FIRST, 7 * week);
      const [odd, busy] = [week % 2, week < BUSY];
      // The record begins in the midst of a week, which is no measure of the others.
      const at = `${week === 0 ? addDays(day, 3) : day}T12:00:00.000Z`;
      for (let n = 0; n < (busy && week > 0 ? 3 + odd : 1); n += 1)
        tx.repository('incident').create({ title: 'Slow', severity: 'SEV-3', impactStart: at });
      tx.repository('onCallShift').create({
        rotation: 'Shop',
        startedAt: at,
        endedAt: `${addDays(day, 6)}T12:00:00.000Z`,
        pages: busy ? 20 + 2 * odd : 5,
      });
      tx.repository('posture').create({
        assetGroup: 'Servers',
        date: day,
        assets: 100,
        assetsWithinSla: busy ? 90 + odd : 99,
      });
      tx.repository('deploymentCount').create({
        serviceId: service.id,
        weekStart: day,
        deployments: 10,
        failed: busy ? 1 + odd : 0,
      });
    }
  });
});
afterAll(() => dispose());

function contextOn(weeksAfterFirst: number): ReviewContext {
  const calendar = calendarOf(workspace.settings);
  const week = weekOfDate(addDays(FIRST, 7 * weeksAfterFirst), calendar);
  return reviewContext(workspace, week, '2027-03-01T00:00:00.000Z');
}

describe.each(Object.entries(TRENDS))('the weekly trend of %s', (_name, { of, kpi, centre }) => {
  it('has the limits that its first twelve weeks locked, whatever weeks are shown', () => {
    const limitsIn = (week: number) => {
      const { centre, lower, upper } = of(contextOn(week));
      return { centre, lower, upper };
    };
    const locked = limitsIn(20);
    expect(locked.centre).toBeCloseTo(centre, 10);
    for (const week of [27, 38, 45, WEEKS - 1]) expect(limitsIn(week)).toEqual(locked);
    // Twenty quiet weeks are a signal still, and not the new normal.
    expect(of(contextOn(WEEKS - 1)).verdict).toContain('8 or more in a row');
  });

  it('has new ones where a change of the process was recorded', () => {
    const id = workspace.write(edit, (tx) => {
      const row = tx
        .repository('kpi')
        .create({ slug: kpi, name: kpi, unit: 'count', frequency: 'weekly', direction: 'lower' });
      const effectiveOn = addDays(FIRST, 7 * BUSY);
      tx.repository('kpiVersion').create({ kpiId: row.id, effectiveOn, definition: 'A new process' });
      return row.id;
    });
    const trend = of(contextOn(WEEKS - 1));
    expect(trend.verdict).toBe('within normal variation');
    expect(trend.centre).toBeCloseTo(trend.points.at(-1)?.value ?? Number.NaN, 10);
    workspace.write(edit, (tx) => tx.repository('kpi').remove(id));
  });
});
