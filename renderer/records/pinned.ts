import type { CSSProperties } from 'react';
import type { Entity } from '#shared/entity/entity.ts';

/** What keeps a cell in sight while its row scrolls sideways: the key and the title, behind the check box. */
export function pinned(name: string, entity: Entity): { 'data-pinned'?: true; style?: CSSProperties } {
  if (name === 'key') return { 'data-pinned': true };
  if (name !== entity.title) return {};
  return entity.keyPrefix
    ? { 'data-pinned': true, style: { '--pinned': '7.5rem' } as CSSProperties }
    : { 'data-pinned': true };
}
