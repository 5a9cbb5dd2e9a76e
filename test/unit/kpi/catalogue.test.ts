import { describe, expect, it } from 'vitest';
import { BUILT_IN_KPIS, builtInKpi } from '#shared/kpi/catalogue.ts';
import { inReviewOrder, KPI_CATEGORIES, ragOfKpi } from '#shared/kpi/definition.ts';
import { kpi as kpiEntity } from '#shared/kpi/kpi.ts';
import { AGGREGATION_RULES } from '#shared/kpi/roll-up.ts';

const get = (key: string) => {
  const found = builtInKpi(key);
  if (!found) throw new Error(`no KPI ${key}`);
  return found;
};

describe('the built-in KPIs', () => {
  it('are 26, each once, complete and in order', () => {
    expect(BUILT_IN_KPIS).toHaveLength(26);
    expect(new Set(BUILT_IN_KPIS.map(({ key }) => key)).size).toBe(26);
    for (const kpi of BUILT_IN_KPIS) {
      expect(kpi.key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(kpi.definition).toMatch(/\.$/);
      expect(kpi.targetNote).toMatch(/\.$/);
      expect(AGGREGATION_RULES).toContain(kpi.rule);
      expect(KPI_CATEGORIES).toContain(kpi.category);
      expect(kpi.tolerance).toBeGreaterThanOrEqual(0);
    }
  });

  it('fit the entity that stores them', () => {
    for (const kpi of BUILT_IN_KPIS) {
      expect(kpiEntity.fields.unit.schema.safeParse(kpi.unit).success).toBe(true);
      expect(kpiEntity.fields.aggregation.schema.safeParse(kpi.rule).success).toBe(true);
      expect(kpiEntity.fields.frequency.schema.safeParse(kpi.frequency).success).toBe(true);
    }
  });

  it('are entered by hand only where no record determines them', () => {
    expect(BUILT_IN_KPIS.filter(({ computed }) => !computed).map(({ key }) => key)).toEqual([
      'provisioning-lead-time',
      'stakeholder-satisfaction',
    ]);
  });

  it('have inputs that drive outputs', () => {
    for (const kpi of BUILT_IN_KPIS) {
      for (const driven of kpi.drives) expect([kpi.role, get(driven).role]).toEqual(['input', 'output']);
    }
  });

  it('come inputs first and money last', () => {
    const keys = inReviewOrder(BUILT_IN_KPIS).map(({ key }) => key);
    for (const kpi of BUILT_IN_KPIS) {
      for (const driven of kpi.drives) expect(keys.indexOf(kpi.key)).toBeLessThan(keys.indexOf(driven));
    }
    expect(keys.slice(-3)).toEqual(['savings-realised', 'cost-variance', 'unit-cost']);
  });
});

describe('ragOfKpi', () => {
  it('judges a variance on both sides of its budget', () => {
    const variance = get('cost-variance');
    expect([0.04, -0.04, 0.08, -0.08, 0.2, -0.2].map((value) => ragOfKpi(value, variance))).toEqual([
      'green',
      'green',
      'amber',
      'amber',
      'red',
      'red',
    ]);
  });

  it('has no colour without a value or a target', () => {
    expect(ragOfKpi(null, get('patch-compliance'))).toBeNull();
    expect(ragOfKpi(0, get('incident-volume'))).toBeNull();
  });

  it('takes the source’s range as green to its better end and amber to its worse', () => {
    expect([0.05, 0.1, 0.11].map((value) => ragOfKpi(value, get('change-failure-rate')))).toEqual([
      'green',
      'amber',
      'red',
    ]);
  });
});
