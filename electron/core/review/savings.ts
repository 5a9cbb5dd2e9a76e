import { type CommitmentRow, commitmentsOn } from '#db/commitment/commitment-queries.ts';
import { type SavingsRow, savingsOn } from '#db/savings/savings-queries.ts';
import { type Exchange, withoutRate } from '#shared/cost/exchange.ts';
import { commitmentCoverage, savingsRealisation, weightedUtilisation } from '#shared/cost/variance.ts';
import { type Excluded, type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { CostSection } from '#shared/review/sections.ts';
import { savingsOpportunity } from '#shared/savings/savings-opportunity.ts';
import type { ReviewContext } from './context.ts';
import { together } from './money.ts';
import { kpiTarget } from './targets.ts';

type Saving = { id: string; lever: string; identified: number | null; realised: number | null };
type Savings = { rows: readonly Saving[]; excluded: readonly Excluded[] };

/** Savings by lever, a month, in the workspace's currency. */
export function savingsByLever(context: ReviewContext, exchange: Exchange): CostSection['savings'] {
  const { rows } = savingsIn(context, context.today, exchange);
  return savingsOpportunity.fields.lever.choices.flatMap(({ value: lever, label }) => {
    const own = rows.filter((row) => row.lever === lever && hasAmount(row));
    if (own.length === 0) return [];
    const identified = Math.round(sum(own.map((row) => row.identified ?? 0)));
    return [{ lever, label, identified, realised: Math.round(sum(own.map((row) => row.realised ?? 0))) }];
  });
}

/** Savings and commitments as figures, with those of a week before. */
export function savingsFigures(context: ReviewContext, exchange: Exchange): Figure[] {
  const { period, settings, today, previousWeek } = context;
  const now = savingsIn(context, today, exchange);
  const before = savingsIn(context, previousWeek.lastDay, exchange);
  const { currency } = settings;
  const lineageOf = (test: (row: Saving) => boolean) => [
    { entity: 'savingsOpportunity', ids: now.rows.filter(test).map(({ id }) => id) },
  ];
  return [
    toFigure({
      key: 'savings.identified',
      label: 'Savings identified a month',
      unit: 'money',
      currency,
      period,
      result: identifiedOf(now),
      lineage: lineageOf(({ identified }) => identified !== null),
      previous: identifiedOf(before).value,
    }),
    toFigure({
      key: 'savings.realised',
      label: 'Savings realised a month',
      unit: 'money',
      currency,
      period,
      result: realisedOf(now),
      lineage: lineageOf(hasAmount),
      previous: realisedOf(before).value,
    }),
    toFigure({
      key: 'savings.realisation',
      label: 'Savings realised, of those identified',
      unit: 'ratio',
      period,
      result: realisationOf(now),
      lineage: lineageOf(({ identified }) => identified !== null),
      target: kpiTarget(context, 'savings-realised'),
      previous: realisationOf(before).value,
    }),
    ...commitmentFigures(context, exchange),
  ];
}

function savingsIn({ workspace }: ReviewContext, day: string, exchange: Exchange): Savings {
  const left = tally();
  const rows = savingsOn(workspace.connection, day).flatMap((row): Saving[] => {
    const converted = convert(row, ['identified', 'realised'], exchange, day);
    if (converted !== null) return [{ ...row, ...converted }];
    left.add(withoutRate(row.currency));
    return [];
  });
  return { rows, excluded: left.list() };
}

function identifiedOf({ rows, excluded }: Savings): Measured {
  const known = rows.flatMap(({ identified }) => identified ?? []);
  const left = together(excluded, [{ reason: 'no identified amount', n: rows.length - known.length }]);
  return known.length === 0
    ? noData('No savings are identified.', left)
    : measured(Math.round(sum(known)), known.length, left);
}

/** Where an amount was identified, a missing realised one is nothing realised yet (as in `savingsRealisation`). */
function realisedOf({ rows, excluded }: Savings): Measured {
  const known = rows.filter(hasAmount);
  const left = together(excluded, [{ reason: 'no amount', n: rows.length - known.length }]);
  if (known.length === 0) return noData('No savings are recorded with their amounts.', left);
  return measured(Math.round(sum(known.map(({ realised }) => realised ?? 0))), known.length, left);
}

function realisationOf({ rows, excluded }: Savings): Measured {
  const result = savingsRealisation(rows);
  return { ...result, excluded: together(result.excluded, excluded) };
}

function hasAmount({ identified, realised }: Saving): boolean {
  return identified !== null || realised !== null;
}

function commitmentFigures(context: ReviewContext, exchange: Exchange): Figure[] {
  const { period, today, previousWeek } = context;
  const now = commitmentsIn(context, today, exchange);
  const before = commitmentsIn(context, previousWeek.lastDay, exchange);
  const ids = (test: (row: CommitmentRow) => boolean) => [
    { entity: 'commitment', ids: now.rows.filter(test).map(({ id }) => id) },
  ];
  return [
    toFigure({
      key: 'commitment.coverage',
      label: 'Eligible spend covered by commitments',
      unit: 'ratio',
      period,
      result: coverageOf(now),
      lineage: ids(({ covered, eligible }) => covered !== null && eligible !== null),
      previous: coverageOf(before).value,
    }),
    toFigure({
      key: 'commitment.utilisation',
      label: 'Commitments used',
      unit: 'ratio',
      period,
      result: utilisationOf(now),
      lineage: ids(({ covered, utilisation }) => covered !== null && utilisation !== null),
      previous: utilisationOf(before).value,
    }),
  ];
}

type Commitments = { rows: readonly CommitmentRow[]; excluded: readonly Excluded[] };

function commitmentsIn({ workspace }: ReviewContext, day: string, exchange: Exchange): Commitments {
  const left = tally();
  const rows = commitmentsOn(workspace.connection, day).flatMap((row): CommitmentRow[] => {
    const converted = convert(row, ['covered', 'eligible'], exchange, day);
    if (converted !== null) return [{ ...row, ...converted }];
    left.add(withoutRate(row.currency));
    return [];
  });
  return { rows, excluded: left.list() };
}

function coverageOf({ rows, excluded }: Commitments): Measured {
  const result = commitmentCoverage(rows);
  return { ...result, excluded: together(result.excluded, excluded) };
}

/** What a commitment covers stands for its size: the amount committed is not recorded. */
function utilisationOf({ rows, excluded }: Commitments): Measured {
  const result = weightedUtilisation(
    rows.map(({ utilisation, covered }) => ({ utilisation, committed: covered })),
  );
  return { ...result, excluded: together(result.excluded, excluded) };
}

/** The amounts of a record in the workspace's currency; `null` when one of them has no rate. */
function convert<K extends string>(
  row: Record<K, number | null> & Pick<SavingsRow, 'currency'>,
  fields: readonly K[],
  exchange: Exchange,
  day: string,
): Record<K, number | null> | null {
  const converted = {} as Record<K, number | null>;
  for (const field of fields) {
    const amount = row[field];
    const value = amount === null ? null : exchange(amount, row.currency, day);
    if (amount !== null && value === null) return null;
    converted[field] = value;
  }
  return converted;
}
