import type { Named } from '../review/sections.ts';
import type { CampaignProgress } from './campaign.ts';
import type { Level } from './check.ts';
import type { ScorecardChange } from './roll-up.ts';

/** A campaign with how far it is at the end of a week, or today while it lasts. */
export type CampaignRow = Named &
  CampaignProgress & {
    owner: Named | null;
    startsOn: string;
    deadline: string;
    checks: readonly { key: string; name: string }[];
    /** Services that a check is still asked of, most checks first. */
    open: readonly { service: Named; team: Named | null; checks: readonly string[] }[];
  };

/** Checks with other terms than theirs, to see what they would change before they go live. */
export type Simulated = {
  check: string;
  level: Level;
  weight: number;
  /** Whether it counts at all; an announced one does not. */
  isCounted: boolean;
};

/** Scorecards as the terms are on a day, beside the same with a check simulated. */
export type Simulation = {
  day: string;
  before: { score: number | null; levels: Record<Level | 'none', number> };
  after: { score: number | null; levels: Record<Level | 'none', number> };
  services: number;
  /** Services whose level or score would change: levels lost first, then by score. */
  changes: readonly (ScorecardChange & { service: Named; team: Named | null })[];
};
