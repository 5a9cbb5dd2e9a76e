import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { shiftWeek, weekRange } from '#shared/time/week.ts';
import { Button, IconButton } from '../design/button.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import styles from './frame.module.css';
import { weeksQuery } from './queries.ts';
import { useCalendar, useWeek } from './use-week.ts';

/** Chooses the review week that pages are scoped to. */
export function WeekPicker() {
  const { week, isCurrent, choose } = useWeek();
  const calendar = useCalendar();
  const { data: weeks } = useQuery(weeksQuery);
  const entries: MenuEntry[] = (weeks ?? [{ key: week.key, label: weekRange(week) }]).map(
    ({ key, label }) => ({
      label: `${key.slice(5)} · ${label}`,
      isChecked: key === week.key,
      onSelect: () => choose(key),
    }),
  );
  return (
    <div className={styles.week}>
      <IconButton
        icon={ChevronLeft}
        label="Previous week"
        size="s"
        onClick={() => choose(shiftWeek(week, -1, calendar).key)}
      />
      <Menu
        trigger={
          <Button variant="ghost" size="s" aria-label={`Week ${week.key}, ${weekRange(week)}. Choose a week`}>
            <span className="tabular">
              {week.key.slice(5)} · {weekRange(week)}
            </span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
        entries={entries}
      />
      <IconButton
        icon={ChevronRight}
        label="Next week"
        size="s"
        disabled={isCurrent}
        onClick={() => choose(shiftWeek(week, 1, calendar).key)}
      />
    </div>
  );
}
