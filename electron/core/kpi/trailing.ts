import { annotationsIn, periodTargets } from '#db/kpi/trailing-queries.ts';
import { type KpiFacts, kpiChanges, listKpis } from '#db/kpi/value-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { TrailingData, TrailingNote, TrailingPoint } from '#shared/kpi/trailing.ts';
import { addMonths, monthOfDate } from '#shared/time/month.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import { monthSpan, priorYearWeek, type Span, weeksEnding } from '#shared/wbr/periods.ts';
import {
  boxOfNine,
  firstAfter,
  firstAtOrAfter,
  mapToDate,
  type SpanPair,
  type Told,
  trailingSpans,
} from '#shared/wbr/trailing.ts';
import type { ReviewContext } from '../review/context.ts';
import { remembered } from './memo.ts';
import { targetIn } from './period-targets.ts';
import { type KpiPeriod, periodOfDays } from './periods.ts';
import { kpiSeries } from './series.ts';

/** The trailing views of KPIs by what they are named by here: their keys or ids. Unknown ones are left out. */
export function trailingViews(
  context: ReviewContext,
  names: readonly string[],
): Record<string, TrailingData> {
  if (names.length === 0) return {};
  const byName = new Map<string, KpiFacts>();
  for (const kpi of listKpis(context.workspace.connection)) byName.set(kpi.id, kpi).set(kpi.slug, kpi);
  return Object.fromEntries(
    names.flatMap((name) => {
      const kpi = byName.get(name);
      return kpi ? [[name, trailingOf(context, kpi)]] : [];
    }),
  );
}

/**
 * The trailing view of one KPI by its id.
 * @throws MusterError `not-found`
 */
export function trailingOfKpi(context: ReviewContext, id: string): TrailingData {
  const kpi = listKpis(context.workspace.connection).find((one) => one.id === id);
  if (!kpi) throw new MusterError('not-found', 'This KPI is no longer there.');
  return trailingOf(context, kpi);
}

/**
 * The trailing six weeks and twelve months of a KPI up to the review's week, computed or entered, with prior year,
 * targets, annotations and changes of its definition. Every period is made of its own rows: the prior year of a ratio
 * is recomputed, never averaged.
 */
function trailingOf(context: ReviewContext, kpi: KpiFacts): TrailingData {
  const { lastDay: weekEnding } = context.week;
  const options = {
    weekEnding,
    dataThrough: context.today,
    fiscalYearEnd: context.settings.fiscalYearEndMonth,
  };
  const spans = trailingSpans(options);
  const fiscal = trailingSpans({ ...options, months: 'fiscal-year' });
  const versions = kpiVersions(context, kpi.id);
  const build = (pairs: readonly SpanPair[], grain: 'week' | 'month') =>
    pointsOf(context, kpi, pairs, grain, versions);
  const weeks = build(spans.weeks, 'week');
  const months = build(spans.months, 'month');
  const fiscalMonths = build(fiscal.months, 'month');
  const [last] = weeks.slice(-1);
  const change = kpi.unit === 'ratio' ? 'basis-points' : 'percent';
  const firstDay =
    [spans, fiscal].map((one) => one.months[0]?.span.start ?? weekEnding).sort()[0] ?? weekEnding;
  return {
    id: kpi.id,
    slug: kpi.slug,
    name: kpi.name,
    definition: kpi.definition,
    unit: kpi.unit,
    ...currencyOf(context, kpi),
    direction: kpi.direction,
    change,
    isFlow: kpi.rule === 'sum',
    weeks,
    months,
    fiscalMonths,
    box: boxOfNine({
      lastWeek: last,
      weekBefore: weeks.at(-2),
      priorWeek: last && { value: last.prior },
      isWeekOver: context.today >= weekEnding,
      ...mapToDate(spans.toDate, (pair) => toDate(context, kpi, pair, fiscalMonths)),
      change,
    }),
    versions,
    annotations: notesOf(context, kpi.id, { firstDay, lastDay: context.today }),
  };
}

const DAYS_TO_NAMING_DAY = 3;
const NOT_BEGUN: Told = { value: null, reason: 'The period has not begun.' };

type Value = Told & { n: number };

function pointsOf(
  context: ReviewContext,
  kpi: KpiFacts,
  pairs: readonly SpanPair[],
  grain: 'week' | 'month',
  versions: TrailingData['versions'],
): TrailingPoint[] {
  const first = pairs[0]?.span;
  if (!first) return [];
  const before = [spanBefore(first, grain), ...pairs.map(({ span }) => span)];
  const current = valuesOf(context, kpi, before, grain);
  const prior = valuesOf(
    context,
    kpi,
    pairs.map((pair) => pair.prior),
    grain,
  );
  const targets = targetsOf(context, kpi, pairs, grain);
  const breaks = (spans: readonly Span[]) =>
    spans.map((span, index) => hasChange(versions, spans[index - 1], span));
  const [isBreak, isPriorBreak] = [
    breaks(pairs.map(({ span }) => span)),
    breaks(pairs.map((pair) => pair.prior)),
  ];
  return pairs.map(({ label, span }, index): TrailingPoint => {
    const { value, reason, n } = current[index + 1] ?? { ...NOT_BEGUN, n: 0 };
    const isShort = kpi.frequency === 'daily' && kpi.formula === null && n > 0 && n < days(span);
    return {
      label,
      ...span,
      value,
      ...(reason === undefined ? {} : { reason }),
      n,
      isPartial: span.end > context.today || (isShort && !kpi.isComputed),
      prior: prior[index]?.value ?? null,
      before: current[index]?.value ?? null,
      target: targets[index] ?? null,
      isBreak: isBreak[index] ?? false,
      isPriorBreak: isPriorBreak[index] ?? false,
    };
  });
}

