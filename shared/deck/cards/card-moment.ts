import type { ReviewData } from '../../review/review-data.ts';

/** When and of what workspace a scorecard tells. */
export type CardMoment = Pick<ReviewData, 'workspace' | 'week' | 'weekLabel' | 'asOf'>;
