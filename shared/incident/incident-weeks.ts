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

/** The incidents of a list by week, newest week first. */
export type IncidentWeeks = { weeks: readonly IncidentWeek[] };