/** The values of spans in order, none of which overlap. */
function valuesOf(
  context: ReviewContext,
  kpi: KpiFacts,
  spans: readonly Span[],
  grain: KpiPeriod['grain'],
): Value[] {
  const coarse = tooCoarse(kpi, grain);
  if (coarse !== null) return spans.map(() => ({ value: null, reason: coarse, n: 0 }));
  const begun = spans.filter(({ start }) => start <= context.today);
  // Every KPI has the same periods, and the start of a day in a zone is not quickly found.
  const periods = begun.map((span) =>
    remembered(context, ['period of days', grain, span.start, span.end], () =>
      periodOfDays(context, grain, span),
    ),
  );
  const points = kpiSeries(context, kpi, { periods });
  return spans.map((_, index) => {
    const point = points[index];
    if (!point) return { ...NOT_BEGUN, n: 0 };
    const { value, reason, n } = point;
    return reason === undefined ? { value, n } : { value, reason, n };
  });
}

/** A value of a month tells nothing of its weeks. */
function tooCoarse({ frequency }: KpiFacts, grain: KpiPeriod['grain']): string | null {
  if (frequency === 'quarterly' && grain !== 'quarter') return 'Values are quarterly.';
  return frequency === 'monthly' && grain === 'week' ? 'Values are monthly.' : null;
}

function toDate(
  context: ReviewContext,
  kpi: KpiFacts,
  { label, span, prior }: SpanPair,
  months: readonly TrailingPoint[],
): { current: Told; prior: Told } {
  const grain = label.startsWith('month') ? 'month' : 'quarter';
  // One by one: after a leap year they may share a day.
  const [current = NOT_BEGUN] = valuesOf(context, kpi, [span], grain);
  // What adds up is not compared with a prior year whose records begin later.
  const hasGap = months.some(
    (month) =>
      month.start >= span.start && month.end <= span.end && month.value !== null && month.prior === null,
  );
  if (kpi.rule === 'sum' && hasGap) return { current, prior: { value: null } };
  const [before = NOT_BEGUN] = valuesOf(context, kpi, [prior], grain);
  return { current, prior: before };
}

/**
 * Targets of the periods: those recorded with the values, put together by the KPI's rule (the mean for a ratio), else
 * the KPI's own. What adds up has a target only where every day has one, and its own only at its own frequency.
 */
function targetsOf(
  { workspace: { connection } }: ReviewContext,
  kpi: KpiFacts,
  pairs: readonly SpanPair[],
  grain: 'week' | 'month',
): (number | null)[] {
  const [first, last] = [pairs[0]?.span.start ?? '', pairs.at(-1)?.span.end ?? ''];
  const shift = grain === 'month' && kpi.frequency === 'weekly' ? DAYS_TO_NAMING_DAY : 0;
  const range = { firstDay: addDays(first, -shift), lastDay: last };
  const recorded = periodTargets(connection, kpi.id, range);
  const dates = recorded.map(({ start }) => (shift === 0 ? start : addDays(start, shift)));
  return pairs.map(({ span }) => {
    const rows = recorded.slice(firstAtOrAfter(dates, span.start), firstAfter(dates, span.end));
    return targetIn(kpi, rows, span) ?? ownTarget(kpi, grain);
  });
}

function ownTarget({ rule, target, frequency }: KpiFacts, grain: 'week' | 'month'): number | null {
  const own = frequency === 'monthly' ? 'month' : frequency === 'quarterly' ? null : 'week';
  return rule === 'sum' && grain !== own ? null : target;
}

function spanBefore(span: Span, grain: 'week' | 'month'): Span {
  if (grain === 'month') return monthSpan(addMonths(monthOfDate(span.start), -1));
  return weeksEnding(addDays(span.start, -1), 1)[0] ?? priorYearWeek(span);
}

/** Whether a definition changed after the span before, up to the end of this one. */
function hasChange(versions: TrailingData['versions'], before: Span | undefined, { end }: Span): boolean {
  if (before === undefined) return false;
  return versions.some(({ effectiveOn }) => effectiveOn > before.end && effectiveOn <= end);
}

function kpiVersions(context: ReviewContext, kpiId: string): TrailingData['versions'] {
  const { connection } = context.workspace;
  const changes = remembered(context, ['kpi changes'], () => kpiChanges(connection));
  return (changes.get(kpiId) ?? []).map(({ effectiveOn, definition }) => ({ effectiveOn, definition }));
}

/** What happened to a KPI in a range of local dates. */
export function notesOf(
  { workspace: { connection } }: ReviewContext,
  kpiId: string,
  range: { firstDay: string; lastDay: string },
): TrailingNote[] {
  return annotationsIn(connection, kpiId, range).map(({ date, text, incidentId, changeId, decisionId }) => {
    const about = [
      { entity: 'incident', id: incidentId },
      { entity: 'deployment', id: changeId },
      { entity: 'decision', id: decisionId },
    ].flatMap(({ entity, id }) => (id === null ? [] : [{ entity, id }]));
    return { date, text, about: about[0] ?? null };
  });
}

function currencyOf({ settings }: ReviewContext, { unit, currency, isComputed }: KpiFacts) {
  if (unit !== 'money' && unit !== 'perUnit') return {};
  return { currency: isComputed ? settings.currency : (currency ?? settings.currency) };
}

function days({ start, end }: Span): number {
  return daysBetween(start, end) + 1;
}
