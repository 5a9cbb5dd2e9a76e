import type { Figure } from '#shared/figure/figure.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import type { IncidentRow, KpiRow, SloRow, Trend } from '#shared/review/sections.ts';

export const NO_TREND: Trend = {
  points: [],
  centre: null,
  lower: null,
  upper: null,
  signals: [],
  verdict: 'too few points to tell',
};

const WEEK = {
  key: '2026-W47',
  start: '2026-11-15T23:00:00.000Z',
  end: '2026-11-22T23:00:00.000Z',
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
};

/** That week, as a figure names it. */
export const PERIOD = { start: WEEK.start, end: WEEK.end, label: '16–22 Nov 2026' };

/** A review of a week that is over, of a workspace without a record, with what a test puts in. */
export function factsWith(part: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    workspace: { name: 'Test', zone: 'Europe/Berlin', currency: 'EUR' },
    week: WEEK,
    weekLabel: PERIOD.label,
    isPartial: false,
    asOf: WEEK.end,
    today: WEEK.lastDay,
    figures: {},
    slos: { rows: [], tiers: [], burndown: [], policies: [] },
    incidents: {
      rows: [],
      open: [],
      bySeverity: [],
      trend: NO_TREND,
      severityTrend: [],
      restoreTimes: [],
      causes: [],
      recurring: [],
      postmortems: [],
    },
    actions: { due: [], overdue: [], completed: [], oftenMoved: [], ageing: [] },
    kpis: { rows: [], counts: { green: 0, amber: 0, red: 0, none: 0 } },
    okrs: { quarter: '2026Q4', expected: 0.5, rows: [] },
    hiring: { months: [], teams: [], late: [], funnel: [] },
    cost: {
      basis: 'effective',
      currency: 'EUR',
      varianceLimit: 0.1,
      months: [],
      teams: [],
      providers: [],
      savings: [],
    },
    onCall: { rotations: [], pagesTrend: NO_TREND },
    risks: { rows: [], decisions: [], vendors: [] },
    assurance: { patch: NO_TREND, exceptions: [], controls: [], exercises: [] },
    scorecards: {
      rows: [],
      byTeam: [],
      levels: { none: 0, bronze: 0, silver: 0, gold: 0 },
      campaigns: [],
    },
    ...part,
  };
}

/** Figures by key, of the week. */
export function figuresWith(
  values: Record<string, number | null | Partial<Figure>>,
): Readonly<Record<string, Figure>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, given]) => [
      key,
      {
        key,
        label: key,
        unit: 'count' as const,
        n: 1,
        excluded: [],
        period: PERIOD,
        lineage: [],
        value: null,
        ...(typeof given === 'object' && given !== null ? given : { value: given }),
      },
    ]),
  );
}

export const named = (name: string) => ({ id: name.toLowerCase(), name });

export function slo(part: Partial<SloRow> = {}): SloRow {
  return {
    ...named('Checkout latency'),
    service: named('Checkout'),
    team: named('Payments'),
    tier: 1,
    indicator: 'latency',
    objective: 0.99,
    window: '28 days',
    attainment: 0.995,
    attainmentWithMaintenance: 0.995,
    remaining: 0.5,
    burn: 0.5,
    sustainedWeeks: 0,
    daysToExhaustion: null,
    missingDays: 0,
    status: 'met',
    ...part,
  };
}

export function incident(part: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...named('Payments time out'),
    key: 'INC-1',
    severity: 'SEV-2',
    status: 'resolved',
    services: [],
    impactStart: '2026-11-18T10:00:00.000Z',
    restoredAt: '2026-11-18T11:00:00.000Z',
    minutesToDetect: 5,
    minutesToAcknowledge: 5,
    minutesToRestore: 60,
    impactMinutes: 60,
    commander: named('Ada'),
    cause: null,
    rootCauseKey: null,
    isRecurrence: false,
    ...part,
  };
}

/** A monthly KPI with two recorded months, both off its target. */
export function kpi(part: Partial<KpiRow> = {}): KpiRow {
  const points = ['2026-08', '2026-09', '2026-10'].map((key, index) => ({
    key,
    label: key,
    value: index === 0 ? 0.95 : 0.8,
    isPartial: false,
  }));
  return {
    ...named('Patch compliance'),
    slug: 'patch-compliance',
    definition: null,
    unit: 'ratio',
    direction: 'higher',
    frequency: 'monthly',
    isComputed: true,
    isInput: true,
    target: 0.9,
    period: 'Oct 2026',
    value: 0.8,
    previous: 0.8,
    rag: 'red',
    n: 7,
    owner: named('Ada'),
    offTargetPeriods: 2,
    trend: { ...NO_TREND, points, centre: 0.9, lower: 0.85, upper: 0.95 },
    ...part,
  };
}
