import { type Slide, type SlidePeriod, WEEKS_OF_PERIOD } from '#shared/deck/slide.ts';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import { formatDate } from '#shared/figure/format.ts';
import type { Week } from '#shared/time/week.ts';
import type { ReviewContext } from '../../review/context.ts';

/** The stretch that a slide looks at: whole weeks up to the one under review, in UTC instants and local dates. */
export type Stretch = {
  weeks: readonly Week[];
  start: string;
  end: string;
  firstDay: string;
  lastDay: string;
  label: string;
};

/** The period that the author chose, else the first one of the kind. */
export function stretchOf(slide: Slide, context: ReviewContext): Stretch {
  const period: SlidePeriod = slide.period ?? slideKind(slide.kind).periods?.[0] ?? 'week';
  const weeks = context.trailing(WEEKS_OF_PERIOD[period]);
  const first = weeks[0] ?? context.week;
  const label =
    weeks.length === 1
      ? context.period.label
      : `${weeks.length} weeks to ${formatDate(context.week.lastDay)}`;
  return {
    weeks,
    start: first.start,
    end: context.week.end,
    firstDay: first.firstDay,
    lastDay: context.week.lastDay,
    label,
  };
}
