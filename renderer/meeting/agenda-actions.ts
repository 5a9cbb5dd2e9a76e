import type { AnyRow } from '#shared/entity/entity.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';

/** Whose agenda it is: that of one review, or the one that reviews of a template begin with. */
export type AgendaEntity = 'agendaSection' | 'templateSection';

/** The field of a section that names whose agenda it is of. */
const OWNER = { agendaSection: 'reviewId', templateSection: 'templateId' } as const;

type Placed = { id: string; title: string };

let before: Promise<unknown> = Promise.resolve();

/** One change of an agenda after the other: each begins with what the one before has left. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = before.then(work);
  before = done.catch(() => undefined);
  return done;
}

/** The sections as they are now; another window may have changed them. */
async function sectionsOf(entity: AgendaEntity, ownerId: string): Promise<readonly AnyRow[]> {
  const where = [{ field: OWNER[entity], op: 'in' as const, value: [ownerId] }];
  const { rows } = await core.record.list({ entity, where, sort: [{ field: 'position' }], limit: 1000 });
  return rows;
}

/** Lets a section change places with the one `by` places further, as one step of undo. */
export function moveSection(entity: AgendaEntity, { id, title }: Placed, by: number): Promise<void> {
  return inTurn(async () => {
    await attempt(async () => {
      const { rows } = await core.record.byIds({ entity, ids: [id] });
      const agenda = await sectionsOf(entity, String(rows[0]?.[OWNER[entity]]));
      const from = agenda.findIndex((section) => section.id === id);
      const [one, other] = [agenda[from], agenda[from + by]];
      if (!one || !other) return;
      const free = Number(agenda.at(-1)?.position) + 1;
      // No two sections may stand in one place, not even for a moment.
      const moves = [
        { id: other.id, position: free },
        { id, position: Number(other.position) },
        { id: other.id, position: Number(one.position) },
      ];
      const changes = moves.map((move) => ({ entity, id: move.id, values: { position: move.position } }));
      await core.record.apply({ label: `Move “${title}”`.slice(0, 200), changes });
    });
    await refreshAll();
  });
}

/** Adds a section at the end of the agenda of a review or a template. */
export function addSection(entity: AgendaEntity, ownerId: string): Promise<void> {
  return inTurn(async () => {
    await attempt(async () => {
      const last = (await sectionsOf(entity, ownerId)).at(-1);
      const position = last ? Number(last.position) + 1 : 0;
      const values = {
        [OWNER[entity]]: ownerId,
        position,
        section: 'attention',
        title: 'New section',
        minutes: 5,
      };
      await core.record.create({ entity, values });
    });
    await refreshAll();
  });
}

export async function removeSection(entity: AgendaEntity, { id, title }: Placed): Promise<void> {
  const done = await attempt(() => core.record.remove({ entity, ids: [id] }));
  if (!done) return;
  notify({ title: `Removed: ${title}`, undo: undoThis() });
  await refreshAll();
}
