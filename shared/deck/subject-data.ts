import type { ReviewData } from '../review/review-data.ts';
import type { ScorecardSubject } from './deck.ts';

type Id = { id: string };

/**
 * A review with only the rows of a service or a team. What is the organisation's own, its figures and sentences
 * included, is left out: a team's page goes to people who are not asked to see the rest.
 */
export function forSubject(data: ReviewData, { entity, id }: ScorecardSubject): ReviewData {
  if (entity === 'organisation' || id === null) return data;
  const isTeam = entity === 'team';
  const isOwn = (row: { service: Id; team: Id | null }) => (isTeam ? row.team?.id : row.service.id) === id;
  const isOfTeam = (row: { team: Id | null }) => isTeam && row.team?.id === id;
  const slos = data.slos.rows.filter(isOwn);
  const cards = data.scorecards.rows.filter(isOwn);
  const services = new Set([...cards, ...slos].map(({ service }) => service.id));
  if (!isTeam) services.add(id);
  const subjects = new Set([id, ...services, ...slos.map((slo) => slo.id)]);
  return {
    ...withoutTheWhole(data),
    attention: data.attention.filter((entry) => subjects.has(entry.id)),
    slos: {
      ...data.slos,
      rows: slos,
      tiers: [],
      burndown: data.slos.burndown.filter(({ slo }) => subjects.has(slo.id)),
      policies: data.slos.policies.filter(({ service }) => services.has(service.id)),
    },
    incidents: incidentsOf(data.incidents, services),
    actions: actionsOf(data.actions, isOfTeam),
    okrs: { ...data.okrs, rows: data.okrs.rows.filter(isOfTeam) },
    hiring: {
      ...data.hiring,
      months: [],
      funnel: [],
      teams: data.hiring.teams.filter(isOfTeam),
      late: data.hiring.late.filter(isOfTeam),
    },
    cost: { ...data.cost, months: [], providers: [], savings: [], teams: data.cost.teams.filter(isOfTeam) },
    scorecards: {
      ...data.scorecards,
      rows: cards,
      byTeam: data.scorecards.byTeam.filter(isOfTeam),
      campaigns: [],
    },
  };
}

/** Without what is nobody's in particular. */
function withoutTheWhole(data: ReviewData): ReviewData {
  return {
    ...data,
    figures: {},
    narrative: { headline: [], sections: {} },
    kpis: { rows: [], counts: { green: 0, amber: 0, red: 0, none: 0 } },
    onCall: { ...data.onCall, rotations: [] },
    risks: { rows: [], decisions: [], vendors: [] },
    assurance: { ...data.assurance, exceptions: [], controls: [], exercises: [] },
  };
}

function incidentsOf(
  incidents: ReviewData['incidents'],
  services: ReadonlySet<string>,
): ReviewData['incidents'] {
  const isHit = (row: { services: readonly Id[] }) => row.services.some(({ id }) => services.has(id));
  return {
    ...incidents,
    causes: [],
    recurring: [],
    postmortems: [],
    rows: incidents.rows.filter(isHit),
    open: incidents.open.filter(isHit),
  };
}

function actionsOf(
  { due, overdue, completed, oftenMoved }: ReviewData['actions'],
  isOwn: (row: { team: Id | null }) => boolean,
): ReviewData['actions'] {
  return {
    due: due.filter(isOwn),
    overdue: overdue.filter(isOwn),
    completed: completed.filter(isOwn),
    oftenMoved: oftenMoved?.filter(isOwn),
    ageing: [],
  };
}
