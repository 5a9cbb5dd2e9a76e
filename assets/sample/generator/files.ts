import { actionsFile, movesFile, planActions } from './actions.ts';
import { campaignChecksFile, campaignsFile, checkTermsFile } from './campaigns.ts';
import { catalogFile, teamsFile } from './catalog.ts';
import { type Clock, clockAt } from './clock.ts';
import { commitmentsFile, ratesFile } from './commitments.ts';
import { controlsFile, evidenceFile } from './controls.ts';
import { budgetsFile, focusFiles, usageFile } from './cost-files.ts';
import { planCharges } from './cost-plan.ts';
import { decksFile } from './decks.ts';
import { changeCountsFile, type Deployment, deploymentsFile, planDeployments } from './deployments.ts';
import { departuresFile, pipelineFile, requisitionsFile } from './hiring.ts';
import { holidaysFile } from './holidays.ts';
import { incidentDetailsFile, pagerFile } from './incident-files.ts';
import { impactFile, responderFile, timelineFile } from './incident-parts.ts';
import { type Incident, planIncidents } from './incidents.ts';
import { interviewFiles } from './interviews.ts';
import { kpiChangesFile, kpiNotesFile, kpisFile, kpiValuesFile } from './kpis.ts';
import { okrFiles } from './okrs.ts';
import { shiftsFile } from './on-call.ts';
import { exemptionsFile, freezeExceptionsFile, policiesFile } from './policies.ts';
import { criteriaFile, readinessFile } from './readiness.ts';
import { exercisesFile, planExercises } from './resilience.ts';
import { agendaFile, decisionsFile, reviewsFile } from './reviews.ts';
import { risksFile } from './risks.ts';
import { milestonesFile } from './roadmap.ts';
import { savingsFile } from './savings.ts';
import { exceptionsFile, postureFile } from './security.ts';
import { sloDaysFile } from './slo-days.ts';
import { sloFiles } from './slos.ts';
import { escalationsFile, vendorsFile } from './vendors.ts';

export type SampleKind = 'backstage' | 'openslo' | 'pagerduty' | 'jira' | 'focus' | 'csv';

export type SampleFile = {
  /** Relative path with forward slashes. */
  path: string;
  text: string;
  /** The importer that reads it. */
  kind: SampleKind;
  /** What a CSV's rows are, by entity name. */
  entity?: string;
};

/** All files in the order of import: what is referred to comes before what refers to it. */
export function sampleFiles(today: string, seed: number): SampleFile[] {
  const clock = clockAt(today);
  const incidents = planIncidents(clock, seed);
  const deployments = planDeployments(incidents, clock, seed);
  return [
    ...foundation(clock),
    ...reliability(incidents, deployments, clock, seed),
    ...commitments(incidents, clock, seed),
    ...people(incidents, clock, seed),
    ...money(incidents, clock, seed),
    ...assurance(clock, seed),
  ];
}

function foundation(clock: Clock): SampleFile[] {
  return [
    { path: 'catalog/catalog-info.yaml', text: catalogFile(clock), kind: 'backstage' },
    table('people/teams.csv', 'team', teamsFile(clock)),
    table('workspace/holidays.csv', 'holiday', holidaysFile(clock)),
    table('workspace/exchange-rates.csv', 'currencyRate', ratesFile(clock)),
    ...sloFiles(clock).map(({ path, text }) => ({ path, text, kind: 'openslo' as const })),
  ];
}

function reliability(
  incidents: readonly Incident[],
  deployments: readonly Deployment[],
  clock: Clock,
  seed: number,
): SampleFile[] {
  return [
    table('slo/slo-measurements.csv', 'sloDay', sloDaysFile(incidents, clock, seed)),
    table('slo/error-budget-policies.csv', 'budgetPolicy', policiesFile(clock)),
    table('slo/freeze-exceptions.csv', 'freezeException', freezeExceptionsFile(clock)),
    { path: 'pagerduty/incidents.csv', text: pagerFile(incidents, clock, seed), kind: 'pagerduty' },
    table('deployments/deployments.csv', 'deployment', deploymentsFile(deployments, clock)),
    table('deployments/weekly-change-counts.csv', 'deploymentCount', changeCountsFile(clock, seed)),
    table('incidents/incident-details.csv', 'incident', incidentDetailsFile(incidents, deployments, clock)),
    table('incidents/impact-intervals.csv', 'impactInterval', impactFile(incidents, clock, seed)),
    table('incidents/timeline-entries.csv', 'timelineEntry', timelineFile(incidents, clock, seed)),
    table('incidents/responder-times.csv', 'engagement', responderFile(incidents, clock, seed)),
  ];
}

