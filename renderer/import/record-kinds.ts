import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { SelectOption } from '../design/select.tsx';

/** The kinds of record that a table can hold, by name. */
export const RECORD_KINDS: readonly SelectOption[] = Object.values<Entity>(entities)
  .filter(({ isMadeByMuster }) => !isMadeByMuster)
  .map(({ name, plural }) => ({ value: name, label: plural }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));
