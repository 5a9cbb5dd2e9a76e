import type { Span } from '#db/scorecard/service-queries.ts';
import { addDays, startOfDay } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';

/** When services are judged: at the end of a local day, of which `until` is the last instant looked at. */
export type Moment = { day: string; until: string };

/** Days that a scorecard looks back on changes, pages and postmortems. */
const LOOK_BACK_DAYS = 90;

/** The moment of a review: now, or the end of its week. */
export function momentOf({ today, asOf }: ReviewContext): Moment {
  return { day: today, until: asOf };
}

/** The moment a week before, when the previous review's week ended. */
export function momentBefore({ previousWeek }: ReviewContext): Moment {
  return { day: previousWeek.lastDay, until: previousWeek.end };
}

/** The days that end with a moment. */
export function lookBack({ calendar: { zone } }: ReviewContext, { day, until }: Moment): Span {
  const firstDay = addDays(day, 1 - LOOK_BACK_DAYS);
  return { firstDay, lastDay: day, start: startOfDay(firstDay, zone), until };
}
