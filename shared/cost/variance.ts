/**
 * What spending is against its budget and its usage. Sources: FinOps Foundation, *FinOps Framework* (budgeting, unit
 * economics, rate optimisation) and *Effective Savings Rate*. Money is minor units of one currency that the caller
 * names, on one basis (billed or effective): the rows of another are not for adding. See `sameMoney`.
 */
import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';

/** Billed is cash, effective is amortised; a total is made of one of them. */
export type CostBasis = 'billed' | 'effective';

/**
 * Whether rows can be added up: `null` when they can, otherwise the reason why not, as a short sentence. Rows of no
 * currency are the workspace's own.
 */
export function sameMoney(
  rows: readonly { currency: string | null; basis?: CostBasis }[],
  home: string,
): string | null {
  const currencies = [...new Set(rows.map(({ currency }) => currency ?? home))].sort();
  if (currencies.length > 1) return `Amounts in ${currencies.join(' and ')} are not added up without a rate.`;
  const bases = new Set(rows.flatMap(({ basis }) => basis ?? []));
  return bases.size > 1 ? 'Billed and effective cost are not added up.' : null;
}

/** Cost against budget: (Σ actual − Σ budget) / Σ budget, a fraction, positive when over. */
export function costVariance(rows: readonly { actual: number | null; budget: number | null }[]): Measured {
  const parts = bothOf(
    rows,
    ({ actual }) => actual,
    ({ budget }) => budget,
    ['no cost', 'no budget'],
  );
  return quotient(
    parts,
    'cost with a budget',
    'The budget is 0.',
    (actual, budget) => (actual - budget) / budget,
  );
}

/** Unit cost: Σ cost / Σ usage, in (fractional) minor units per unit of usage. The rows share one usage unit. */
export function unitCost(rows: readonly { cost: number | null; usage: number | null }[]): Measured {
  const parts = bothOf(
    rows,
    ({ cost }) => cost,
    ({ usage }) => usage,
    ['no cost', 'no usage'],
  );
  return quotient(parts, 'cost with its usage', 'The usage is 0.', (cost, usage) => cost / usage);
}

/**
 * Savings realisation: Σ realised / Σ identified per month, a fraction. Dropped opportunities stay in the figure: what
 * was identified and given up is not realised. A missing realised amount is nothing realised yet.
 */
export function savingsRealisation(
  rows: readonly { identified: number | null; realised: number | null }[],
): Measured {
  const parts = bothOf(
    rows,
    ({ realised }) => realised ?? 0,
    ({ identified }) => identified,
    ['', 'no identified amount'],
  );
  return quotient(
    parts,
    'savings identified',
    'The savings identified are 0.',
    (realised, identified) => realised / identified,
  );
}

/** Commitment coverage: Σ covered / Σ eligible spend, a fraction. */
export function commitmentCoverage(
  rows: readonly { covered: number | null; eligible: number | null }[],
): Measured {
  const parts = bothOf(
    rows,
    ({ covered }) => covered,
    ({ eligible }) => eligible,
    ['no covered spend', 'no eligible spend'],
  );
  return quotient(
    parts,
    'eligible spend',
    'The eligible spend is 0.',
    (covered, eligible) => covered / eligible,
  );
}

/** Commitment utilisation: Σ used / Σ committed, a fraction. */
export function commitmentUtilisation(
  rows: readonly { used: number | null; committed: number | null }[],
): Measured {
  const parts = bothOf(
    rows,
    ({ used }) => used,
    ({ committed }) => committed,
    ['no use recorded', 'no committed amount'],
  );
  return quotient(parts, 'commitments', 'The committed amount is 0.', (used, committed) => used / committed);
}

/**
 * Commitment utilisation where each commitment states its own share, weighted by what it commits; a plain mean would
 * let a tiny idle commitment hide a big one. A fraction.
 */
export function weightedUtilisation(
  rows: readonly { utilisation: number | null; committed: number | null }[],
): Measured {
  return commitmentUtilisation(
    rows.map(({ utilisation, committed }) => ({
      used: utilisation === null || committed === null ? null : utilisation * committed,
      committed,
    })),
  );
}

/** Effective savings rate: 1 − Σ actual / Σ on-demand equivalent, a fraction; negative when commitments cost more. */
export function effectiveSavingsRate(
  rows: readonly { actual: number | null; onDemand: number | null }[],
): Measured {
  const parts = bothOf(
    rows,
    ({ actual }) => actual,
    ({ onDemand }) => onDemand,
    ['no cost', 'no on-demand equivalent'],
  );
  return quotient(
    parts,
    'on-demand equivalent',
    'The on-demand equivalent is 0.',
    (actual, onDemand) => 1 - actual / onDemand,
  );
}

type Pairs = { pairs: readonly (readonly [number, number])[]; excluded: Measured['excluded'] };

function bothOf<Row>(
  rows: readonly Row[],
  top: (row: Row) => number | null,
  bottom: (row: Row) => number | null,
  [withoutTop, withoutBottom]: readonly [string, string],
): Pairs {
  const left = tally();
  const pairs: (readonly [number, number])[] = [];
  for (const row of rows) {
    const above = top(row);
    const below = bottom(row);
    if (below === null) left.add(withoutBottom);
    else if (above === null) left.add(withoutTop);
    else pairs.push([above, below]);
  }
  return { pairs, excluded: left.list() };
}

function quotient(
  { pairs, excluded }: Pairs,
  what: string,
  whenZero: string,
  formula: (top: number, bottom: number) => number,
): Measured {
  if (pairs.length === 0) return noData(`No ${what} recorded.`, excluded);
  const bottom = sum(pairs.map((pair) => pair[1]));
  if (bottom === 0) return noData(whenZero, excluded);
  return measured(formula(sum(pairs.map((pair) => pair[0])), bottom), pairs.length, excluded);
}
