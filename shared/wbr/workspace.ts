import { slugOf } from '../entity/slug.ts';
import type { Direction, Unit } from '../figure/figure.ts';
import type { AggregationRule } from '../kpi/roll-up.ts';
import type { WbrAnnotation } from './annotations.ts';
import { dailyFrame } from './daily.ts';
import type { WbrBlock, WbrDeck, WbrMetric } from './deck.ts';
import { kpiRule, kpiValues, targetMetrics, targetValues, type WbrKpiValue } from './kpi-values.ts';
import type { WbrTable } from './table.ts';
import type { ChangeMethod } from './trailing.ts';

/** A metric of a WBR deck as a KPI. `targets` are daily, from `X__Target` columns and lines drawn as targets. */
export type WbrKpi = {
  key: string;
  name: string;
  definition: string;
  unit: Unit;
  /** A WBR deck does not say which way is better: `null` is to be asked. */
  direction: Direction | null;
  aggregation: AggregationRule;
  /** Keys of other KPIs with operations between them, for one that is computed from aggregated values; else `null`. */
  formula: string | null;
  change: ChangeMethod;
  values: WbrKpiValue[];
  targets: { date: string; value: number }[];
};

/** A block of the deck with the keys of its KPIs; `derived` is a `YOY`, `WOW` or `MOM` change of one. */
export type WbrSlide = {
  kind: WbrBlock['kind'];
  title: string;
  months: 'trailing' | 'fiscal-year';
  kpis: WbrSlideKpi[];
};

export type WbrSlideKpi = {
  /** `null` for a heading of a table. */
  key: string | null;
  label: string;
  derived: 'YOY' | 'WOW' | 'MOM' | null;
  style: string;
  isPriorYearShown: boolean;
  /** It shows the targets of that KPI, not its values. */
  isTargetOf: boolean;
};

export type WbrWorkspace = {
  title: string;
  weekEnding: string;
  fiscalYearEnd: number;
  kpis: WbrKpi[];
  annotations: { kpiKey: string; date: string; text: string }[];
  slides: WbrSlide[];
  /** What could not be taken over as it is, one sentence each. */
  notes: string[];
};

/** The daily values of a deck: the table of its CSV files and the events of its annotation files. */
export type WbrRows = { table: WbrTable; annotations: readonly WbrAnnotation[] };

/**
 * A WBR deck as KPIs with daily values, targets, annotations and slides. Targets become the `targets` of the metric
 * they belong to, not KPIs of their own. A quotient of two sums becomes a ratio with its parts, sums and differences
 * of sums become daily values; other functions become formulas over KPIs. Throws a `WbrProblem` as `reportWbrDeck` does.
 */
export function wbrToWorkspace(deck: WbrDeck, rows: WbrRows): WbrWorkspace {
  const daily = dailyFrame(deck, rows.table);
  const targetOf = targetMetrics(deck);
  const shown = deck.metrics.filter((metric) => !targetOf.has(metric.name));
  const keys = uniqueKeys(shown.map((metric) => metric.name));
  const notes: string[] = [];
  const kpis = shown.map((metric): WbrKpi => {
    const values = kpiValues(deck, daily, metric);
    const aggregation = kpiRule(deck, metric);
    const formula = values === null ? formulaOf(metric, keys) : null;
    notes.push(...kpiNotes(metric, values !== null || formula !== null));
    return {
      key: keys.get(metric.name) ?? metric.name,
      name: metric.name,
      definition: definitionOf(metric),
      unit: unitOf(deck, metric),
      direction: null,
      aggregation,
      formula,
      change: metric.comparison,
      values: values ?? [],
      targets: targetValues(deck, rows.table, daily, metric, targetOf),
    };
  });
  const { annotations, unknown } = kpiAnnotations(rows.annotations, keys);
  return {
    title: deck.title,
    weekEnding: deck.weekEnding,
    fiscalYearEnd: deck.fiscalYearEnd,
    kpis,
    annotations,
    slides: deck.blocks.map((block) => slideOf(block, keys, targetOf)),
    notes: [...notes, ...unknown],
  };
}