function commitments(incidents: readonly Incident[], clock: Clock, seed: number): SampleFile[] {
  const exercises = planExercises(clock, seed);
  const actions = planActions(incidents, exercises, clock, seed);
  const okrs = okrFiles(clock, seed);
  return [
    table('reviews/reviews.csv', 'review', reviewsFile(clock)),
    table('reviews/agenda-sections.csv', 'agendaSection', agendaFile(clock)),
    table('reviews/decisions.csv', 'decision', decisionsFile(clock)),
    table('resilience/exercises.csv', 'exercise', exercisesFile(exercises)),
    table('risks/risks.csv', 'risk', risksFile(clock)),
    { path: 'jira/actions.csv', text: actionsFile(actions, seed), kind: 'jira' },
    table('actions/date-moves.csv', 'actionMove', movesFile(actions)),
    table('kpis/kpis.csv', 'kpi', kpisFile(clock)),
    table('kpis/kpi-values.csv', 'kpiValue', kpiValuesFile(clock, seed)),
    table('kpis/definition-changes.csv', 'kpiVersion', kpiChangesFile(clock)),
    table('kpis/annotations.csv', 'kpiAnnotation', kpiNotesFile(incidents, clock)),
    table('decks/decks.csv', 'deck', decksFile()),
    table('okrs/objectives.csv', 'objective', okrs.objectives),
    table('okrs/key-results.csv', 'keyResult', okrs.keyResults),
    table('okrs/check-ins.csv', 'checkIn', okrs.checkIns),
  ];
}

function people(incidents: readonly Incident[], clock: Clock, seed: number): SampleFile[] {
  const { interviews, ratings } = interviewFiles(clock, seed);
  return [
    table('hiring/requisitions.csv', 'headcountSlot', requisitionsFile(clock)),
    table('hiring/pipeline-counts.csv', 'pipelineCount', pipelineFile(clock, seed)),
    table('hiring/departures.csv', 'departure', departuresFile(clock)),
    table('hiring/interviews.csv', 'interview', interviews),
    table('hiring/interview-ratings.csv', 'interviewRating', ratings),
    table('on-call/on-call-shifts.csv', 'onCallShift', shiftsFile(incidents, clock, seed)),
  ];
}

function money(incidents: readonly Incident[], clock: Clock, seed: number): SampleFile[] {
  const charges = planCharges(clock, seed);
  return [
    ...focusFiles(charges, clock).map(({ path, text }) => ({ path, text, kind: 'focus' as const })),
    table('cost/budgets.csv', 'cost', budgetsFile(charges)),
    table('cost/usage.csv', 'cost', usageFile(charges, clock, seed)),
    table('cost/savings.csv', 'savingsOpportunity', savingsFile(clock)),
    table('cost/commitments.csv', 'commitment', commitmentsFile(clock)),
    table('vendors/vendors.csv', 'vendor', vendorsFile(clock)),
    table('vendors/escalations.csv', 'escalation', escalationsFile(incidents, clock)),
  ];
}

function assurance(clock: Clock, seed: number): SampleFile[] {
  return [
    table('security/patch-posture.csv', 'posture', postureFile(clock, seed)),
    table('security/iam-exceptions.csv', 'iamException', exceptionsFile(clock)),
    table('controls/controls.csv', 'control', controlsFile(clock)),
    table('controls/evidence.csv', 'evidence', evidenceFile(clock)),
    table('readiness/readiness-checks.csv', 'readinessCheck', readinessFile(clock)),
    table('readiness/criteria.csv', 'readinessCriterion', criteriaFile()),
    table('roadmap/milestones.csv', 'milestone', milestonesFile(clock)),
    table('scorecards/exemptions.csv', 'scorecardExemption', exemptionsFile(clock)),
    table('scorecards/check-terms.csv', 'scorecardCheck', checkTermsFile(clock)),
    table('scorecards/campaigns.csv', 'scorecardCampaign', campaignsFile(clock)),
    table('scorecards/campaign-checks.csv', 'campaignCheck', campaignChecksFile()),
  ];
}

function table(path: string, entity: string, text: string): SampleFile {
  return { path, text, kind: 'csv', entity };
}
