import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { quarterTo } from '#core/review/incident-figures.ts';
import { postmortemPart } from '#core/review/postmortems.ts';
import { incidentSection } from '#core/review/reliability.ts';
import { changeFigures } from '#db/deployment/deployment-queries.ts';
import { durationDots, durationFigures } from '#db/incident/duration-queries.ts';
import { impactFigure } from '#db/incident/impact-queries.ts';
import { incidentCounts, incidentsOpenAt } from '#db/incident/incident-queries.ts';
import { recurredIncidents, recurrenceRate } from '#db/incident/recurrence-queries.ts';
import { changeFailureRate, type DeploymentOutcome } from '#shared/deployment/change-failure.ts';
import type { Measured } from '#shared/figure/figure.ts';
import { summariseDurations, type TimestampName } from '#shared/incident/durations.ts';
import { impactMinutes } from '#shared/incident/impact.ts';
import { isPostmortemOverdue, postmortemCompletion } from '#shared/incident/postmortems.ts';
import { recurrence } from '#shared/incident/recurrence.ts';
import { dateOf, type Week } from '#shared/time/week.ts';
import { insertRaw } from '../../bench/raw-rows.ts';
import { faultsOf } from '../../support/review.ts';
import { after, clear, contexts, day, expectSame, instant, roughWorkspace } from './random-weeks.ts';

const MINUTES = [0, 0, 1, 5, 5, 12.5, 60, 1440, 5 * 1440, 30 * 1440, -3];
const gap = fc.option(fc.constantFrom(...MINUTES), { freq: 4 });
const severity = fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3', 'SEV-4');

const incident = fc
  .record({
    impactStart: instant,
    gaps: fc.tuple(gap, gap, gap, gap, gap),
    severity,
    rootCauseKey: fc.constantFrom('dns', 'pool', 'disk', '', null),
    isPostmortemRequired: fc.boolean(),
    postmortemDueOn: fc.option(day, { freq: 1 }),
    postmortemPublishedOn: fc.option(day, { freq: 2 }),
    intervals: fc.array(fc.tuple(fc.constantFrom(-30, 0, 10, 600), gap), { maxLength: 3 }),
  })
  .map(({ gaps, intervals, ...facts }) => {
    const times = gaps.map((minutes) => (minutes === null ? null : after(facts.impactStart, minutes)));
    const [detectedAt = null, acknowledgedAt = null, mitigatedAt = null, restoredAt = null, closedAt = null] =
      times;
    const impact = intervals.map(([offset, minutes]) => {
      const start = after(facts.impactStart, offset);
      return { start, end: minutes === null ? null : after(start, minutes) };
    });
    return { ...facts, detectedAt, acknowledgedAt, mitigatedAt, restoredAt, closedAt, impact };
  });

