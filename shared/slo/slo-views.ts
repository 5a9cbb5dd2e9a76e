import type { Period } from '../figure/figure.ts';
import type { SloRow } from '../review/sections.ts';
import type { DayRange } from '../time/window.ts';
import type { BurnDownDay } from './burn-down.ts';
import type { SloPolicy } from './policy-views.ts';

/** Where the SLOs of a list stand at the end of a week (or today, while it lasts). */
export type SloStandings = { period: Period; isPartial: boolean; asOfDay: string; rows: readonly SloRow[] };

/** One SLO over its window, day by day. */
export type SloDetail = {
  row: SloRow;
  /** The days of the window that have happened. */
  range: DayRange;
  /** The last day of the window; later than the range's while a calendar window lasts. */
  windowEnds: string;
  /** What the budget is counted in. */
  unit: 'events' | 'slices';
  /** The window's error budget and what of it is spent, in `unit`; `null` without measurements. */
  budget: number | null;
  spent: number | null;
  days: readonly BurnDownDay[];
  /** Planned maintenance of the window: what it takes out of the figures, in `unit`, and why. */
  maintenance: readonly { id: string; date: string; total: number; reason: string | null }[];
  /** By the rules of the policy that its service is under; `null` without one. */
  policy: SloPolicy | null;
};
