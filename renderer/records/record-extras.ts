import type { ComponentType } from 'react';
import type { EntityName } from '#shared/entities.ts';
import { ActionPromise } from '../action/action-extra.tsx';
import { AddEvidence } from '../control/add-evidence.tsx';
import { DecisionReview } from '../decision/decision-review.tsx';
import { DeckRecord } from '../deck/deck-record.tsx';
import { TeamScorecard } from '../deck/print-scorecard.tsx';
import { SlotRecord } from '../hiring/slot-record.tsx';
import { INCIDENT_FIELDS, IncidentRecord } from '../incident/incident-record.tsx';
import { InterviewScorecard } from '../interview/interview-scorecard.tsx';
import { KpiRecord } from '../kpi/kpi-record.tsx';
import { OpenMeeting } from '../meeting/open-meeting.tsx';
import { TemplateRecord } from '../meeting/template-record.tsx';
import { KeyResultProgress, ObjectiveProgress } from '../okr/okr-progress.tsx';
import { ReadinessRecord } from '../readiness/readiness-record.tsx';
import { CampaignRecord } from '../scorecard/campaign-record.tsx';
import { CheckTermsRecord } from '../scorecard/check-terms-record.tsx';
import { StoredChecks } from '../scorecard/stored-checks.tsx';
import { ServiceRecord } from '../service/service-record.tsx';
import { SloRecord } from '../slo/slo-record.tsx';
import { PersonOwns } from '../team/person-owns.tsx';
import type { ExtraProps } from './slot-props.ts';

/** What the panel of a record shows between its fields and its parts: only what no description can say. */
const EXTRAS: Partial<Record<EntityName, ComponentType<ExtraProps>>> = {
  actionItem: ActionPromise,
  deck: DeckRecord,
  scorecardResult: StoredChecks,
  scorecardCampaign: CampaignRecord,
  scorecardCheck: CheckTermsRecord,
  review: OpenMeeting,
  reviewTemplate: TemplateRecord,
  control: AddEvidence,
  kpi: KpiRecord,
  headcountSlot: SlotRecord,
  interview: InterviewScorecard,
  objective: ObjectiveProgress,
  keyResult: KeyResultProgress,
  decision: DecisionReview,
  person: PersonOwns,
  team: TeamScorecard,
  service: ServiceRecord,
  readinessCheck: ReadinessRecord,
  incident: IncidentRecord,
  slo: SloRecord,
};

type Shown = {
  fields?: readonly string[];
  parts?: readonly string[];
  /** It stands before the fields: how the record is doing matters more than what was written down once. */
  isFirst?: boolean;
};

/** Fields and parts that an extra shows in a way of its own, so that the panel does not show them again. */
const SHOWN_BY_EXTRA: Partial<Record<EntityName, Shown>> = {
  service: { fields: ['dependsOn'], isFirst: true },
  slo: { isFirst: true },
  deck: { fields: ['slides'] },
  scorecardCampaign: { isFirst: true },
  reviewTemplate: { fields: ['deck'], parts: ['templateSection'] },
  scorecardResult: { fields: ['checks'] },
  readinessCheck: { parts: ['readinessCriterion'] },
  headcountSlot: { parts: ['pipelineCount'] },
  interview: { parts: ['interviewRating'] },
  incident: { fields: INCIDENT_FIELDS, parts: ['timelineEntry', 'impactInterval'] },
};

export function recordExtra(entity: string): ComponentType<ExtraProps> | undefined {
  return Object.hasOwn(EXTRAS, entity) ? EXTRAS[entity as EntityName] : undefined;
}

const NOTHING: Shown = {};

/** What the extra of a kind of record shows of its fields and parts. */
export function shownByExtra(entity: string): Shown {
  return (
    (Object.hasOwn(SHOWN_BY_EXTRA, entity) ? SHOWN_BY_EXTRA[entity as EntityName] : undefined) ?? NOTHING
  );
}
