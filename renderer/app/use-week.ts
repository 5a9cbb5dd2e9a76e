import { useMemo } from 'react';
import { type Calendar, type Week, weekByKey } from '#shared/time/week.ts';
import { setParams, useParam } from './location.ts';
import { useWorkspace } from './queries.ts';

/** The workspace's calendar. */
export function useCalendar(): Calendar {
  const { zone, weekStart } = useWorkspace().settings;
  return useMemo(() => ({ zone, weekStart }), [zone, weekStart]);
}

/** The review week in the address, else the one to review now, and how to choose another. */
export function useWeek(): { week: Week; isCurrent: boolean; choose: (key: string) => void } {
  const { currentWeek, reviewWeek } = useWorkspace();
  const calendar = useCalendar();
  const wanted = useParam('week') ?? reviewWeek;
  const week = useMemo(() => weekOr(wanted, reviewWeek, calendar), [wanted, reviewWeek, calendar]);
  const choose = (key: string) => setParams({ week: key === reviewWeek ? null : key });
  return { week, isCurrent: week.key === currentWeek, choose };
}

/** An address may be old or mistyped: then it is the week to review. */
function weekOr(key: string, fallback: string, calendar: Calendar): Week {
  try {
    return weekByKey(key, calendar);
  } catch {
    return weekByKey(fallback, calendar);
  }
}
