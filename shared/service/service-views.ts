import type { Named, SloRow } from '../review/sections.ts';
import type { RunbookState } from './runbook.ts';
import type { ServiceHealth } from './service-health.ts';

/** A service among those around it. */
export type ServiceNode = Named & {
  tier: number | null;
  team: Named | null;
  health: ServiceHealth;
  openIncidents: readonly string[];
};

/** The services of a list with what each depends on. */
export type DependencyGraph = {
  nodes: readonly ServiceNode[];
  /** `from` depends on `to`; both are among the nodes. */
  edges: readonly { from: string; to: string }[];
  /** Dependencies of these services on others, or of others on them, that the list leaves out. */
  outside: number;
};

export type OpenIncident = Named & { key: string | null; severity: string; impactStart: string };

export type OverdueAction = Named & {
  key: string | null;
  owner: Named | null;
  dueOn: string;
  daysOverdue: number;
};

/** What the panel of a service says beyond its fields, at the end of a week or today while it lasts. */
export type ServiceDetail = {
  asOfDay: string;
  health: ServiceHealth;
  /** Services that depend on this one. */
  dependents: readonly ServiceNode[];
  /** Services this one depends on. */
  dependencies: readonly ServiceNode[];
  slos: readonly SloRow[];
  openIncidents: readonly OpenIncident[];
  overdueActions: readonly OverdueAction[];
  /** `ageDays` is since the last review; `null` when it was never reviewed. */
  runbook: { state: RunbookState; reviewedOn: string | null; ageDays: number | null; maxAgeDays: number };
};
