import type { SloWindow } from './slo-file.ts';

/** A window as a format writes it. OpenSLO v1: `m` minutes, `h`, `d`, `w`, `M` months, `Q` quarters, `Y` years. */
export type WrittenWindow = { count: number; unit: string; isCalendar: boolean };

type Result = { window: SloWindow; note?: string } | { problem: string };

const DAYS: Record<string, number> = { d: 1, w: 7, M: 30, Q: 90, Y: 365 };
const WORDS: Record<string, string> = { d: 'day', w: 'week', M: 'month', Q: 'quarter', Y: 'year' };
const UNIT_NAMES: Record<string, string> = {
  second: 's',
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

/** `28d` → 28 days; `null` for text that is no duration. */
export function parseDuration(text: string): { count: number; unit: string } | null {
  const match = /^(\d+)\s*([a-zA-Z]+)$/.exec(text.trim());
  if (!match?.[2]) return null;
  const unit =
    match[2].length === 1 ? match[2] : (UNIT_NAMES[match[2].toLowerCase().replace(/s$/, '')] ?? match[2]);
  return { count: Number(match[1]), unit };
}

/** Our window for a written one, with a note where the two differ. */
export function sloWindow({ count, unit, isCalendar }: WrittenWindow): Result {
  if (count < 1) return { problem: `its window of ${count}${unit} is empty` };
  if (unit === 'm' && isCalendar && count === 1) {
    return {
      window: { windowKind: 'calendar-month' },
      note: 'has a window of “1m”, one minute by the specification; it is read as one calendar month (1M)',
    };
  }
  if (unit === 'h' && count % 24 === 0) return sloWindow({ count: count / 24, unit: 'd', isCalendar });
  const days = DAYS[unit];
  if (days === undefined) {
    return { problem: `its window of ${count}${unit} is not counted in days, weeks, months or quarters` };
  }
  if (isCalendar) {
    const months = unit === 'M' ? count : unit === 'Q' ? count * 3 : 0;
    if (months === 1) return { window: { windowKind: 'calendar-month' } };
    if (months === 3) return { window: { windowKind: 'calendar-quarter' } };
  }
  return rolling(count, unit, days, isCalendar);
}

function rolling(count: number, unit: string, days: number, isCalendar: boolean): Result {
  const windowDays = count * days;
  if (windowDays > 366) return { problem: `its window of ${windowDays} days is longer than a year` };
  const window: SloWindow = { windowKind: 'rolling', windowDays };
  if (!isCalendar && (unit === 'd' || unit === 'w')) return { window };
  const written = `${count} ${isCalendar ? 'calendar ' : ''}${WORDS[unit]}${count === 1 ? '' : 's'}`;
  return { window, note: `has a window of ${written}, which is kept as ${windowDays} rolling days` };
}