const world = fc.record({
  incidents: fc
    .array(incident, { maxLength: 25 })
    .map((list) => list.map((row, n) => ({ id: `i${n}`, ...row }))),
  deployments: fc.array(
    fc.record({
      at: instant,
      outcome: fc.constantFrom<DeploymentOutcome>('ok', 'ok', 'failed', 'rolled-back'),
      incidentId: fc.constantFrom(null, null, 'i0'),
    }),
    { maxLength: 15 },
  ),
  counts: fc.uniqueArray(fc.record({ weekStart: day, deployments: fc.nat(9), failed: fc.nat(4) }), {
    maxLength: 6,
    selector: ({ weekStart }) => weekStart,
  }),
  holidays: fc.uniqueArray(day, { maxLength: 8 }),
  weekStart: fc.constantFrom(1, 1, 7),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const workspace = roughWorkspace();

function fill({ incidents, deployments, counts, holidays }: World): void {
  workspace.connection.transaction(() => {
    clear(workspace, ['impact_interval', 'incident', 'deployment', 'deployment_count', 'holiday', 'service']);
    insertRaw(workspace, 'service', [{ id: 'service', slug: 'service', name: 'Service' }]);
    insertRaw(
      workspace,
      'incident',
      incidents.map((row) => ({ ...row, title: row.id })),
    );
    const intervals = incidents.flatMap(({ id, impact }) =>
      impact.map(({ start, end }, n) => ({
        id: `${id} ${n}`,
        incidentId: id,
        startedAt: start,
        endedAt: end,
      })),
    );
    insertRaw(workspace, 'impactInterval', intervals);
    insertRaw(
      workspace,
      'deployment',
      deployments.map((row, n) => ({ ...row, id: `d${n}`, title: 'D', serviceId: 'service' })),
    );
    insertRaw(
      workspace,
      'deploymentCount',
      counts.map((row, n) => ({ ...row, id: `c${n}`, serviceId: 'service' })),
    );
    insertRaw(
      workspace,
      'holiday',
      holidays.map((date) => ({ id: date, date, name: date })),
    );
  })();
}

const CLOCKS: readonly [TimestampName, TimestampName][] = [
  ['impactStart', 'detectedAt'],
  ['detectedAt', 'acknowledgedAt'],
  ['impactStart', 'mitigatedAt'],
  ['impactStart', 'restoredAt'],
  ['acknowledgedAt', 'closedAt'],
];

function checkDurations({ incidents }: World, { week }: ReviewContext): void {
  const inWeek = incidents.filter(({ impactStart }) => impactStart >= week.start && impactStart < week.end);
  for (const [from, to] of CLOCKS) {
    const expected = summariseDurations(inWeek, { from, to });
    const actual = durationFigures(workspace.connection, { from, to }, week);
    for (const name of ['mean', 'median', 'p75', 'p90', 'p95'] as const)
      expectSame(actual[name], expected[name]);
    const ids = expected.points.map(({ id }) => id).sort();
    expect(actual.ids.toSorted().join()).toBe(ids.join());
    const dots = durationDots(workspace.connection, { from, to }, week);
    expect(
      dots
        .map(({ id, minutes }) => `${id} ${minutes}`)
        .sort()
        .join(),
    ).toBe(
      expected.points
        .map(({ id, minutes }) => `${id} ${minutes}`)
        .sort()
        .join(),
    );
  }
}

function checkImpact({ incidents }: World, { week, asOf }: ReviewContext): void {
  const endOf = ({ restoredAt, closedAt }: World['incidents'][number]) => restoredAt ?? closedAt ?? '9999';
  const touching = incidents.filter((row) => {
    const hasImpact = row.impact.some(({ start, end }) => {
      const until = end ?? asOf;
      return start < until && start < week.end && until > week.start;
    });
    const began = row.impactStart < week.end;
    return hasImpact || (began && (row.impactStart >= week.start || endOf(row) > week.start));
  });
  for (const isRecorded of [true, false]) {
    const { minutes } = impactFigure(workspace.connection, week, { asOf, isRecorded });
    expectSame(minutes, impactMinutes(touching, week, { asOf, isRecorded }));
  }
}

function checkRecurrence({ incidents }: World, context: ReviewContext): void {
  for (const period of [quarterTo(context, context.week), context.week]) {
    const expected = recurrence(incidents, period);
    expectSame(recurrenceRate(workspace.connection, period).rate, expected.rate);
    const actual = recurredIncidents(workspace.connection, period).map(({ id }) => id);
    expect(actual.sort().join()).toBe(
      expected.recurred
        .map(({ id }) => id)
        .sort()
        .join(),
    );
  }
}

function checkPostmortems({ incidents }: World, context: ReviewContext): void {
  const { calendar, holidays, week, today, settings } = context;
  const terms = { zone: calendar.zone, holidays, businessDays: settings.postmortemBusinessDays };
  const asOf = dateOf(context.asOf, calendar.zone);
  const { figures } = postmortemPart(context);
  const measuredOf = (key: string): Measured => {
    const figure = figures.find((one) => one.key === key);
    if (figure === undefined) throw new Error(`There is no figure ${key}.`);
    return figure;
  };
  // What had not begun yet was not waiting to be restored.
  const known = incidents.filter(
    (row) => row.impactStart < context.asOf || row.restoredAt !== null || row.postmortemDueOn !== null,
  );
  expectSame(measuredOf('postmortem.completion'), postmortemCompletion(known, week, terms, asOf));
  const overdue = incidents.filter((row) => {
    const isLater = row.postmortemPublishedOn !== null && row.postmortemPublishedOn > today;
    const seen = isLater ? { ...row, postmortemPublishedOn: null } : row;
    return isPostmortemOverdue(seen, asOf, terms);
  });
  const isKnown = incidents.some(
    (row) => row.impactStart < context.asOf && (row.severity < 'SEV-3' || row.isPostmortemRequired),
  );
  expect(measuredOf('postmortem.overdue').value).toBe(isKnown ? overdue.length : null);
}

function checkCounts({ incidents }: World, { week, previousWeek, asOf }: ReviewContext): void {
  const inWeek = ({ start, end }: Week, wanted: string) =>
    incidents.filter((row) => row.severity === wanted && row.impactStart >= start && row.impactStart < end)
      .length;
  const actual = incidentCounts(workspace.connection, [week, previousWeek]);
  for (const wanted of ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']) {
    expect(actual[0]?.get(wanted) ?? 0).toBe(inWeek(week, wanted));
    expect(actual[1]?.get(wanted) ?? 0).toBe(inWeek(previousWeek, wanted));
  }
  const open = incidents.filter(
    ({ impactStart, restoredAt, closedAt }) =>
      impactStart < asOf && (restoredAt ?? '9999') > asOf && (closedAt ?? '9999') > asOf,
  );
  const ids = incidentsOpenAt(workspace.connection, asOf).map(({ id }) => id);
  expect(ids.sort().join()).toBe(
    open
      .map(({ id }) => id)
      .sort()
      .join(),
  );
}

function checkChanges({ deployments, counts }: World, { week }: ReviewContext): void {
  const { failureRate, count } = changeFigures(workspace.connection, week);
  const expected = changeFailureRate(deployments, counts, week);
  expectSame(failureRate, expected);
  if (expected.n > 0) expect(count.value).toBe(expected.n);
}

describe('the incident section', () => {
  it('agrees with the formulas over all records', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(world, (rows) => {
        fill(rows);
        for (const context of contexts(workspace, rows.weekStart)) {
          checkDurations(rows, context);
          checkImpact(rows, context);
          checkRecurrence(rows, context);
          checkPostmortems(rows, context);
          checkCounts(rows, context);
          checkChanges(rows, context);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('has honest figures whatever is recorded', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(world, (rows) => {
        fill(rows);
        for (const context of contexts(workspace, rows.weekStart)) {
          const { figures, section } = incidentSection(context);
          expect(figures.flatMap(faultsOf)).toEqual([]);
          const count = figures.find(({ key }) => key === 'incident.count');
          if (count?.value != null) expect(count.value).toBe(section.rows.length);
        }
      }),
      { numRuns: 3, seed: 3 },
    );
  });
});
