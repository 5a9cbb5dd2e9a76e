import type { ComponentType } from 'react';
import type { EntityName } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { ServiceScorecard, TeamScorecard } from '../deck/print-scorecard.tsx';
import { KpiTrailing } from '../kpi/kpi-trailing.tsx';

/** What the panel of a record shows between its fields and its parts: only what no description can say. */
const EXTRAS: Partial<Record<EntityName, ComponentType<{ row: AnyRow }>>> = {
  kpi: KpiTrailing,
  team: TeamScorecard,
  service: ServiceScorecard,
};

export function recordExtra(entity: string): ComponentType<{ row: AnyRow }> | undefined {
  return Object.hasOwn(EXTRAS, entity) ? EXTRAS[entity as EntityName] : undefined;
}
