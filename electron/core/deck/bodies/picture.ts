import type { Picture } from '#shared/deck/slide-body.ts';
import type { ReviewContext } from '../../review/context.ts';

/** A picture of the workspace; `null` when none is chosen or it was removed. */
export function pictureOf({ workspace }: ReviewContext, id: string | undefined): Picture | null {
  const row = id === undefined ? undefined : workspace.repository('picture').get(id);
  if (!row) return null;
  const { alt, mediaType, data, width, height } = row;
  return { id: row.id, url: `data:${mediaType};base64,${data}`, alt, width, height };
}
