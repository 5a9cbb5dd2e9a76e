import { ratesBetween } from '#db/cost/rate-queries.ts';
import { exchangeTo } from '#shared/cost/exchange.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { formatDate } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { HiringCost } from '#shared/hiring/cost.ts';
import type { HiringRecords } from '#shared/hiring/headcount.ts';
import { headcountCost } from '#shared/hiring/headcount-cost.ts';
import { monthOfDate } from '#shared/time/month.ts';
import type { ReviewContext } from './context.ts';
import { daysSpan, monthSpan } from './periods.ts';

/** What the seats of the plan cost in the fiscal year so far and as a run-rate, beside what was planned. */
export function hiringCostFigures(context: ReviewContext, records: HiringRecords): Figure[] {
  const { today, previousWeek, settings, workspace } = context;
  const on = (day: string) => {
    const exchange = exchangeTo(settings.currency, ratesBetween(workspace.connection, day, day));
    const { fiscalYearEndMonth } = settings;
    return headcountCost(records, { day, exchange, fiscalYearEndMonth });
  };
  const [now, before] = [on(today), on(previousWeek.lastDay)];
  const toDate = daysSpan(context, now.from, today).period;
  const month = monthSpan(context, monthOfDate(today)).period;
  const figure = (key: string, label: string, part: keyof HiringCost, period: Figure['period']) =>
    toFigure({
      key: `hiring.${key}`,
      label,
      unit: 'money',
      currency: settings.currency,
      period,
      result: now[part],
      lineage: [{ entity: 'headcountSlot', ids: now[part].ids }],
      previous: before[part].value,
    });
  const since = `since ${formatDate(now.from)}`;
  return [
    figure('cost', `Cost of the plan’s hires ${since}`, 'costToDate', toDate),
    figure('cost-plan', `Planned cost of hires ${since}`, 'plannedToDate', toDate),
    figure('run-rate', 'Run-rate of the plan’s hires, a year', 'runRate', month),
    figure('run-rate-plan', 'Run-rate planned by now, a year', 'plannedRunRate', month),
  ];
}
