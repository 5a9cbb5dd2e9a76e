import type { KpiScope } from '#db/kpi/periods.ts';
import { prepared } from '#db/query/prepared.ts';
import type { Workspace } from '#db/workspace.ts';
import type { ReviewContext } from '../review/context.ts';
import { type KpiMeasured, none } from './measure.ts';
import type { KpiPeriod } from './periods.ts';

type Kept = { state: string; values: Map<string, KpiMeasured> };

const kept = new WeakMap<Workspace['connection'], Kept>();

/** Changes of other connections to the file, and rows written by this one. */
const STATE = 'SELECT data_version AS others, total_changes() AS own FROM pragma_data_version';

/**
 * The values of a series, of which those of periods that are over are kept until anything in the workspace is written:
 * going back and forth between weeks then computes only what is under way.
 */
export function keepingClosed(
  context: ReviewContext,
  slug: string,
  scope: KpiScope,
  periods: readonly KpiPeriod[],
  compute: (periods: readonly KpiPeriod[]) => KpiMeasured[],
): KpiMeasured[] {
  const { values } = keptOf(context);
  const keyOf = ({ key, start, until }: KpiPeriod) =>
    JSON.stringify([slug, scope, key, start, until, context.today]);
  const missing = periods.filter((period) => period.isPartial || !values.has(keyOf(period)));
  const computed = missing.length === 0 ? [] : compute(missing);
  const found = new Map(missing.map((period, index) => [period, computed[index]]));
  for (const [period, value] of found) if (value && !period.isPartial) values.set(keyOf(period), value);
  return periods.map(
    (period) => found.get(period) ?? values.get(keyOf(period)) ?? none('It was not computed.'),
  );
}

function keptOf({ workspace: { connection } }: ReviewContext): Kept {
  const row = prepared<[], { others: number; own: number }>(connection, STATE).get();
  const state = `${row?.others} ${row?.own}`;
  const known = kept.get(connection);
  // Inside a transaction that is taken back, rows would be counted as written that never were.
  if (known?.state === state && !connection.inTransaction) return known;
  const fresh = { state, values: new Map<string, KpiMeasured>() };
  if (!connection.inTransaction) kept.set(connection, fresh);
  return fresh;
}
