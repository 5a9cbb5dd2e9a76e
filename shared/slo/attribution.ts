import { sum } from '../figure/statistics.ts';
import { clipSpans, type ImpactInterval, type Span, spansOf, unionOfSpans } from '../incident/spans.ts';
import { addDays, startOfDay } from '../time/week.ts';
import { type DayRange, epochMs, type InstantRange, isDayIn } from '../time/window.ts';
import { countsOf, type Maintenance, type SloDay } from './slo-sums.ts';

/** Bad events (or slices) of one span of time: a day, or finer where finer data exists. */
export type BadSpan = InstantRange & { bad: number };

/** An incident that hit the SLO's service, with its customer-impact intervals. */
export type ImpactingIncident = { id: string; impact: readonly ImpactInterval[] };

/** Bad events by incident id, and those that no incident explains. Their sum is the bad events given. */
export type Attribution = { byIncident: ReadonlyMap<string, number>; unattributed: number; total: number };

/** The bad events of each local day of a range, for `attributeBad`. Days that cannot be counted are absent. */
export function badDays(
  days: readonly SloDay[],
  range: DayRange,
  zone: string,
  maintenance: Maintenance = 'removed',
): BadSpan[] {
  const spans: BadSpan[] = [];
  for (const day of days) {
    if (!isDayIn(day.date, range)) continue;
    const counted = countsOf(day, maintenance);
    if ('reason' in counted || counted.good === counted.total) continue;
    const start = startOfDay(day.date, zone);
    spans.push({ start, end: startOfDay(addDays(day.date, 1), zone), bad: counted.total - counted.good });
  }
  return spans;
}

/**
 * Attributes bad events to incidents by their impact intervals (unit: events or slices). The bad events of a span go to
 * the incidents whose impact touches it, in proportion to their minutes of impact within the span; a minute that
 * several incidents share is split evenly among them. Spans that no incident touches are unattributed. With daily data
 * an incident therefore carries all bad events of its days, and finer data sharpens the split.
 *
 * Open intervals end at `asOf` (UTC instant). The result does not depend on the order of spans or incidents, and
 * Σ byIncident + unattributed = Σ bad. After Google SRE Workbook, “Example Error Budget Policy”, which asks what share
 * of the budget a single incident consumed.
 */
export function attributeBad(
  spans: readonly BadSpan[],
  incidents: readonly ImpactingIncident[],
  asOf: string,
): Attribution {
  const impacts = incidents.map((incident) => ({
    id: incident.id,
    spans: unionOfSpans(spansOf(incident.impact, asOf)),
  }));
  const parts = new Map<string, number[]>();
  const unattributed: number[] = [];
  for (const span of spans) {
    const minutes = sharedMinutes(impacts, { start: epochMs(span.start), end: epochMs(span.end) });
    const whole = sum([...minutes.values()]);
    if (whole === 0) unattributed.push(span.bad);
    for (const [id, own] of whole === 0 ? [] : minutes) {
      const list = parts.get(id) ?? [];
      list.push((span.bad * own) / whole);
      parts.set(id, list);
    }
  }
  return {
    byIncident: new Map([...parts].map(([id, list]) => [id, sum(list)])),
    unattributed: sum(unattributed),
    total: sum(spans.map((span) => span.bad)),
  };
}

/** Impact of each incident within a span, minutes that several share being split among them. */
function sharedMinutes(
  impacts: readonly { id: string; spans: readonly Span[] }[],
  within: Span,
): Map<string, number> {
  const pieces = impacts.flatMap(({ id, spans }) =>
    clipSpans(spans, within).map((span) => ({ id, ...span })),
  );
  const edges = [...new Set(pieces.flatMap((piece) => [piece.start, piece.end]))].sort((a, b) => a - b);
  const minutes = new Map<string, number>();
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const active = pieces.filter((piece) => piece.start <= start && piece.end >= end);
    for (const { id } of active) minutes.set(id, (minutes.get(id) ?? 0) + (end - start) / active.length);
  }
  return minutes;
}
