import type { Workspace } from '#db/workspace.ts';
import { control, evidence } from '#shared/control/control.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';

type NewEvidence = {
  /** The control's id. */
  id: string;
  evidence: Record<string, unknown>;
  /** The local date the next evidence is due; nothing given leaves the control as it is. */
  nextDueOn?: string | null | undefined;
};

/** What a window sends is checked against the description, not against its type. */
const PROOF: Entity = evidence;

/**
 * Adds evidence to a control and says when the next is due, as one step of undo.
 * @throws MusterError `bad-input` where a value is not what its field takes, `not-found` without such a control
 */
export function addEvidence(workspace: Workspace, { id, evidence: values, nextDueOn }: NewEvidence): AnyRow {
  return workspace.write({ actor: workspace.settings.actor, label: 'Add evidence' }, (tx) => {
    const row = tx.repositoryOf(PROOF).create({ ...values, controlId: id });
    if (nextDueOn) tx.repositoryOf(control).update(id, { nextDueOn });
    return row;
  });
}
