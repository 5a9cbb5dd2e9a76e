import { addDays } from '../time/week.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * A due date as one types it in a hurry: `+7` days, a weekday to come (`fri`), or `2026-11-30`. Nothing typed is no date
 * (`null`); what cannot be read is `undefined`.
 * @param today a local date
 */
export function dueOnOf(words: string, today: string): string | null | undefined {
  const text = words.trim().toLowerCase();
  if (text === '') return null;
  const inDays = /^\+(\d{1,3})$/.exec(text);
  if (inDays) return addDays(today, Number(inDays[1]));
  const weekday = DAYS.findIndex((day) => text.startsWith(day) && /^[a-z]+$/.test(text));
  if (weekday >= 0) {
    // JavaScript counts from Sunday, a week here from Monday.
    const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    return addDays(today, (weekday - now + 7) % 7 || 7);
  }
  return isDate(text) ? text : undefined;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
