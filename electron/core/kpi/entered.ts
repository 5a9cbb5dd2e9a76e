import type { KpiScope } from '#db/kpi/periods.ts';
import {
  enteredParts,
  enteredValues,
  type KpiFacts,
  type ValueRange,
  type ValueRow,
} from '#db/kpi/value-queries.ts';
import { sum } from '#shared/figure/statistics.ts';
import { type AggregationRule, aggregate, periodValue } from '#shared/kpi/roll-up.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { type KpiMeasured, none } from './measure.ts';
import type { KpiPeriod } from './periods.ts';

export type Entered = KpiMeasured & { ids: readonly string[] };

/** A week belongs to the month and quarter of its fourth day, the day that names it. */
const DAYS_TO_NAMING_DAY = 3;

/**
 * Values entered for a KPI, rolled up to each period by its rule. Without a value of the organisation, those of its
 * teams or services make it where the KPI is kept by team or by service.
 */
export function enteredSeries(
  context: ReviewContext,
  kpi: KpiFacts,
  scope: KpiScope,
  periods: readonly KpiPeriod[],
): Entered[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const { connection } = context.workspace;
  const shift = first.grain !== 'week' && kpi.frequency === 'weekly' ? DAYS_TO_NAMING_DAY : 0;
  const range = { firstDay: addDays(first.firstDay, -shift), lastDay: last.lastDay };
  const own = inPeriods(enteredValues(connection, kpi.id, scope, range), periods, shift);
  const parts = partsOf(context, kpi, scope, range, periods, shift);
  return periods.map((period) => {
    const values = own.get(period.key);
    if (values) return rolledUp(values, kpi.rule, period);
    const ofParts = parts.get(period.key);
    return ofParts ? acrossParts(ofParts, kpi.rule, period) : missing(period);
  });
}

type ByPeriod = Map<string, ValueRow[]>;

function partsOf(
  { workspace: { connection } }: ReviewContext,
  kpi: KpiFacts,
  scope: KpiScope,
  range: ValueRange,
  periods: readonly KpiPeriod[],
  shift: number,
): ByPeriod {
  if (scope.kind !== 'org' || kpi.scope === 'org') return new Map();
  return inPeriods(enteredParts(connection, kpi.id, kpi.scope, range), periods, shift);
}

/** The rows by the period they begin in; both are in order of time. */
function inPeriods(rows: readonly ValueRow[], periods: readonly KpiPeriod[], shift: number): ByPeriod {
  const found: ByPeriod = new Map();
  let index = 0;
  for (const row of rows) {
    const day = shift === 0 ? row.start : addDays(row.start, shift);
    let period = periods[index];
    while (period && lastDayOf(periods, index) < day) {
      index += 1;
      period = periods[index];
    }
    if (!period || day < period.firstDay) continue;
    const values = found.get(period.key);
    if (values) values.push(row);
    else found.set(period.key, [row]);
  }
  return found;
}

/** While the last period lasts, a value may be entered ahead, for a week whose naming day is still to come. */
function lastDayOf(periods: readonly KpiPeriod[], index: number): string {
  const period = periods[index];
  const isOpen = index === periods.length - 1 && period?.isPartial === true;
  return isOpen ? '9999-12-31' : (period?.lastDay ?? '');
}

function rolledUp(rows: readonly ValueRow[], rule: AggregationRule, period: KpiPeriod): Entered {
  const result = aggregate(rows, rule);
  const ids = rows.map(({ id }) => id);
  if (result.value === null) return { ...missing(period), ...result, ids };
  const complete = rows.filter(({ numerator, denominator }) => numerator !== null && denominator !== null);
  if (complete.length < rows.length) return { ...result, numerator: null, denominator: null, ids };
  const numerator = sum(complete.map((row) => row.numerator ?? 0));
  const denominator = sum(complete.map((row) => row.denominator ?? 0));
  return { ...result, numerator, denominator, ids };
}

/** First each team or service over time, then all of them together; the last of several at once is their mean. */
function acrossParts(rows: readonly ValueRow[], rule: AggregationRule, period: KpiPeriod): Entered {
  const each = [...Map.groupBy(rows, ({ of }) => of).values()].map((own) => rolledUp(own, rule, period));
  const values = each.map(({ value, numerator, denominator }) => ({
    start: period.firstDay,
    value,
    numerator,
    denominator,
  }));
  const together = aggregate(values, rule === 'last' ? 'mean' : rule);
  const ids = rows.map(({ id }) => id);
  const n = rows.filter((row) => periodValue(row) !== null).length;
  if (together.value === null) return { ...missing(period), ...together, ids };
  return { ...together, n, numerator: null, denominator: null, ids };
}

function missing({ label }: KpiPeriod): Entered {
  return { ...none(`No value was entered for ${label}.`), ids: [] };
}
