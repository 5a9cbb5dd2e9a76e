import { entities } from '../entities.ts';
import { shownFields } from './derived.ts';
import type { Entity } from './entity.ts';
import type { AnyField, Audience } from './field.ts';

/**
 * What customers may see is a short list, not everything that is not forbidden: a field that is added later stays
 * inside until somebody lets it out.
 */
const FOR_CUSTOMERS: Readonly<Record<string, readonly string[]>> = {
  service: ['name', 'tier', 'lifecycle', 'isCustomerFacing'],
  slo: [
    'name',
    'serviceId',
    'indicator',
    'objective',
    'budgetingMethod',
    'windowKind',
    'windowDays',
    'timesliceTarget',
  ],
  incident: [
    'title',
    'severity',
    'status',
    'services',
    'impactStart',
    'detectedAt',
    'acknowledgedAt',
    'mitigatedAt',
    'restoredAt',
    'closedAt',
    'causeCategory',
  ],
};

/** Whether an audience sees nothing of these records. A name that no records have hides nothing but from customers. */
export function hidesRecords(name: string, audience: Audience): boolean {
  if (audience === 'customer' && !Object.hasOwn(FOR_CUSTOMERS, name)) return true;
  const entity = Object.hasOwn(entities, name) ? entities[name as keyof typeof entities] : undefined;
  return entity?.hiddenFrom.some((one) => one === audience) ?? false;
}

/** The fields of a record that an audience may see; none when the record itself is hidden from it. */
export function visibleFields(entity: Entity, audience: Audience): [string, AnyField][] {
  if (hidesRecords(entity.name, audience)) return [];
  const listed = audience === 'customer' ? FOR_CUSTOMERS[entity.name] : undefined;
  return shownFields(entity).filter(
    ([name, { hiddenFrom, target }]) =>
      !hiddenFrom.includes(audience) &&
      (listed?.includes(name) ?? true) &&
      (target === undefined || !hidesRecords(target, audience)),
  );
}
