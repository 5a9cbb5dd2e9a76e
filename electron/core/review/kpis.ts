import { type KpiFacts, kpiChanges, listKpis } from '#db/kpi/value-queries.ts';
import { keptResult } from '#db/query/kept.ts';
import type { Figure, Rag } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { ChartOptions } from '#shared/kpi/behaviour-chart.ts';
import { builtInKpi } from '#shared/kpi/catalogue.ts';
import { inReviewOrder, type Judged, type KpiCategory, ragOfKpi } from '#shared/kpi/definition.ts';
import { offTarget } from '#shared/kpi/roll-up.ts';
import type { KpiRow, KpiSection, Trend, TrendPoint } from '#shared/review/sections.ts';
import type { KpiPoint } from '../kpi/measure.ts';
import { remembered } from '../kpi/memo.ts';
import { targetsOfPeriods } from '../kpi/period-targets.ts';
import { GRAIN_OF, type KpiPeriod, periodsBetween, periodsUpTo, TREND_PERIODS } from '../kpi/periods.ts';
import { kpiBegins, kpiSeries } from '../kpi/series.ts';
import { type Locked, lockedLimits, type RecordedChange } from './baseline.ts';
import { type ReviewContext, termsKey } from './context.ts';
import { trendOf } from './trend.ts';

/**
 * The KPI scorecard of the organisation: every KPI at its newest period that is over (the review's own week while it
 * lasts), against its target, with its trend. A month or quarter under way is shown only where the one before it has no value.
 */
export function kpiSection(context: ReviewContext): { section: KpiSection; figures: Figure[] } {
  const changes = kpiChanges(context.workspace.connection);
  const counts: KpiSection['counts'] = { green: 0, amber: 0, red: 0, none: 0 };
  const rows: KpiRow[] = [];
  const figures: Figure[] = [];
  for (const kpi of inOrder(listKpis(context.workspace.connection))) {
    const points = shownPoints(context, kpi);
    const [point, previous] = [points.at(-1), points.at(-2)];
    if (!point) continue;
    const targets = targetsByStart(context, kpi, points);
    const now = { ...kpi, target: targets.get(point.period.firstDay) ?? null };
    const rag = ragOfKpi(point.value, judgedBy(now));
    const locked = kpiLimits(context, kpi, points, changes.get(kpi.id) ?? []);
    counts[rag ?? 'none'] += 1;
    rows.push(rowOf(context, now, points, { rag, targets, locked }));
    figures.push(figureOf(context, now, point, previous, rag));
  }
  return { section: { rows, counts }, figures };
}

/** The points of the trend: they end with the one that is shown. */
export function shownPoints(context: ReviewContext, kpi: KpiFacts): KpiPoint[] {
  const grain = GRAIN_OF[kpi.frequency];
  const count = TREND_PERIODS[grain];
  const periods = trendPeriods(context, kpi);
  const points = kpiSeries(context, kpi, { periods });
  const last = points.at(-1);
  const before = points.at(-2);
  const isLastShown =
    grain === 'week' || !last?.period.isPartial || (before?.value === null && last.value !== null);
  return (isLastShown ? points : points.slice(0, -1)).slice(-count);
}

/** One more than is shown where the last may not be. */
function trendPeriods(context: ReviewContext, { frequency }: KpiFacts): readonly KpiPeriod[] {
  const grain = GRAIN_OF[frequency];
  const count = TREND_PERIODS[grain] + (grain === 'week' ? 0 : 1);
  return remembered(context, ['kpi periods', grain], () => periodsUpTo(context, grain, count));
}

/** The target of each point by the first day of its period: one that was set for it goes before the KPI's own. */
function targetsByStart(context: ReviewContext, kpi: KpiFacts, points: readonly KpiPoint[]): Targets {
  const periods = points.map(({ period }) => period);
  const targets = targetsOfPeriods(context, kpi, periods);
  return new Map(periods.map(({ firstDay }, index) => [firstDay, targets[index] ?? null]));
}

type Targets = ReadonlyMap<string, number | null>;

function rowOf(
  context: ReviewContext,
  kpi: KpiFacts,
  points: readonly KpiPoint[],
  { rag, targets, locked }: { rag: Rag | null; targets: Targets; locked: Locked },
): KpiRow {
  const { id, name, slug, definition, unit, direction, frequency, isComputed, isInput, target } = kpi;
  const point = points.at(-1);
  const judged = judgedBy(kpi);
  const values = points.map(({ period, value }) => ({ start: period.firstDay, value }));
  return {
    id,
    name,
    slug,
    definition,
    unit,
    ...currencyOf(context, kpi),
    direction,
    frequency,
    isComputed,
    isInput,
    target,
    period: point?.period.label ?? null,
    value: point?.value ?? null,
    ...(point?.reason === undefined ? {} : { reason: point.reason }),
    previous: points.at(-2)?.value ?? null,
    rag,
    n: point?.n ?? 0,
    owner: context.names.of('person', kpi.ownerId),
    offTargetPeriods: offTarget(values, (value, start) =>
      ragOfKpi(value, { ...judged, target: targets.get(start) ?? null }),
    ).periods,
    trend: trendOfKpi(kpi, points, locked),
  };
}

