import { campaignFacts } from '#shared/review/facts/campaign-facts.ts';
import { cardFacts, levelsChart, teamScoreFacts } from '#shared/review/facts/scorecard-facts.ts';
import type { ScorecardSection } from '#shared/review/sections.ts';
import { drawing } from '../../charts/draw.ts';
import { FactTable } from './fact-table.tsx';

export const levelsSpec = drawing(levelsChart);

type CardProps = {
  rows: ScorecardSection['rows'];
  limit?: number;
  title?: string /** Room for all failing checks. */;
  isLong?: boolean;
};

export function CardTable({ rows, limit, title, isLong }: CardProps) {
  return <FactTable {...cardFacts(rows, { title, isLong })} limit={limit} />;
}

/** Campaigns against their deadlines; nothing where none runs. */
export function CampaignTable({ rows, limit }: { rows: ScorecardSection['campaigns']; limit?: number }) {
  if (rows.length === 0) return null;
  return <FactTable {...campaignFacts(rows)} limit={limit} />;
}

type TeamProps = { teams: ScorecardSection['byTeam']; title?: string; limit?: number };

export function TeamScores({ teams, title, limit }: TeamProps) {
  return <FactTable {...teamScoreFacts(teams, title)} limit={limit} />;
}
