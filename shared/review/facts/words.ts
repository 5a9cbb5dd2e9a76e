import type { Rag } from '../../figure/figure.ts';
import { formatDate, NO_VALUE } from '../../figure/format.ts';
import { durationText } from '../../figure/measure.ts';
import { isUsedUp } from '../../slo/slo-math.ts';
import type { Named } from '../sections.ts';
import type { Marked } from './facts.ts';

const RAG_WORDS: Record<Rag | 'none', string> = {
  green: 'On target',
  amber: 'Near target',
  red: 'Off target',
  none: 'No data',
};

/** Red, amber or green with a word of its own. */
export function ragMark(rag: Rag | null, text: string = RAG_WORDS[rag ?? 'none']): Marked {
  return { rag, text };
}

/** How pressing an attention entry is, from its severity of 0 to 100. */
export function severityMark(severity: number): Marked {
  const rag = severity >= 70 ? 'red' : severity >= 45 ? 'amber' : null;
  return ragMark(rag, { red: 'High', amber: 'Medium', none: 'Low' }[rag ?? 'none']);
}

/** A name, or the dash for none. */
export function nameOf(named: Named | null): string {
  return named?.name ?? NO_VALUE;
}

/** `in-progress` → `In progress`. */
export function asWords(value: string): string {
  const text = value.replaceAll(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Red, amber or green of a share of budget left. */
export function budgetRag(remaining: number | null): Rag | null {
  if (remaining === null) return null;
  if (isUsedUp(remaining)) return 'red';
  return remaining < 0.25 ? 'amber' : 'green';
}

/** `23 Nov`, with the year left to the header. */
export function shortDate(date: string): string {
  return formatDate(date.slice(0, 10)).replace(/ \d{4}$/, '');
}

/** A local date in words, or the dash for none. */
export function dateOr(date: string | null): string {
  return date === null ? NO_VALUE : formatDate(date);
}

/** Minutes as a duration, or the dash for none. */
export function minutesOr(value: number | null): string {
  return value === null ? NO_VALUE : durationText(value);
}
