import type { ReviewData } from '#shared/review/review-data.ts';
import { type WeekChanges, weekChanges } from '#shared/review/week-changes.ts';

type Compared = Pick<ReviewData, 'attention' | 'figures'>;
/** What a person saw of a review when they looked at it last, on this computer. */
export type Look = { id: string; at: string; seen: Compared };

/** One is kept: a person prepares one review at a time. */
const KEY = 'muster.look';

export function lastLook(id: string): Look | null {
  try {
    const look = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Look | null;
    return look?.id === id ? look : null;
  } catch {
    return null;
  }
}

/** Remembers what is on the page now. */
export function rememberLook(id: string, { attention, figures }: ReviewData): void {
  const slim: Compared = {
    attention: attention.map((entry) => ({ ...entry, reasons: [] })),
    // Lineage is by far the largest part, and not compared.
    figures: Object.fromEntries(
      Object.entries(figures).map(([key, figure]) => [key, { ...figure, lineage: [], excluded: [] }]),
    ),
  };
  localStorage.setItem(KEY, JSON.stringify({ id, at: new Date().toISOString(), seen: slim } satisfies Look));
}

/** What changed since then; figures whose value is another one, besides their colours. */
export function changesSince(look: Look, now: ReviewData): WeekChanges & { values: string[] } {
  const values = Object.values(now.figures)
    .filter(({ key, value }) => {
      const then = look.seen.figures[key];
      return then !== undefined && then.value !== value;
    })
    .map(({ label }) => label);
  return { ...weekChanges(look.seen, now), values };
}
