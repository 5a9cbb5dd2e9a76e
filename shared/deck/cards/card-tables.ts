import { candidateTables } from '../../interview/candidate-card.ts';
import { quarterFacts } from '../../okr/quarter-card.ts';
import { actionFacts } from '../../review/facts/action-facts.ts';
import { attentionFacts, rankedEntries } from '../../review/facts/attention-facts.ts';
import { incidentFacts, incidentsInOrder } from '../../review/facts/incident-facts.ts';
import { kpiFacts } from '../../review/facts/kpi-facts.ts';
import { okrFacts } from '../../review/facts/okr-facts.ts';
import { teamCostFacts } from '../../review/facts/plan-facts.ts';
import { cardFacts, teamScoreFacts } from '../../review/facts/scorecard-facts.ts';
import { sloFacts, worstFirst } from '../../review/facts/slo-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { ScorecardDocument } from '../deck.ts';
import { type CardTable, cardTable } from './card-table.ts';

/** The tables of a service's scorecard. */
export function serviceFacts({ scorecards, slos, incidents, attention, workspace }: ReviewData) {
  return {
    checks: cardFacts(scorecards.rows, { title: 'Level, score and failing checks', isLong: true }),
    slos: sloFacts(worstFirst(slos.rows), {
      title: 'Objectives',
      empty: 'No SLO is defined for this service.',
    }),
    incidents: incidentFacts(incidentsInOrder(incidents), {
      isCompact: true,
      title: 'Incidents of the week, and open ones',
      zone: workspace.zone,
      empty: 'No incident hit this service this week and none is open.',
    }),
    attention: attentionFacts(rankedEntries(attention), { isTitled: true, isCompact: true }),
  };
}

/** The tables of a team's scorecard. */
export function teamFacts({ scorecards, slos, actions, cost, okrs }: ReviewData) {
  return {
    scores: teamScoreFacts(scorecards.byTeam, 'Score of its services'),
    services: cardFacts(scorecards.rows, { title: 'Its services' }),
    slos: sloFacts(worstFirst(slos.rows), {
      title: 'Objectives, worst first',
      empty: 'No SLO is defined for its services.',
    }),
    actions: actionFacts(actions.overdue, { title: 'Overdue actions', empty: 'No action is overdue.' }),
    okrs: okrFacts(okrs, true),
    costs: teamCostFacts(cost),
  };
}

/** The tables of the organisation's scorecard. */
export function organisationFacts({ kpis, scorecards }: ReviewData) {
  return {
    kpis: { ...kpiFacts(kpis.rows, true), isTitled: true },
    teams: teamScoreFacts(scorecards.byTeam),
  };
}

/** The tables of a scorecard in their order. */
export function cardTables(document: ScorecardDocument): CardTable[] {
  if (document.kind === 'okrs')
    return [
      cardTable('objectives', quarterFacts(document.data.tree), {
        isWithNext: ({ objective, keyResult }) => keyResult === null && objective.keyResults.length > 0,
      }),
    ];
  if (document.kind === 'interview') return candidateTables(document.data);
  if (document.subject.entity === 'service') return ofService(document.data);
  return document.subject.entity === 'team' ? ofTeam(document.data) : ofOrganisation(document.data);
}

function ofService(data: ReviewData): CardTable[] {
  const { checks, slos, incidents, attention } = serviceFacts(data);
  return [
    cardTable('checks', checks, { most: 1 }),
    cardTable('slos', slos, { most: 8 }),
    cardTable('incidents', incidents, { most: 6 }),
    cardTable('attention', attention, { most: 5 }),
  ];
}

function ofTeam(data: ReviewData): CardTable[] {
  const { scores, services, slos, actions, okrs, costs } = teamFacts(data);
  return [
    cardTable('scores', scores, { most: 1 }),
    cardTable('services', services, { most: 6 }),
    cardTable('slos', slos, { most: 6 }),
    cardTable('actions', actions, { most: 4 }),
    cardTable('okrs', okrs, { most: 6 }),
    ...(costs.rows.length > 0 ? [cardTable('costs', costs, { most: 1 })] : []),
  ];
}

function ofOrganisation(data: ReviewData): CardTable[] {
  const { kpis, teams } = organisationFacts(data);
  return [cardTable('kpis', kpis, { most: 10 }), cardTable('teams', teams, { most: 3 })];
}
