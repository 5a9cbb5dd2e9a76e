import { MusterError } from '#shared/contract/errors.ts';
import { weekByKey } from '#shared/time/week.ts';
import { calendarOf } from '../review/context.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { ensureBuiltInTemplates, templateOf } from './templates.ts';

export type PrepareRequest = {
  week: string;
  template: string;
  /** Nobody asked for it: then it is no step of undo. */
  isByItself?: boolean | undefined;
};

/**
 * Opens the draft of a week's review with the agenda of its template. There is one for each week and template: asked
 * for again it is left as it is.
 * @throws MusterError `bad-input` when there is no such week or template
 */
export function prepareReview(
  { workspace }: WorkspaceService,
  { week, template: key, isByItself = false }: PrepareRequest,
): { id: string; isNew: boolean } {
  requireWeek(workspace.settings, week);
  const found = reviewOfWeek(workspace, week, key);
  if (found) return { id: found, isNew: false };
  const template = templateOf(workspace, key);
  const meta = { actor: workspace.settings.actor, label: `Open the draft of ${template.title} ${week}` };
  return workspace.write(meta, (tx) => {
    // Another window may have opened it in the meantime.
    const other = reviewOfWeek(workspace, week, key);
    if (other) return { id: other, isNew: false };
    ensureBuiltInTemplates(tx);
    const { id } = tx
      .repository('review')
      .create({ title: `${template.title} ${week}`, week, template: key, deck: template.deck });
    for (const [position, { title, section, minutes, ownerId }] of template.parts.entries()) {
      tx.repository('agendaSection').create({ reviewId: id, position, title, section, minutes, ownerId });
    }
    if (isByItself) tx.settle([id]);
    return { id, isNew: true };
  });
}

/** The id of the review of a week made from a template. */
function reviewOfWeek(
  workspace: WorkspaceService['workspace'],
  week: string,
  template: string,
): string | undefined {
  const where = [
    { field: 'week', op: 'eq' as const, value: week },
    { field: 'template', op: 'eq' as const, value: template },
  ];
  return workspace.repository('review').list({ where, limit: 1 }).rows[0]?.id;
}

function requireWeek(settings: Parameters<typeof calendarOf>[0], key: string): void {
  try {
    weekByKey(key, calendarOf(settings));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MusterError('bad-input', error.message, 'Nothing was changed.', { cause: error });
  }
}
