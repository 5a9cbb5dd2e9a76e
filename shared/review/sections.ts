import type { Direction, Rag } from '../figure/figure.ts';
import type { CampaignRow } from '../scorecard/campaign-views.ts';
import type { PolicyRow } from '../slo/policy-views.ts';

/** A record as a table of the review shows it: its id opens it, its name is read. */
export type Named = { id: string; name: string };

/** One point of a series over weeks or months; `null` where there is no data. `ids` are the rows behind it. */
export type TrendPoint = {
  key: string;
  label: string;
  value: number | null;
  isPartial: boolean;
  ids?: readonly string[];
};

/** A series with its behaviour limits (see `shared/kpi/behaviour-chart.ts`). */
export type Trend = {
  points: readonly TrendPoint[];
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** Keys of the points that are signals. */
  signals: readonly string[];
  /** `within normal variation`, the signal in words, or why there are no limits. */
  verdict: string;
};

export type SloStatus = 'met' | 'at-risk' | 'missed' | 'no-data';

export type SloRow = Named & {
  service: Named;
  team: Named | null;
  tier: number | null;
  indicator: string;
  objective: number;
  /** `28 days`, `November 2026`. */
  window: string;
  attainment: number | null;
  /** The same with planned maintenance counted; both readings are shown. */
  attainmentWithMaintenance: number | null;
  /** Share of the error budget left; negative when overspent. */
  remaining: number | null;
  /** Burn rate of the review week. */
  burn: number | null;
  sustainedWeeks: number;
  /** Days until the budget is empty at the last 7 days' burn; null when it is not being spent or there is no data. */
  daysToExhaustion: number | null;
  missingDays: number;
  status: SloStatus;
  reason?: string;
};

export type TierRow = {
  tier: number | null;
  slos: number;
  met: number;
  atRisk: number;
  missed: number;
  noData: number;
  worst: Named | null;
};

export type SloSection = {
  rows: readonly SloRow[];
  tiers: readonly TierRow[];
  /** Budget remaining over the last weeks for the SLOs with least left. */
  burndown: readonly { slo: Named; points: readonly TrendPoint[] }[];
  /** Services under an error budget policy, frozen ones first. */
  policies: readonly PolicyRow[];
};

export type IncidentRow = Named & {
  key: string | null;
  severity: string;
  status: string;
  services: readonly Named[];
  impactStart: string;
  restoredAt: string | null;
  minutesToDetect: number | null;
  minutesToAcknowledge: number | null;
  minutesToRestore: number | null;
  impactMinutes: number | null;
  commander: Named | null;
  cause: string | null;
  rootCauseKey: string | null;
  isRecurrence: boolean;
};

export type PostmortemRow = Named & {
  key: string | null;
  severity: string;
  dueOn: string;
  publishedOn: string | null;
  isOverdue: boolean;
  owner: Named | null;
};

export type IncidentSection = {
  /** Incidents whose impact began in the week. */
  rows: readonly IncidentRow[];
  /** All open incidents, whenever they began. */
  open: readonly IncidentRow[];
  bySeverity: readonly { severity: string; week: number; previous: number; trailing: number | null }[];
  /** Incidents per week, trailing 26 weeks. */
  trend: Trend;
  severityTrend: readonly { severity: string; points: readonly TrendPoint[] }[];
  /** Every restore time of the trailing 13 weeks, for the chart of points. */
  restoreTimes: readonly { id: string; name: string; at: string; severity: string; minutes: number }[];
  causes: readonly { cause: string; label: string; count: number; ids: readonly string[] }[];
  recurring: readonly { rootCauseKey: string; count: number; ids: readonly string[]; last: string }[];
  postmortems: readonly PostmortemRow[];
};

export type ActionRow = Named & {
  key: string | null;
  owner: Named | null;
  team: Named | null;
  priority: string;
  status: string;
  committedDueOn: string | null;
  dueOn: string | null;
  daysOverdue: number;
  moves: number;
  origin: string;
};

export type ActionSection = {
  due: readonly ActionRow[];
  overdue: readonly ActionRow[];
  completed: readonly ActionRow[];
  /** Open ones whose date was moved so often that it is worth attention. Frozen reviews of earlier versions have none. */
  oftenMoved?: readonly ActionRow[] | undefined;
  ageing: readonly { bucket: string; count: number; ids: readonly string[] }[];
};

