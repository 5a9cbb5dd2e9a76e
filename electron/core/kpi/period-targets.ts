import { periodTargets, type TargetRow } from '#db/kpi/trailing-queries.ts';
import type { KpiFacts } from '#db/kpi/value-queries.ts';
import { aggregate } from '#shared/kpi/roll-up.ts';
import { addDays, dateOf, daysBetween } from '#shared/time/week.ts';
import type { Span } from '#shared/wbr/periods.ts';
import type { ReviewContext } from '../review/context.ts';
import type { KpiPeriod } from './periods.ts';

/** The target of each period, oldest first: the one set for it, else the KPI's own. */
export function targetsOfPeriods(
  context: ReviewContext,
  kpi: KpiFacts,
  periods: readonly KpiPeriod[],
): (number | null)[] {
  const spanOf = ({ firstDay, whole }: KpiPeriod): Span => ({
    start: firstDay,
    end: addDays(dateOf(whole.end, context.calendar.zone), -1),
  });
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const range = { firstDay: first.firstDay, lastDay: spanOf(last).end };
  const recorded = periodTargets(context.workspace.connection, kpi.id, range);
  if (recorded.length === 0) return periods.map(() => kpi.target);
  return periods.map(spanOf).map(
    (span) =>
      targetIn(
        kpi,
        recorded.filter(({ start }) => start >= span.start && start <= span.end),
        span,
      ) ?? kpi.target,
  );
}

/**
 * The target of a span from those set in it, put together by the KPI's rule (the mean for a ratio); `null` without any.
 * What adds up has one only where every day has.
 */
export function targetIn(
  { rule, frequency }: KpiFacts,
  rows: readonly TargetRow[],
  { start, end }: Span,
): number | null {
  if (rule === 'sum' && frequency === 'daily' && rows.length < daysBetween(start, end) + 1) return null;
  const values = rows.map((row) => ({ start: row.start, value: row.target }));
  return aggregate(values, rule === 'ratio' ? 'mean' : rule).value;
}
