import type { ScorecardSubject } from '#shared/deck/deck.ts';
import type { ReviewData } from '#shared/review/review-data.ts';

/** A review with only the rows of a service or a team. */
export function forSubject(data: ReviewData, { entity, id }: ScorecardSubject): ReviewData {
  if (entity === 'organisation' || id === null) return data;
  const isTeam = entity === 'team';
  const isOwn = (row: { service: { id: string }; team: { id: string } | null }) =>
    (isTeam ? row.team?.id : row.service.id) === id;
  const cards = data.scorecards.rows.filter(isOwn);
  const services = new Set([...cards, ...data.slos.rows.filter(isOwn)].map(({ service }) => service.id));
  if (!isTeam) services.add(id);
  const slos = data.slos.rows.filter(isOwn);
  const subjects = new Set([id, ...services, ...slos.map((slo) => slo.id)]);
  const hits = (row: { services: readonly { id: string }[] }) =>
    row.services.some((service) => services.has(service.id));
  const ofTeam = (row: { team: { id: string } | null }) => isTeam && row.team?.id === id;
  return {
    ...data,
    attention: data.attention.filter((entry) => subjects.has(entry.id)),
    slos: {
      ...data.slos,
      rows: slos,
      policies: data.slos.policies.filter(({ service }) => services.has(service.id)),
    },
    incidents: {
      ...data.incidents,
      rows: data.incidents.rows.filter(hits),
      open: data.incidents.open.filter(hits),
    },
    actions: {
      ...data.actions,
      overdue: data.actions.overdue.filter(ofTeam),
      due: data.actions.due.filter(ofTeam),
    },
    okrs: { ...data.okrs, rows: data.okrs.rows.filter(ofTeam) },
    cost: { ...data.cost, teams: data.cost.teams.filter(ofTeam) },
    scorecards: { ...data.scorecards, rows: cards, byTeam: data.scorecards.byTeam.filter(ofTeam) },
  };
}
