/** The words of a risk's likelihood and impact, from 1 to 5 (ISO 31000 leaves them to the organisation). */
export const LIKELIHOODS = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const;
/** What an impact of 1 to 5 is called. */
export const IMPACTS = ['Negligible', 'Minor', 'Moderate', 'Major', 'Severe'] as const;

/** How high a score of likelihood × impact is. */
export type RiskLevel = 'high' | 'medium' | 'low';

/** From which share of the high score on a risk is medium. */
const MEDIUM_SHARE = 0.5;

/** How high a risk is: its score is likelihood × impact, `high` is the workspace's score to attend to. */
export function riskLevel(likelihood: number, impact: number, high: number): RiskLevel {
  const score = likelihood * impact;
  if (score >= high) return 'high';
  return score >= Math.ceil(high * MEDIUM_SHARE) ? 'medium' : 'low';
}
