import type { CardMoment } from '#shared/deck/cards/card-moment.ts';
import { weekRange } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';

/** When and of what workspace a scorecard tells that is not drawn from the review. */
export function cardMoment({ settings, week, asOf }: ReviewContext): CardMoment {
  const { name, zone, currency } = settings;
  return { workspace: { name, zone, currency }, week, weekLabel: weekRange(week), asOf };
}
