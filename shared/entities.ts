import { actionItem, actionMove } from './action/action-item.ts';
import { attentionDismissal } from './attention/attention-dismissal.ts';
import { commitment } from './commitment/commitment.ts';
import { control, evidence } from './control/control.ts';
import { cost } from './cost/cost.ts';
import { decision } from './decision/decision.ts';
import { picture } from './deck/picture.ts';
import { deck } from './deck/stored-deck.ts';
import { deployment, deploymentCount } from './deployment/deployment.ts';
import type { Entity } from './entity/entity.ts';
import { iamException } from './exception/iam-exception.ts';
import { departure, headcountSlot, pipelineCount } from './hiring/headcount-slot.ts';
import { engagement, impactInterval, incident, timelineEntry } from './incident/incident.ts';
import { interview, interviewRating } from './interview/interview.ts';
import { kpi, kpiAnnotation, kpiValue, kpiVersion } from './kpi/kpi.ts';
import { checkIn, keyResult, objective } from './okr/objective.ts';
import { onCallShift } from './oncall/on-call-shift.ts';
import { person } from './person/person.ts';
import { readinessCheck, readinessCriterion } from './readiness/readiness-check.ts';
import { savedView } from './record/saved-view.ts';
import { exercise } from './resilience/exercise.ts';
import { narrativeEdit } from './review/narrative-edit.ts';
import { agendaSection, disposition, review, reviewAddendum, reviewNote } from './review/review.ts';
import { reviewTemplate, templateSection } from './review/review-template.ts';
import { risk } from './risk/risk.ts';
import { milestone } from './roadmap/milestone.ts';
import { savingsOpportunity } from './savings/savings-opportunity.ts';
import { campaignCheck, scorecardCampaign, scorecardCheck } from './scorecard/check-records.ts';
import { scorecardExemption, scorecardResult } from './scorecard/scorecard-records.ts';
import { posture } from './security/posture.ts';
import { service } from './service/service.ts';
import { budgetPolicy, freezeException, slo, sloDay } from './slo/slo.ts';
import { team } from './team/team.ts';
import { escalation, vendor } from './vendor/vendor.ts';
import { currencyRate, holiday, importRun } from './workspace/records.ts';

/** Every kind of record in a workspace. What is not listed here does not exist. */
export const entities = {
  team,
  person,
  service,
  slo,
  sloDay,
  budgetPolicy,
  freezeException,
  incident,
  impactInterval,
  timelineEntry,
  engagement,
  actionItem,
  actionMove,
  deployment,
  deploymentCount,
  kpi,
  kpiValue,
  kpiVersion,
  kpiAnnotation,
  deck,
  picture,
  objective,
  keyResult,
  checkIn,
  headcountSlot,
  pipelineCount,
  departure,
  interview,
  interviewRating,
  cost,
  savingsOpportunity,
  commitment,
  exercise,
  onCallShift,
  posture,
  iamException,
  control,
  evidence,
  risk,
  decision,
  vendor,
  escalation,
  readinessCheck,
  readinessCriterion,
  milestone,
  review,
  agendaSection,
  disposition,
  reviewNote,
  reviewAddendum,
  reviewTemplate,
  templateSection,
  narrativeEdit,
  attentionDismissal,
  scorecardExemption,
  scorecardResult,
  scorecardCheck,
  scorecardCampaign,
  campaignCheck,
  savedView,
  holiday,
  currencyRate,
  importRun,
} as const;

export type Entities = typeof entities;
export type EntityName = keyof Entities;
export const ENTITY_NAMES = Object.keys(entities) as EntityName[];

/** An entity by its name, or `undefined` for a name that is not one. */
export function findEntity(name: string): Entity | undefined {
  return Object.hasOwn(entities, name) ? entities[name as EntityName] : undefined;
}

/** The entity that a word stands for, however it is written: `action`, `Action items`, `kpi-values`. */
export function entityCalled(word: string): Entity | undefined {
  const wanted = plain(word);
  return Object.values<Entity>(entities).find(({ name, label, plural }) =>
    [name, `${name}s`, label, `${label}s`, plural].some((one) => plain(one) === wanted),
  );
}

const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The entities whose records are part of `name`'s records, e.g. the timeline of an incident. */
export function childrenOf(name: string): Entity[] {
  return Object.values<Entity>(entities).filter(
    (entity) => entity.parent !== undefined && entity.fields[entity.parent]?.target === name,
  );
}
