import { useMemo } from 'react';
import type { Period } from '#shared/figure/figure.ts';
import { type Week, weekRange } from '#shared/time/week.ts';
import { useWorkspace } from '../../app/queries.ts';
import { useWeek } from '../../app/use-week.ts';

/** The last local day of the chosen week, or today where the week is not over, and the week as a figure's period. */
export function useAsOf(): { week: Week; day: string; period: Period } {
  const { today } = useWorkspace();
  const { week } = useWeek();
  return useMemo(() => {
    const day = today < week.lastDay ? today : week.lastDay;
    return { week, day, period: { start: week.start, end: week.end, label: weekRange(week) } };
  }, [week, today]);
}
