import type { Figure } from '../figure/figure.ts';
import type { LaunchOutcome, ReadinessVerdict } from '../readiness/verdict.ts';
import type { IncidentRow, Named, RiskSection } from '../review/sections.ts';
import type { RenewalState } from '../vendor/renewals.ts';

/** A week of a heat map's columns. */
export type HeatWeek = { key: string; label: string; isPartial: boolean };

/** One SLO by week. `attainment` is good ÷ total of that week alone, `burn` its burn rate; `null` without data. */
export type HeatRow = {
  slo: Named;
  service: Named;
  tier: number | null;
  objective: number;
  cells: readonly { attainment: number | null; burn: number | null }[];
};

export type TimelineEntry = { id: string; at: string; kind: string; text: string; who: string | null };

/** How one clock ran over the incidents of a period: every duration, and what sums them up. */
export type ClockDurations = {
  key: 'detect' | 'acknowledge' | 'mitigate' | 'restore';
  label: string;
  /** `impact start → restored`. */
  words: string;
  dots: readonly { id: string; name: string; at: string; severity: string; minutes: number }[];
  /** Incidents of the period without this duration. */
  left: number;
};

/** A savings opportunity with its amounts a month, in minor units of the workspace's currency. */
export type SavingRow = Named & {
  key: string | null;
  lever: string;
  status: string;
  identified: number | null;
  realised: number | null;
  owner: Named | null;
  dueOn: string | null;
  isLate: boolean;
};

export type SavingStage = {
  status: string;
  label: string;
  count: number;
  identified: number;
  realised: number;
};

/** Findings by severity; `null` where they are not recorded. */
export type Findings = {
  critical: number | null;
  high: number | null;
  medium: number | null;
  low: number | null;
};

export type PostureGroup = Named & {
  countedOn: string;
  assets: number;
  within: number;
  open: Findings;
  overdue: Findings;
};

export type MilestoneRow = Named & {
  horizon: string;
  owner: Named | null;
  startsOn: string | null;
  dueOn: string | null;
  completedOn: string | null;
  status: string;
  objective: Named | null;
  isLate: boolean;
};

/** A contract with the day to decide on it; its cost a year in minor units of its currency. */
export type VendorRow = Named & {
  contractEndOn: string | null;
  noticeOn: string | null;
  renewal: RenewalState;
  /** Days to the day to decide by; negative when it has passed. */
  days: number | null;
  annualCost: number | null;
  currency: string;
  supportPlan: string | null;
  openEscalations: number;
  owner: Named | null;
};

export type EscalationRow = Named & {
  vendor: Named | null;
  raisedOn: string;
  status: string;
  outcome: string | null;
  incident: Named | null;
};

export type ReadinessRow = Named & {
  service: Named | null;
  date: string;
  outcome: LaunchOutcome;
  verdict: ReadinessVerdict;
  waivers: string | null;
  approver: Named | null;
};

export type DecisionRow = RiskSection['decisions'][number];

/** What a slide is drawn from beside the review, by its kind. Slides that need no more have none. */
export type SlideBody =
  | { kind: 'slo-heat-map'; weeks: readonly HeatWeek[]; rows: readonly HeatRow[] }
  | { kind: 'incidents'; rows: readonly IncidentRow[]; period: string }
  | {
      kind: 'incident-timeline';
      incident: IncidentRow | null;
      /** The instants of its clocks. */
      moments: readonly { label: string; at: string }[];
      impact: readonly { start: string; end: string | null }[];
      entries: readonly TimelineEntry[];
    }
  | {
      kind: 'durations';
      period: string;
      incidents: number;
      clocks: readonly ClockDurations[];
      /** What sums up each clock, as the table has it. Decks frozen by earlier versions have fewer or none. */
      figures?: readonly Figure[];
    }
  | {
      kind: 'savings-pipeline';
      currency: string;
      rows: readonly SavingRow[];
      stages: readonly SavingStage[];
      /** Opportunities whose currency has no rate. */
      left: number;
    }
  | { kind: 'security-posture'; groups: readonly PostureGroup[] }
  | { kind: 'decisions'; rows: readonly DecisionRow[]; period: string }
  | { kind: 'vendors'; rows: readonly VendorRow[] }
  | { kind: 'escalations'; rows: readonly EscalationRow[]; period: string }
  | { kind: 'readiness'; rows: readonly ReadinessRow[]; period: string }
  | { kind: 'roadmap'; rows: readonly MilestoneRow[]; today: string }
  | {
      kind: 'comparison';
      now: string;
      before: string;
      rows: readonly { now: Figure; before: Figure | null }[];
    }
  | { kind: 'image'; picture: Picture | null };

/** A picture of the workspace, as a data address. */
export type Picture = {
  id: string;
  url: string;
  alt: string;
  width: number;
  height: number;
  /** An SVG as a PNG, for what takes no SVG. */
  raster?: string;
};

export type SlideBodyOf<K extends SlideBody['kind']> = Extract<SlideBody, { kind: K }>;

/** What a slide brings along: its own data, and what its filter names in words, e.g. `Payments, tier 1`. */
export type SlideExtra = { body?: SlideBody; scope?: string };
