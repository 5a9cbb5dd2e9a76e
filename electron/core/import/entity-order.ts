import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';

/** Entities so that what a record cannot be without comes before the record: services before their SLOs. */
export function entityOrder(): Entity[] {
  const ordered = new Set<Entity>();
  const visit = (entity: Entity, path: readonly Entity[]) => {
    if (ordered.has(entity) || path.includes(entity)) return;
    for (const { kind, target, optional } of Object.values(entity.fields)) {
      const needed = kind === 'ref' && !optional ? all.find(({ name }) => name === target) : undefined;
      if (needed) visit(needed, [...path, entity]);
    }
    ordered.add(entity);
  };
  const all = Object.values<Entity>(entities);
  for (const entity of all) visit(entity, []);
  return [...ordered];
}
