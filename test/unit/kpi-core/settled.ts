import { expect } from 'vitest';
import { computedKpi } from '#core/kpi/computed.ts';
import type { KpiMeasured } from '#core/kpi/measure.ts';
import type { KpiPeriod } from '#core/kpi/periods.ts';
import type { ReviewContext } from '#core/review/context.ts';

const seen = new Map<string, KpiMeasured | undefined>();

/**
 * Expects the value of a period that is over to be the same in every later week that asks for it, where the KPI says
 * that it rests on the period alone.
 * @param rows names the rows it is made of
 */
export function expectSettled(
  slug: string,
  { key, start, until, isPartial, lastDay }: KpiPeriod,
  { context, rows, found }: { context: ReviewContext; rows: string; found: KpiMeasured | undefined },
): void {
  if (computedKpi(slug)?.restsOn !== 'period' || isPartial || lastDay >= context.today) return;
  const name = `${rows} ${slug} ${key} ${start} ${until}`;
  if (!seen.has(name)) seen.set(name, found);
  expect(found, `${slug} of ${key} on ${context.today}`).toEqual(seen.get(name));
}
