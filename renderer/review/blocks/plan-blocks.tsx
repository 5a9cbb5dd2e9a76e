import { pagesChart, rotationFacts } from '#shared/review/facts/on-call-facts.ts';
import {
  costChart,
  funnelChart,
  headcountChart,
  lateSeatFacts,
  savingsChart,
  teamCostFacts,
} from '#shared/review/facts/plan-facts.ts';
import type { CostSection, HiringSection, OnCallSection } from '#shared/review/sections.ts';
import { drawing } from '../../charts/draw.ts';
import { FactTable } from './fact-table.tsx';

export const headcountSpec = drawing(headcountChart);
export const funnelSpec = drawing(funnelChart);
export const costSpec = drawing(costChart);
export const savingsSpec = drawing(savingsChart);
export const pagesSpec = drawing(pagesChart);

export function LateSeats({ late, limit }: { late: HiringSection['late']; limit?: number }) {
  return <FactTable {...lateSeatFacts(late)} limit={limit} />;
}

export function TeamCosts({ cost, limit }: { cost: CostSection; limit?: number }) {
  return <FactTable {...teamCostFacts(cost)} limit={limit} />;
}

type RotationProps = { rotations: OnCallSection['rotations']; limit?: number };

export function RotationTable({ rotations, limit }: RotationProps) {
  return <FactTable {...rotationFacts(rotations)} limit={limit} />;
}