function trendOfKpi(kpi: KpiFacts, points: readonly KpiPoint[], locked: Locked): Trend {
  const drawn: TrendPoint[] = points.map(({ period, value }) => ({
    key: period.key,
    label: period.label,
    value,
    isPartial: period.isPartial,
  }));
  const trend = trendOf(drawn, { ...boundsOf(kpi, [...locked.before, ...points]), ...locked });
  const last = points.at(-1)?.period;
  if (!last?.isPartial) return trend;
  return { ...trend, verdict: `so far: the ${last.grain} is not over` };
}

/** What the limits of a KPI are locked on, of which `points` are shown. Kept, because it is the same after most changes. */
export function kpiLimits(
  context: ReviewContext,
  kpi: KpiFacts,
  points: readonly KpiPoint[],
  changes: readonly RecordedChange[],
): Locked {
  const periods = points.map(({ period }) => period);
  const keys = [periods[0]?.key, periods.at(-1)?.key, context.today, context.isPartial, termsKey(context)];
  const make = () =>
    lockedLimits(periods, {
      begins: kpiBegins(context, kpi),
      changes,
      between: (range) => periodsBetween(context, GRAIN_OF[kpi.frequency], range),
      valuesOf: (some) =>
        kpiSeries(context, kpi, { periods: some }).map(({ period: { key }, value }) => ({ key, value })),
    });
  return keptResult(context.workspace.connection, ['kpi limits', kpi, changes, ...keys], make);
}

/** Limits end at 0 where a value cannot be below it, and at 1 for shares; never where a value has been beyond. */
export function boundsOf(
  kpi: KpiFacts,
  points: readonly { value: number | null }[],
): Pick<ChartOptions, 'floor' | 'ceiling'> {
  if (builtInKpi(kpi.slug)?.judgedBy === 'magnitude') return {};
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    ...(values.every((value) => value >= 0) ? { floor: 0 } : {}),
    ...(kpi.unit === 'ratio' && values.every((value) => value <= 1) ? { ceiling: 1 } : {}),
  };
}

function figureOf(
  context: ReviewContext,
  kpi: KpiFacts,
  point: KpiPoint,
  previous: KpiPoint | undefined,
  rag: Rag | null,
): Figure {
  const { value, reason, n, excluded, period } = point;
  const { target: goal, direction, tolerance } = kpi;
  const { rag: _byValue, ...figure } = toFigure({
    key: `kpi.${kpi.slug}`,
    label: kpi.name,
    unit: kpi.unit,
    result: { value, n, excluded, ...(reason === undefined ? {} : { reason }) },
    period: period.whole,
    lineage: value === null ? [] : point.lineage(),
    target: goal === null ? undefined : { value: goal, direction, tolerance },
    previous: previous?.value ?? null,
    ...currencyOf(context, kpi),
  });
  // The target of a variance bounds it on both sides.
  return rag === null ? figure : { ...figure, rag };
}

/** The currency of a KPI that counts money. */
export function currencyOf({ settings }: ReviewContext, { unit, currency, isComputed }: KpiFacts) {
  if (unit !== 'money' && unit !== 'perUnit') return {};
  return { currency: isComputed ? settings.currency : (currency ?? settings.currency) };
}

function judgedBy(kpi: KpiFacts): Judged {
  const { direction, target, tolerance, slug } = kpi;
  return { direction, target, tolerance, judgedBy: builtInKpi(slug)?.judgedBy ?? 'value' };
}

/** Inputs before outputs, money last; custom KPIs come after the built-in ones of their kind. */
function inOrder(kpis: readonly KpiFacts[]): KpiFacts[] {
  const ordered = kpis.map((kpi) => ({
    name: kpi.name,
    role: kpi.isInput ? ('input' as const) : ('output' as const),
    category: categoryOf(kpi),
    kpi,
  }));
  return inReviewOrder(ordered).map(({ kpi }) => kpi);
}

function categoryOf({ slug, unit }: KpiFacts): KpiCategory {
  return builtInKpi(slug)?.category ?? (unit === 'money' || unit === 'perUnit' ? 'money' : 'people');
}