export type KpiRow = Named & {
  slug: string;
  definition: string | null;
  unit: string;
  currency?: string;
  direction: Direction;
  frequency: string;
  isComputed: boolean;
  isInput: boolean;
  target: number | null;
  /** `Oct 2026`, `2026-W47`. */
  period: string | null;
  value: number | null;
  reason?: string;
  previous: number | null;
  rag: Rag | null;
  n: number;
  owner: Named | null;
  offTargetPeriods: number;
  trend: Trend;
};

export type KpiSection = { rows: readonly KpiRow[]; counts: Record<Rag | 'none', number> };

export type KeyResultRowView = Named & {
  start: number;
  target: number;
  current: number | null;
  unit: string | null;
  progress: number | null;
  confidence: number | null;
  previousConfidence: number | null;
  status: string;
  lastCheckIn: string | null;
  owner: Named | null;
};

export type ObjectiveRow = Named & {
  key: string | null;
  owner: Named | null;
  team: Named | null;
  parentId: string | null;
  progress: number | null;
  grade: Rag | null;
  status: string;
  keyResults: readonly KeyResultRowView[];
};

export type OkrSection = { quarter: string; expected: number; rows: readonly ObjectiveRow[] };

export type HiringSection = {
  months: readonly {
    month: string;
    label: string;
    plan: number | null;
    actual: number | null;
    isForecast: boolean;
  }[];
  teams: readonly { team: Named; plan: number; actual: number; open: number; monthsBehind: number }[];
  late: readonly (Named & {
    key: string | null;
    team: Named;
    plannedStart: string;
    status: string;
    monthsLate: number;
  })[];
  funnel: readonly { stage: string; label: string; count: number; conversion: number | null }[];
};

export type CostSection = {
  basis: 'billed' | 'effective';
  currency: string;
  months: readonly {
    month: string;
    label: string;
    actual: number | null;
    budget: number | null;
    forecast: number | null;
    isPartial: boolean;
  }[];
  /** From which share off budget on cost is out of bounds: the workspace's setting. */
  varianceLimit: number;
  /** Without what no team is named for; `ids` are the records of the month. */
  teams: readonly {
    team: Named;
    actual: number;
    budget: number | null;
    variance: number | null;
    ids: readonly string[];
  }[];
  providers: readonly { provider: string; actual: number; share: number }[];
  savings: readonly { lever: string; label: string; identified: number; realised: number }[];
};

export type OnCallSection = {
  rotations: readonly {
    rotation: string;
    /** Whose the shifts are. */
    team: Named | null;
    shifts: number;
    pagesPerShift: number | null;
    precision: number | null;
    outOfHoursShare: number | null;
    toil: number | null;
    /** Ids of the shifts with more pages than the workspace's limit. */
    shiftsAboveLimit: readonly string[];
    ids: readonly string[];
  }[];
  pagesTrend: Trend;
};

export type RiskRow = Named & {
  key: string | null;
  likelihood: number;
  impact: number;
  score: number;
  trend: string;
  owner: Named | null;
  nextReviewOn: string | null;
  isReviewOverdue: boolean;
  mitigation: string | null;
};

export type RiskSection = {
  rows: readonly RiskRow[];
  decisions: readonly (Named & {
    key: string | null;
    why: string | null;
    decidedBy: Named | null;
    decidedOn: string;
  })[];
  vendors: readonly (Named & {
    noticeOn: string | null;
    contractEndOn: string | null;
    daysToNotice: number | null;
    owner: Named | null;
  })[];
};

export type AssuranceSection = {
  patch: Trend;
  exceptions: readonly (Named & {
    key: string | null;
    expiresOn: string | null;
    isExpired: boolean;
    owner: Named | null;
  })[];
  controls: readonly (Named & {
    framework: string;
    reference: string;
    nextDueOn: string | null;
    daysOverdue: number;
    owner: Named | null;
  })[];
  exercises: readonly (Named & {
    key: string | null;
    kind: string;
    plannedOn: string | null;
    heldOn: string | null;
    outcome: string | null;
    isOverdue: boolean;
    meetsTargets: boolean | null;
    owner: Named | null;
  })[];
};

export type ScorecardSection = {
  rows: readonly {
    service: Named;
    team: Named | null;
    tier: number | null;
    level: 'none' | 'bronze' | 'silver' | 'gold';
    previousLevel: string | null;
    score: number | null;
    previousScore: number | null;
    failing: readonly string[];
  }[];
  byTeam: readonly { team: Named; services: number; score: number | null; change: number | null }[];
  levels: Record<'none' | 'bronze' | 'silver' | 'gold', number>;
  /** Campaigns that run, and those missed of late. */
  campaigns: readonly CampaignRow[];
};
