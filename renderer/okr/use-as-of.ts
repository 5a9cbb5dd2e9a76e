import type { Week } from '#shared/time/week.ts';
import { weekByKey } from '#shared/time/week.ts';
import { useParam } from '../app/location.ts';
import { useWorkspace } from '../app/queries.ts';
import { useCalendar, useWeek } from '../app/use-week.ts';

/** The week whose end OKRs are seen at: the chosen one, else this one, so that a check-in shows as soon as it is made. */
export function useAsOfWeek(): Week {
  const { currentWeek } = useWorkspace();
  const calendar = useCalendar();
  const { week } = useWeek();
  return useParam('week') === null ? weekByKey(currentWeek, calendar) : week;
}
