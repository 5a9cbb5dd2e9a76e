import type { WriteSession } from '#db/record/write-session.ts';
import { BUILT_IN_KPIS } from '#shared/kpi/catalogue.ts';
import type { KpiDefinition } from '#shared/kpi/definition.ts';

/** The id of a built-in KPI: the same in every workspace, so that two of them merge without twins. */
export function builtInKpiId(key: string): string {
  return `kpi-${key}`;
}

/**
 * Makes the records of the built-in KPIs that are not there, with the catalogue's defaults, and returns how many it
 * made. Those that are there, edited or imported, are left as they are.
 */
export function ensureBuiltInKpis(tx: WriteSession): number {
  const kpis = tx.repository('kpi');
  const ids = new Map(kpis.all().map(({ slug, id }) => [slug, id]));
  const created = BUILT_IN_KPIS.filter(({ key }) => !ids.has(key));
  for (const definition of created) {
    const { id } = kpis.create({ id: builtInKpiId(definition.key), ...fieldsOf(definition) });
    ids.set(definition.key, id);
  }
  // What a KPI drives may come after it in the catalogue.
  for (const { key, drives } of created) {
    const targets = drives.flatMap((other) => ids.get(other) ?? []);
    if (targets.length > 0) kpis.update(builtInKpiId(key), { drives: targets });
  }
  return created.length;
}

function fieldsOf(kpi: KpiDefinition) {
  return {
    slug: kpi.key,
    name: kpi.name,
    definition: kpi.definition,
    unit: kpi.unit,
    direction: kpi.direction,
    target: kpi.target,
    amberTolerance: kpi.tolerance,
    frequency: kpi.frequency,
    aggregation: kpi.rule,
    isComputed: kpi.computed,
    isInput: kpi.role === 'input',
  };
}
