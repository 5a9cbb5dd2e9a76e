export type Cause =
  | 'Change'
  | 'Capacity'
  | 'Dependency'
  | 'Configuration'
  | 'Software defect'
  | 'Infrastructure'
  | 'Security'
  | 'Procedure';

/** What is written down about a service; the rest follows from its tier. */
export type ServiceData = {
  slug: string;
  name: string;
  team: string;
  system: string;
  about: string;
  tags: string;
  /** Slugs, separated by spaces. */
  deps: string;
  /** Requests (or messages, files) on a normal weekday, in thousands. */
  traffic: number;
  /** Deployments in a normal week. */
  deploys: number;
  /** Cloud cost of a month in EUR at the start. */
  cost: number;
  /** `Cause|What is seen`, with {slots}. */
  symptoms: readonly string[];
  isCustomerFacing?: boolean;
  lifecycle?: 'experimental' | 'production' | 'deprecated';
  /** Days since the runbook was reviewed; without it there is no runbook. */
  runbookAge?: number;
  datastore?: string;
};
