import type { Figure } from '../figure/figure.ts';
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

/** What a trailing quarter of weeks says that a week alone is too short for. */
export type IncidentQuarter = {
  /** The days of it, e.g. `31 Aug – 29 Nov 2026`. */
  label: string;
  /** The mean time to restore, and what each of two reasons adds to its change against the quarter before (minutes). */
  restore: readonly Figure[];
  /** Responder hours, all of them and by the hour on the responders' own clocks. */
  responders: readonly Figure[];
};

/** The incidents of a list by week, newest week first, and what the last 13 weeks of it come to. */
export type IncidentWeeks = { weeks: readonly IncidentWeek[]; quarter: IncidentQuarter };
