import type { Excluded, Figure } from '../figure/figure.ts';
import type { Severity } from './incident.ts';

export type WeekIncident = {
  id: string;
  key: string | null;
  title: string;
  severity: Severity;
  impactStart: string;
  isOpen: boolean;
};

/** The incidents whose impact began in a week, in the order of time. */
export type IncidentWeek = {
  key: string;
  label: string;
  isPartial: boolean;
  incidents: readonly WeekIncident[];
};

/** How one clock ran for the incidents of a period, in minutes; `null` where no incident has both its times. */
export type ClockSummary = Record<'mean' | 'median' | 'p75' | 'p90' | 'p95', number | null> & {
  label: string;
  /** The pair of times it runs between, in words. */
  words: string;
  n: number;
  excluded: readonly Excluded[];
  /** The incidents that it is made of. */
  ids: readonly string[];
};

/** What a trailing quarter of weeks says that a week alone is too short for. */
export type IncidentQuarter = {
  /** The days of it, e.g. `31 Aug – 29 Nov 2026`. */
  label: string;
  /** Every clock of the workspace: a mean beside what half, and most, took. */
  clocks: readonly ClockSummary[];
  /** The mean time to restore, and what each of two reasons adds to its change against the quarter before (minutes). */
  restore: readonly Figure[];
  /** Responder hours, all of them and by the hour on the responders' own clocks. */
  responders: readonly Figure[];
};

/** The incidents of a list by week, newest week first, and what the last 13 weeks of it come to. */
export type IncidentWeeks = { weeks: readonly IncidentWeek[]; quarter: IncidentQuarter };
