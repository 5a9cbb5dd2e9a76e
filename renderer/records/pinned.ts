import type { CSSProperties } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { keyWidth } from './columns.ts';

const CHECK_BOX = 2.25;

/** What keeps a cell in sight while its row scrolls sideways: the key and the title, behind the check box. */
export function pinned(name: string, entity: Entity): { 'data-pinned'?: true; style?: CSSProperties } {
  if (name === 'key') return { 'data-pinned': true };
  if (name !== entity.title) return {};
  return entity.keyPrefix
    ? { 'data-pinned': true, style: { '--pinned': `${CHECK_BOX + keyWidth(entity)}rem` } as CSSProperties }
    : { 'data-pinned': true };
}
