import type { Lineage } from '../figure/figure.ts';
import type { Named } from '../review/sections.ts';
import type { CampaignRow } from './campaign-views.ts';
import type { Level } from './check.ts';
import type { CheckResult } from './evaluate.ts';

/** A check as a column of the matrix. */
export type MatrixCheck = {
  key: string;
  name: string;
  definition: string;
  level: Level;
  weight: number;
  /** Announced: in no score and no level before this day. */
  countsFrom?: string;
};

/** A service with what each check found; a check it was not judged by is not in `results`. */
export type MatrixRow = {
  service: Named;
  team: Named | null;
  tier: number | null;
  level: Level | null;
  /** The level a week before; `undefined` when the service was not judged then. */
  previousLevel?: Level | null;
  /** 0 to 1; `null` when no check applies. */
  score: number | null;
  previousScore: number | null;
  results: Readonly<Record<string, CheckResult & { exemptBy?: string | null }>>;
};

export type MatrixGroup = {
  group: Named | null;
  services: number;
  score: number | null;
  n: number;
  /** Of the mean score since the week before, 0 to 1. */
  change: number | null;
  levels: Record<Level | 'none', number>;
  ids: readonly string[];
};

/** Services against checks at the end of a week, or now while it lasts. */
export type ScorecardMatrix = {
  weekLabel: string;
  /** The local day at whose end services were judged. */
  day: string;
  /** The week is over and what is shown was stored then. */
  isStored: boolean;
  checks: readonly MatrixCheck[];
  campaigns: readonly CampaignRow[];
  rows: readonly MatrixRow[];
  all: MatrixGroup | null;
  byTeam: readonly MatrixGroup[];
  byTier: readonly MatrixGroup[];
};

/** What a check of one service looked at. */
export type CheckRows = { rows: readonly (Lineage & { titles: Readonly<Record<string, string>> })[] };
