import { MusterError } from '#shared/contract/errors.ts';
import type { ScorecardDocument, ScorecardEntity, ScorecardSubject } from '#shared/deck/deck.ts';
import { redactReview } from '#shared/deck/redact.ts';
import { forSubject } from '#shared/deck/subject-data.ts';
import type { Audience } from '#shared/entity/field.ts';
import { hidesRecords } from '#shared/entity/visibility.ts';
import { candidateCard } from '../interview/candidate-card.ts';
import { quarterCard } from '../okr/quarter-card.ts';
import { contextOf, reviewFor } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { themeFor } from './deck-service.ts';

export type ScorecardWanted = {
  week: string;
  entity: ScorecardEntity;
  /** The team or service; the team whose objectives, all without one; an interview of the candidate. */
  id?: string | undefined;
  /** The quarter of the objectives, as 2026Q4; without one, that of the week. */
  quarter?: string | undefined;
  audience: Audience;
};

/**
 * A scorecard with its data, without what its audience must not see.
 * @throws MusterError `not-found` without such a subject, `refused` when the audience may see nothing of it
 */
export function scorecardFor(workspaces: WorkspaceService, wanted: ScorecardWanted): ScorecardDocument {
  const { entity, audience } = wanted;
  refuseHidden(entity, audience);
  const common = { audience, theme: themeFor(workspaces) };
  if (entity === 'okrs') return { ...common, ...quarterOf(workspaces, wanted) };
  if (entity === 'interview') return { ...common, ...candidateOf(workspaces, wanted) };
  const subject = subjectOf(workspaces, entity, wanted.id);
  const data = forSubject(reviewFor(workspaces, wanted.week), subject);
  return { ...common, kind: 'review', subject, data: redactReview(data, audience) };
}

/** @throws MusterError `refused` when the audience may see nothing of such scorecards */
export function refuseHidden(entity: ScorecardEntity, audience: Audience): void {
  if (entity === 'interview' && hidesRecords('interview', audience))
    throw new MusterError(
      'refused',
      'Interview scorecards name candidates, who are confidential: only the director may have them.',
      'No file was written.',
    );
  if (entity === 'okrs' && hidesRecords('objective', audience))
    throw new MusterError('refused', 'Customers may see nothing of OKRs.', 'No file was written.');
}

type Part<K extends ScorecardDocument['kind']> = Omit<
  Extract<ScorecardDocument, { kind: K }>,
  'audience' | 'theme'
>;

function quarterOf(workspaces: WorkspaceService, { week, id, quarter }: ScorecardWanted): Part<'okrs'> {
  const { workspace } = workspaces;
  const name = id === undefined ? workspace.settings.name : subjectOf(workspaces, 'team', id).name;
  const data = quarterCard(contextOf(workspaces, week), { quarter, teamId: id ?? null });
  return {
    kind: 'okrs',
    subject: { entity: 'okrs', id: id ?? null, name, quarter: data.tree.quarter },
    data,
  };
}

function candidateOf(workspaces: WorkspaceService, { week, id }: ScorecardWanted): Part<'interview'> {
  const card = id === undefined ? undefined : candidateCard(contextOf(workspaces, week), id);
  if (id === undefined || !card)
    throw new MusterError('not-found', 'There is no such interview in this workspace.');
  return { kind: 'interview', subject: { entity: 'interview', id, name: card.name }, data: card.data };
}

function subjectOf(
  { workspace }: WorkspaceService,
  entity: ScorecardSubject['entity'],
  id: string | undefined,
): ScorecardSubject {
  if (entity === 'organisation') return { entity, id: null, name: workspace.settings.name };
  const row = id === undefined ? undefined : workspace.repository(entity).get(id);
  if (!row) throw new MusterError('not-found', `There is no such ${entity} in this workspace.`);
  return { entity, id: row.id, name: row.name };
}
