import fc from 'fast-check';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { startOfDay } from '#shared/time/week.ts';
import { dayIn, type Rows, type Scene } from '../../support/review.ts';

const HOUR_MS = 3_600_000;
const SERVICES = ['s0', 's1', 's2'];
const TEAMS = ['a', 'b'];

const offset = fc.integer({ min: -240, max: 50 });
const day = fc.option(offset, { nil: null });
const near = fc.integer({ min: -120, max: 45 });
// Midnight is drawn often, and the days with which looking back from the end of a week begins.
const instantOf = fc.record({
  day: fc.oneof(near, fc.constantFrom(-97, -90, -83, -76)),
  hour: fc.constantFrom(0, 0, 5, 13),
  zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland'),
});
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const minutes = some(fc.constantFrom(5, 10, 20));
const service = fc.constantFrom(...SERVICES);
const team = fc.constantFrom(...TEAMS);
const count = fc.nat(10);

const services = fc.tuple(
  ...SERVICES.map(() =>
    fc.record({
      tier: some(fc.integer({ min: 1, max: 4 })),
      teamId: some(team),
      runbookUrl: some(fc.constant('https://runbooks.example')),
      runbookReviewedOn: some(offset),
      rtoMinutes: minutes,
      exempt: fc.subarray(SERVICE_CHECKS.map(({ key }) => key)),
      granted: fc.integer({ min: -240, max: -60 }),
      expires: fc.integer({ min: -50, max: 90 }),
    }),
  ),
);
const slo = fc.record({
  serviceId: service,
  objective: fc.constantFrom(0.5, 0.9, 0.99),
  windowKind: fc.constantFrom('rolling', 'rolling', 'calendar-month', 'calendar-quarter'),
  windowDays: fc.constantFrom(7, 28, 30),
  first: near,
  days: fc.array(fc.record({ total: fc.constantFrom(0, 10, 100), bad: fc.constantFrom(0, 0, 0, 1, 10) }), {
    maxLength: 25,
  }),
});
const incident = fc.record({
  severity: fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3'),
  start: near,
  hour: fc.integer({ min: 0, max: 23 }),
  restored: some(fc.nat(200)),
  isPostmortemRequired: fc.boolean(),
  due: fc.option(fc.nat(20), { nil: null }),
  published: some(fc.nat(25)),
  services: fc.subarray(SERVICES),
});
const action = fc.record({
  serviceId: fc.option(service, { nil: null }),
  incident: fc.option(fc.nat(4), { nil: null }),
  created: day,
  due: day,
  completed: offset,
  status: fc.constantFrom('open', 'blocked', 'done', 'done', 'cancelled'),
});
const posture = fc.record({
  assetGroup: fc.constantFrom('Linux', 'Windows', 'Network'),
  date: near,
  serviceId: fc.option(service, { nil: null }),
  teamId: fc.option(team, { nil: null }),
  assets: fc.nat(40),
  missing: fc.nat(3),
});
const change = fc.record({
  serviceId: service,
  at: instantOf,
  outcome: fc.constantFrom('ok', 'ok', 'ok', 'failed', 'rolled-back'),
  incident: fc.option(fc.nat(4), { nil: null, freq: 1 }),
});
const changeCount = fc.record({ serviceId: service, weekStart: near, deployments: count, failed: count });
const shift = fc.record({
  teamId: some(team),
  start: instantOf,
  pages: some(count),
  actionable: some(count),
});
const cost = fc.record({
  serviceId: some(service),
  start: near,
  currency: fc.constantFrom(null, 'EUR', 'USD', 'CHF'),
  billed: some(fc.constantFrom(9_000, 10_000, 11_000)),
  effective: some(fc.constantFrom(9_000, 10_000, 14_000)),
  budget: some(fc.constant(10_000)),
});
const exercise = fc.record({
  kind: fc.constantFrom('tabletop', 'failover', 'restore', 'restore'),
  datastore: fc.constantFrom('orders', 'users', null),
  planned: day,
  held: day,
  rtoTargetMinutes: minutes,
  rtoAchievedMinutes: minutes,
  outcome: fc.constantFrom('passed', 'passed', 'failed', null),
  services: fc.subarray(SERVICES),
});

/**
 * Small workspaces of everything that a scorecard looks at. Days count from the first of a scene's week, and `known` of
 * the three services exist.
 */
export const drawnServices = fc.record({
  known: fc.nat(SERVICES.length),
  services,
  slos: fc.array(slo, { maxLength: 5 }),
  incidents: fc.array(incident, { maxLength: 5 }),
  actions: fc.array(action, { maxLength: 8 }),
  postures: fc.uniqueArray(posture, { maxLength: 8, selector: (row) => `${row.assetGroup}${row.date}` }),
  changes: fc.array(change, { maxLength: 10 }),
  counts: fc.uniqueArray(changeCount, {
    maxLength: 4,
    selector: (row) => `${row.serviceId}${row.weekStart}`,
  }),
  shifts: fc.array(shift, { maxLength: 8 }),
  costs: fc.array(cost, { maxLength: 12 }),
  exercises: fc.array(exercise, { maxLength: 6 }),
});

