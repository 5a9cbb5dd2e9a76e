import { demandFacts, policyFacts } from '#shared/review/facts/policy-facts.ts';
import {
  budgetChart,
  burndownChart,
  sloFacts,
  tierChart,
  tierFacts,
} from '#shared/review/facts/slo-facts.ts';
import type { SloRow, TierRow } from '#shared/review/sections.ts';
import type { PolicyRow } from '#shared/slo/policy-views.ts';
import { drawing, specOf } from '../../charts/draw.ts';
import type { ChartSpec } from '../../charts/spec.ts';
import { FactTable } from './fact-table.tsx';

export { worstFirst } from '#shared/review/facts/slo-facts.ts';

type Props = {
  rows: readonly SloRow[];
  limit?: number;
  title?: string;
  more?: number;
  moreText?: string | undefined;
  empty?: string;
};

/** SLOs in the order given. */
export function SloTable({ rows, limit, title, more, moreText, empty }: Props) {
  const words = { ...(title ? { title } : {}), ...(empty ? { empty } : {}) };
  return <FactTable {...sloFacts(rows, words)} limit={limit} more={more} moreText={moreText} />;
}

export function TierTable({ tiers }: { tiers: readonly TierRow[] }) {
  return <FactTable {...tierFacts(tiers)} limit={6} />;
}

export function tierSpec(tiers: readonly TierRow[]): ChartSpec {
  return specOf(tierChart(tiers));
}

/** Which changes are frozen, and what else the error budget policies ask for. */
export function PolicyTables({ rows, limit }: { rows: readonly PolicyRow[]; limit?: number }) {
  if (rows.length === 0) return null;
  return (
    <>
      <FactTable {...policyFacts(rows)} limit={limit} />
      <FactTable {...demandFacts(rows)} limit={limit} />
    </>
  );
}

export const budgetSpec = drawing(budgetChart);
export const burndownSpec = drawing(burndownChart);
