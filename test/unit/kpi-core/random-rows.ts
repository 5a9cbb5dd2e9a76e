import fc from 'fast-check';
import type { Workspace } from '#db/workspace.ts';
import type { ClosureAction } from '#shared/action/closure.ts';
import type { DeploymentCountRow, DeploymentRow } from '#shared/deployment/change-failure.ts';
import type { DurationIncident } from '#shared/incident/durations.ts';
import type { PostmortemIncident } from '#shared/incident/postmortems.ts';
import type { ShiftRow } from '#shared/oncall/health.ts';
import type { SloDay } from '#shared/slo/slo-sums.ts';
import { insertRaw, type RawRow } from '../../bench/raw-rows.ts';

export type IncidentFields = DurationIncident &
  PostmortemIncident & {
    status: string;
    rootCauseKey: string | null;
    impact: { start: string; end: string | null }[];
  };

/** Small workspaces of everything that the event-based KPIs count. */
export type Rows = {
  incidents: IncidentFields[];
  deployments: DeploymentRow[];
  counts: DeploymentCountRow[];
  actions: Omit<ClosureAction, 'moves'>[];
  shifts: (ShiftRow & { startedAt: string })[];
  days: (SloDay & { slo: number })[];
};

export const NO_ROWS: Rows = {
  incidents: [],
  deployments: [],
  counts: [],
  actions: [],
  shifts: [],
  days: [],
};

export const OBJECTIVES = [0.9, 0.999];

const MINUTE = 60_000;
const DAY = 1440;

/** Rows in the `days` days before the instant `end`, and a little after it. */
export function anyRows(end: string, days: number): fc.Arbitrary<Rows> {
  const last = Date.parse(end);
  const at = (minutesBefore: number) => new Date(last - minutesBefore * MINUTE).toISOString();
  const instant = fc.integer({ min: -3 * DAY, max: days * DAY }).map(at);
  const date = instant.map((text) => text.slice(0, 10));
  const after = (from: string) =>
    fc.option(fc.integer({ min: 0, max: 4 * DAY }).map((minutes) => shifted(from, minutes)));
  const incident = instant.chain((impactStart) =>
    fc.record({
      id: fc.uuid(),
      severity: fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'),
      status: fc.constant('open'),
      impactStart: fc.constant(impactStart),
      detectedAt: after(impactStart),
      acknowledgedAt: after(impactStart),
      mitigatedAt: after(impactStart),
      restoredAt: after(impactStart),
      closedAt: after(impactStart),
      rootCauseKey: fc.option(fc.constantFrom('pool', 'dns', 'cert')),
      isPostmortemRequired: fc.boolean(),
      postmortemDueOn: fc.option(date, { freq: 4 }),
      postmortemPublishedOn: fc.option(date),
      impact: fc.array(
        fc
          .tuple(fc.integer({ min: 0, max: 2 * DAY }), fc.option(fc.integer({ min: 0, max: 3 * DAY })))
          .map(([from, length]) => ({
            start: shifted(impactStart, from),
            end: length === null ? null : shifted(impactStart, from + length),
          })),
        { maxLength: 3 },
      ),
    }),
  );
  const whole = fc.nat(20);
  return fc.record({
    incidents: fc.uniqueArray(incident, { maxLength: 12, selector: ({ id }) => id }),
    deployments: fc.array(
      fc.record({
        at: instant,
        outcome: fc.constantFrom('ok' as const, 'ok' as const, 'failed' as const, 'rolled-back' as const),
        incidentId: fc.constant(null),
      }),
      { maxLength: 12 },
    ),
    counts: fc.uniqueArray(fc.record({ weekStart: date, deployments: whole, failed: whole }), {
      maxLength: 4,
      selector: ({ weekStart }) => weekStart,
    }),
    actions: fc.array(anyAction(date), { maxLength: 12 }),
    shifts: fc.array(anyShift(instant), { maxLength: 8 }),
    days: fc.uniqueArray(anyDay(date), { maxLength: 40, selector: ({ slo, date: day }) => `${slo} ${day}` }),
  });
}

function anyAction(date: fc.Arbitrary<string>): fc.Arbitrary<Omit<ClosureAction, 'moves'>> {
  return fc.record({
    id: fc.uuid(),
    status: fc.constantFrom('open' as const, 'blocked' as const, 'done' as const, 'cancelled' as const),
    committedDueOn: fc.option(date),
    dueOn: fc.option(date),
    completedOn: fc.option(date),
  });
}

function anyShift(instant: fc.Arbitrary<string>): fc.Arbitrary<ShiftRow & { startedAt: string }> {
  const maybe = fc.option(fc.nat(30));
  return fc.record({
    id: fc.uuid(),
    startedAt: instant,
    pages: maybe,
    actionablePages: maybe,
    outOfHoursPages: maybe,
    toilHours: maybe,
    totalHours: maybe,
  });
}

function anyDay(date: fc.Arbitrary<string>): fc.Arbitrary<SloDay & { slo: number }> {
  const count = fc.nat(50);
  const small = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) });
  return fc.record({
    slo: fc.nat(OBJECTIVES.length - 1),
    date,
    good: count,
    total: count,
    maintenanceGood: small,
    maintenanceTotal: small,
  });
}

/** Fills an empty workspace with the rows, in one tier-1 service of one team. */
export function insertRows(workspace: Workspace, rows: Rows): void {
  const named = (prefix: string) => (row: object, index: number) => ({ id: `${prefix}${index}`, ...row });
  const insert = (name: Parameters<typeof insertRaw>[1], list: RawRow[]) => insertRaw(workspace, name, list);
  insert('team', [{ id: 'team', name: 'Team' }]);
  insert('service', [{ id: 'service', slug: 'service', name: 'Service', tier: 1, teamId: 'team' }]);
  insert(
    'slo',
    OBJECTIVES.map((objective, index) => ({
      id: `slo${index}`,
      name: `SLO ${index}`,
      serviceId: 'service',
      objective,
    })),
  );
  insert(
    'sloDay',
    rows.days.map(({ slo, ...day }, index) => ({ id: `day${index}`, sloId: `slo${slo}`, ...day })),
  );
  insert(
    'incident',
    rows.incidents.map((row) => ({ ...row, title: 'Incident' })),
  );
  insert(
    'impactInterval',
    rows.incidents.flatMap(({ id, impact }) =>
      impact.map(({ start, end }, index) => ({
        id: `${id}${index}`,
        incidentId: id,
        startedAt: start,
        endedAt: end,
      })),
    ),
  );
  const withService = { serviceId: 'service' };
  insert(
    'deployment',
    rows.deployments.map((row) => ({ title: 'Change', ...withService, ...row })).map(named('change')),
  );
  insert('deploymentCount', rows.counts.map((row) => ({ ...withService, ...row })).map(named('count')));
  insert(
    'actionItem',
    rows.actions.map((row) => ({ ...row, title: 'Action', ...withService })),
  );
  insert(
    'onCallShift',
    rows.shifts.map((row) => ({ ...row, rotation: 'primary', endedAt: row.startedAt, teamId: 'team' })),
  );
}

function shifted(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
}