export type DrawnServices = typeof drawnServices extends fc.Arbitrary<infer T> ? T : never;

type Instant = { day: number; hour: number; zone: string };

/** The drawn rows as records around a scene's week. */
export function rowsAround(at: Scene, drawn: DrawnServices): Rows {
  const date = (days: number | null) => (days === null ? null : dayIn(at, days));
  const instant = (days: number, hour: number) =>
    `${dayIn(at, days)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const local = ({ day: days, hour, zone }: Instant) =>
    new Date(Date.parse(startOfDay(dayIn(at, days), zone)) + hour * HOUR_MS).toISOString();
  const exists = (id: string | null) => id === null || SERVICES.indexOf(id) < drawn.known;
  const own = <T extends { serviceId: string | null }>(rows: readonly T[]) =>
    rows.filter(({ serviceId }) => exists(serviceId));
  const known = drawn.services.slice(0, drawn.known).map((row, index) => ({ ...row, id: `s${index}` }));
  const incidentId = (index: number | null) =>
    index !== null && index < drawn.incidents.length ? `i${index}` : null;
  return {
    person: [{ id: 'p', name: 'Ada' }],
    team: TEAMS.map((id) => ({ id, name: id })),
    holiday: [{ date: dayIn(at, -3), name: 'Holiday' }],
    currencyRate: [{ currency: 'USD', date: dayIn(at, -400), rate: 0.5 }],
    service: known.map(({ exempt: _, granted: __, expires: ___, ...row }) => ({
      ...row,
      slug: row.id,
      name: row.id,
      runbookReviewedOn: date(row.runbookReviewedOn),
    })),
    scorecardExemption: known.flatMap(({ id, exempt, granted, expires }) =>
      exempt.map((checkKey, index) => ({
        serviceId: id,
        checkKey,
        ownerId: 'p',
        reason: 'Moving',
        grantedOn: date(granted),
        expiresOn: date(index % 3 === 0 ? expires : 90),
      })),
    ),
    slo: own(drawn.slos).map(({ days: _, first: __, ...row }, index) => ({
      ...row,
      id: `slo${index}`,
      name: `SLO ${index}`,
    })),
    sloDay: own(drawn.slos).flatMap(({ first, days }, index) =>
      days.map(({ total, bad }, back) => ({
        sloId: `slo${index}`,
        date: dayIn(at, first + back),
        total,
        good: Math.max(0, total - bad),
      })),
    ),
    incident: drawn.incidents.map((row, index) => ({
      id: `i${index}`,
      title: 'Down',
      severity: row.severity,
      isPostmortemRequired: row.isPostmortemRequired,
      impactStart: instant(row.start, row.hour),
      restoredAt:
        row.restored === null
          ? null
          : new Date(Date.parse(instant(row.start, row.hour)) + row.restored * HOUR_MS).toISOString(),
      postmortemDueOn: row.due === null ? null : date(row.start + row.due),
      postmortemPublishedOn: row.published === null ? null : date(row.start + row.published),
      services: row.services.filter(exists),
    })),
    actionItem: own(drawn.actions).map((row) => ({
      title: 'Action',
      serviceId: row.serviceId,
      incidentId: incidentId(row.incident),
      createdOn: date(row.created),
      dueOn: date(row.due),
      status: row.status,
      completedOn: row.status === 'done' ? date(row.completed) : null,
    })),
    posture: own(drawn.postures).map(({ missing, ...row }) => ({
      ...row,
      date: date(row.date),
      assetsWithinSla: Math.max(0, row.assets - missing),
    })),
    deployment: own(drawn.changes).map(({ at: moment, incident: of, ...row }) => ({
      ...row,
      title: 'Change',
      at: local(moment),
      incidentId: incidentId(of),
    })),
    deploymentCount: own(drawn.counts).map((row) => ({
      ...row,
      weekStart: date(row.weekStart),
      failed: Math.min(row.failed, row.deployments),
    })),
    onCallShift: drawn.shifts.map(({ start, actionable, ...row }) => ({
      ...row,
      rotation: 'primary',
      startedAt: local(start),
      endedAt: local({ ...start, day: start.day + 1 }),
      actionablePages: actionable === null || row.pages === null ? null : Math.min(actionable, row.pages),
    })),
    cost: own(drawn.costs).map(({ start, ...row }) => ({
      ...row,
      provider: 'AWS',
      category: 'Compute',
      grain: 'month',
      periodStart: `${dayIn(at, start).slice(0, 7)}-01`,
    })),
    exercise: drawn.exercises.map(({ planned, held, services: hit, ...row }) => ({
      ...row,
      title: 'Exercise',
      plannedOn: date(planned),
      heldOn: date(held),
      outcome: held === null ? null : row.outcome,
      services: hit.filter(exists),
    })),
  };
}
