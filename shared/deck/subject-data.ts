import type { ReviewData } from '../review/review-data.ts';
import type { ScorecardSubject } from './deck.ts';

/**
 * A review with only the rows of a service or a team. What is the organisation's own, its figures and sentences
 * included, is left out: a team's page goes to people who are not asked to see the rest.
 */
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
    figures: {},
    narrative: { headline: [], sections: {} },
    kpis: { rows: [], counts: { green: 0, amber: 0, red: 0, none: 0 } },
    hiring: {
      ...data.hiring,
      months: [],
      funnel: [],
      teams: data.hiring.teams.filter(ofTeam),
      late: data.hiring.late.filter(ofTeam),
    },
    onCall: { ...data.onCall, rotations: [] },
    risks: { rows: [], decisions: [], vendors: [] },
    assurance: { ...data.assurance, exceptions: [], controls: [], exercises: [] },
    attention: data.attention.filter((entry) => subjects.has(entry.id)),
    slos: {
      ...data.slos,
      rows: slos,
      tiers: [],
      burndown: data.slos.burndown.filter(({ slo }) => subjects.has(slo.id)),
      policies: data.slos.policies.filter(({ service }) => services.has(service.id)),
    },
    incidents: {
      ...data.incidents,
      causes: [],
      recurring: [],
      postmortems: [],
      rows: data.incidents.rows.filter(hits),
      open: data.incidents.open.filter(hits),
    },
    actions: {
      ...data.actions,
      completed: data.actions.completed.filter(ofTeam),
      carriedOver: data.actions.carriedOver.filter(ofTeam),
      ageing: [],
      overdue: data.actions.overdue.filter(ofTeam),
      due: data.actions.due.filter(ofTeam),
    },
    okrs: { ...data.okrs, rows: data.okrs.rows.filter(ofTeam) },
    cost: { ...data.cost, months: [], providers: [], savings: [], teams: data.cost.teams.filter(ofTeam) },
    scorecards: {
      ...data.scorecards,
      rows: cards,
      byTeam: data.scorecards.byTeam.filter(ofTeam),
      campaigns: [],
    },
  };
}
