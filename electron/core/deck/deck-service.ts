import { MusterError } from '#shared/contract/errors.ts';
import type { DeckDocument, ScorecardDocument, ScorecardSubject } from '#shared/deck/deck.ts';
import { redactReview, slidesFor } from '#shared/deck/redact.ts';
import { DECK_TEMPLATES, deckTemplate } from '#shared/deck/templates.ts';
import type { Audience } from '#shared/entity/field.ts';
import { reviewFor } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';

/** A deck with its data, without what its audience must not see. */
export function deckFor(
  workspaces: WorkspaceService,
  { week, deck, audience }: { week: string; deck: string; audience: Audience },
): DeckDocument {
  const template = deckTemplate(deck);
  if (!template) {
    const known = DECK_TEMPLATES.map(({ key }) => key).join(', ');
    throw new MusterError('bad-input', `There is no deck “${deck}”. There are: ${known}.`);
  }
  return {
    key: template.key,
    title: template.title,
    audience,
    slides: slidesFor(template.slides, audience),
    data: redactReview(reviewFor(workspaces, week), audience),
  };
}

/** A one-page scorecard of a team, a service or the organisation. */
export function scorecardFor(
  workspaces: WorkspaceService,
  {
    week,
    entity,
    id,
    audience,
  }: { week: string; entity: ScorecardSubject['entity']; id?: string | undefined; audience: Audience },
): ScorecardDocument {
  const subject = subjectOf(workspaces, entity, id);
  return { subject, audience, data: redactReview(reviewFor(workspaces, week), audience) };
}

function subjectOf(
  workspaces: WorkspaceService,
  entity: ScorecardSubject['entity'],
  id: string | undefined,
): ScorecardSubject {
  const { workspace } = workspaces;
  if (entity === 'organisation') return { entity, id: null, name: workspace.settings.name };
  const row = id === undefined ? undefined : workspace.repository(entity).get(id);
  if (!row) throw new MusterError('not-found', `There is no such ${entity} in this workspace.`);
  return { entity, id: row.id, name: row.name };
}