function kpiNotes(metric: WbrMetric, hasValues: boolean): string[] {
  if (!hasValues) {
    return [
      `“${metric.name}” (${definitionOf(metric)}) is computed from what is no KPI; enter its values or define it anew.`,
    ];
  }
  if (metric.kind === 'column' && metric.aggregation === 'first') {
    return [
      `“${metric.name}” takes the first value of a period; it is imported with the last value instead.`,
    ];
  }
  return [];
}

const SIGNS = { sum: ' + ', difference: ' − ', product: ' × ', divide: ' ÷ ' };

/** The formula over the keys of the operands; `null` where one of them is no KPI. */
function formulaOf(metric: WbrMetric, keys: ReadonlyMap<string, string>): string | null {
  if (metric.kind === 'column') return null;
  const operands = metric.operands.map((name) => keys.get(name));
  return operands.includes(undefined) ? null : operands.join(SIGNS[metric.operation]);
}

function definitionOf(metric: WbrMetric): string {
  if (metric.kind === 'column') {
    const where = metric.query === null ? '' : ` where ${metric.query}`;
    return `${metric.aggregation} of ${metric.column}${where}`;
  }
  return metric.operands.join(SIGNS[metric.operation]);
}

/** A deck states units only by how it scales its axes: `%` or a comparison in basis points is a rate. */
function unitOf(deck: WbrDeck, metric: WbrMetric): Unit {
  const scalings = deck.blocks.flatMap((block) => {
    if (block.kind === 'chart')
      return block.lines.some((line) => line.metric === metric.name) ? [block.scaling] : [];
    if (block.kind !== 'weeks-table' && block.kind !== 'months-table') return [];
    return block.rows.filter((row) => row.metric === metric.name).map((row) => row.scaling);
  });
  const isRate = metric.comparison === 'basis-points' || scalings.some((scaling) => /%|bps/i.test(scaling));
  if (isRate) return 'ratio';
  return metric.kind === 'column' && metric.aggregation === 'sum' ? 'count' : 'score';
}

function uniqueKeys(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    names.map((name) => {
      const slug = slugOf(name, 'kpi');
      let key = slug;
      for (let copy = 2; taken.has(key); copy += 1) key = `${slug}-${copy}`;
      taken.add(key);
      return [name, key];
    }),
  );
}

function kpiAnnotations(annotations: readonly WbrAnnotation[], keys: ReadonlyMap<string, string>) {
  const known = annotations.flatMap(({ metric, date, text }) => {
    const kpiKey = keys.get(metric);
    return kpiKey === undefined ? [] : [{ kpiKey, date, text }];
  });
  const missing = new Set(annotations.map(({ metric }) => metric).filter((metric) => !keys.has(metric)));
  const unknown = [...missing].map(
    (metric) => `Annotations of “${metric}” were left out: there is no such KPI.`,
  );
  return { annotations: known, unknown };
}

function slideOf(
  block: WbrBlock,
  keys: ReadonlyMap<string, string>,
  targetOf: ReadonlyMap<string, string>,
): WbrSlide {
  const entry = (
    metric: string | null,
    label: string,
    style: string,
    isPriorYearShown = true,
  ): WbrSlideKpi => {
    const isOwn = metric === null || keys.has(metric) || targetOf.has(metric);
    const derived = isOwn ? undefined : /^(.+)(YOY|WOW|MOM)$/.exec(metric);
    const name = derived?.[1] ?? metric ?? '';
    return {
      key: keys.get(name) ?? keys.get(targetOf.get(name) ?? '') ?? null,
      label,
      derived: (derived?.[2] as WbrSlideKpi['derived'] | undefined) ?? null,
      style,
      isPriorYearShown,
      isTargetOf: !keys.has(name) && targetOf.has(name),
    };
  };
  const base = { kind: block.kind, title: block.title };
  if (block.kind === 'chart') {
    const kpis = block.lines.map((line) =>
      entry(line.metric, line.legend, line.style, line.isPriorYearShown),
    );
    return { ...base, months: block.months, kpis };
  }
  if (block.kind === 'section' || block.kind === 'embedded') return { ...base, months: 'trailing', kpis: [] };
  return {
    ...base,
    months: block.months,
    kpis: block.rows.map((row) => entry(row.metric, row.header, row.style)),
  };
}
