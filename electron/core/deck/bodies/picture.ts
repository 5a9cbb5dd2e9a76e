import type { Workspace } from '#db/workspace.ts';
import type { Picture } from '#shared/deck/slide-body.ts';

/** A picture of the workspace; `null` when none is chosen or it was removed. */
export function pictureOf(workspace: Workspace, id: string | undefined): Picture | null {
  const row = id === undefined || id === '' ? undefined : workspace.repository('picture').get(id);
  if (!row) return null;
  const { alt, mediaType, data, raster, width, height } = row;
  const url = `data:${mediaType};base64,${data}`;
  return {
    id: row.id,
    url,
    alt,
    width,
    height,
    ...(raster ? { raster: `data:image/png;base64,${raster}` } : {}),
  };
}
