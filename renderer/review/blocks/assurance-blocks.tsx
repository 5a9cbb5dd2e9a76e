import { exerciseFacts, lateAssuranceFacts, patchChart } from '#shared/review/facts/assurance-facts.ts';
import { decisionFacts, riskFacts, vendorFacts } from '#shared/review/facts/risk-facts.ts';
import type { AssuranceSection, RiskRow, RiskSection } from '#shared/review/sections.ts';
import { drawing } from '../../charts/draw.ts';
import { FactTable } from './fact-table.tsx';

export const patchSpec = drawing(patchChart);

export function LateAssurance({ assurance, limit }: { assurance: AssuranceSection; limit?: number }) {
  return <FactTable {...lateAssuranceFacts(assurance)} limit={limit} />;
}

type ExerciseProps = { exercises: AssuranceSection['exercises']; limit?: number };

export function ExerciseTable({ exercises, limit }: ExerciseProps) {
  return <FactTable {...exerciseFacts(exercises)} limit={limit} />;
}

export function RiskTable({ rows, limit }: { rows: readonly RiskRow[]; limit?: number }) {
  return <FactTable {...riskFacts(rows)} limit={limit} />;
}

export function DecisionTable({ decisions, limit }: { decisions: RiskSection['decisions']; limit?: number }) {
  return <FactTable {...decisionFacts(decisions)} limit={limit} />;
}

export function VendorTable({ vendors, limit }: { vendors: RiskSection['vendors']; limit?: number }) {
  return <FactTable {...vendorFacts(vendors)} limit={limit} />;
}
