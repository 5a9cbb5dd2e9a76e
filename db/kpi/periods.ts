/** Whose rows a series is made of. A team's are those of the team and of its services, not of teams below it. */
export type KpiScope = { kind: 'org' } | { kind: 'team'; id: string } | { kind: 'service'; id: string };
export type ScopeKind = KpiScope['kind'];

/** A period as the queries bind it: half-open in instants, inclusive in local dates, cut off where the data ends. */
export type PeriodBounds = { key: string; start: string; until: string; firstDay: string; lastDay: string };

export type SeriesParameters = { periods: string; scope: string | null };

/** The common table `period` that a series is grouped by. It leads every join, so that each period is one index range. */
export const PERIODS = `
  period (key, start, until, firstDay, lastDay) AS MATERIALIZED (
    SELECT value ->> 'key', value ->> 'start', value ->> 'until', value ->> 'firstDay', value ->> 'lastDay'
    FROM json_each(:periods)
  )`;

/** What every query of a series binds. */
export function seriesParameters(periods: readonly PeriodBounds[], scope: KpiScope): SeriesParameters {
  const bounds = periods.map(({ key, start, until, firstDay, lastDay }) => ({
    key,
    start,
    until,
    firstDay,
    lastDay,
  }));
  return { periods: JSON.stringify(bounds), scope: scope.kind === 'org' ? null : scope.id };
}

/** One statement text for each kind of scope. */
export function perScope(text: (kind: ScopeKind) => string): Record<ScopeKind, string> {
  return { org: text('org'), team: text('team'), service: text('service') };
}

/** Condition on a column that holds a service's id. */
export function ofService(column: string): Record<ScopeKind, string> {
  return {
    org: 'TRUE',
    team: `${column} IN (SELECT id FROM service WHERE team_id = :scope)`,
    service: `${column} = :scope`,
  };
}

/** Condition on columns that hold a team's and a service's id, either of which may be empty. */
export function ofTeamOrService(teamColumn: string, serviceColumn: string): Record<ScopeKind, string> {
  return {
    org: 'TRUE',
    team: `(${teamColumn} = :scope OR (${teamColumn} IS NULL AND ${serviceColumn} IN (SELECT id FROM service WHERE team_id = :scope)))`,
    service: `${serviceColumn} = :scope`,
  };
}

/** Condition on a record that is linked to services, such as an incident. */
export function linkedTo(link: string, idColumn: string): Record<ScopeKind, string> {
  return {
    org: 'TRUE',
    team: `EXISTS (SELECT 1 FROM ${link} l JOIN service s ON s.id = l.target_id WHERE l.owner_id = ${idColumn} AND s.team_id = :scope)`,
    service: `EXISTS (SELECT 1 FROM ${link} l WHERE l.owner_id = ${idColumn} AND l.target_id = :scope)`,
  };
}
