import type { Figure } from '../figure/figure.ts';
import type { ReviewFacts } from '../review/review-data.ts';
import type { IncidentRow, IncidentSection, SloRow, SloSection, Trend } from '../review/sections.ts';

const CLOCKS = ['ttd', 'tta', 'ttm', 'ttr'].flatMap((clock) =>
  ['mean', 'median', 'p90'].map((statistic) => `incident.${clock}.${statistic}`),
);

/** The figures a customer may see: how reliable the services were, and what happened to them. */
const FIGURES: readonly string[] = [
  ...['attainment', 'met', 'at-risk', 'missed', 'no-data', 'budget-exhausted', 'sustained-burn'].map(
    (name) => `slo.${name}`,
  ),
  ...['', '.sev1', '.sev2', '.sev3', '.sev4'].map((severity) => `incident.count${severity}`),
  'incident.open',
  'incident.impact-minutes',
  ...CLOCKS,
];

const NO_TREND: Trend = { points: [], centre: null, lower: null, upper: null, signals: [], verdict: '' };

/**
 * A review as a customer may see it. Everything is named here that is handed out, field by field, so that what is added
 * to a review later stays inside until somebody lets it out.
 */
export function customerFacts(facts: ReviewFacts): ReviewFacts {
  const { workspace, week, weekLabel, isPartial, asOf, today, okrs, cost } = facts;
  return {
    workspace: { name: workspace.name, zone: workspace.zone, currency: workspace.currency },
    week,
    weekLabel,
    isPartial,
    asOf,
    today,
    figures: figuresFor(facts.figures),
    slos: slosFor(facts.slos),
    incidents: incidentsFor(facts.incidents),
    actions: { due: [], overdue: [], completed: [], oftenMoved: [], ageing: [] },
    kpis: { rows: [], counts: { green: 0, amber: 0, red: 0, none: 0 } },
    okrs: { quarter: okrs.quarter, expected: 0, rows: [] },
    hiring: { months: [], teams: [], late: [], funnel: [] },
    cost: {
      basis: cost.basis,
      currency: cost.currency,
      varianceLimit: 0,
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
  };
}

/** Without the rows behind them, and without targets, which are those of our KPIs, and what is judged by them. */
function figuresFor(figures: ReviewFacts['figures']): Record<string, Figure> {
  const shown = FIGURES.flatMap((key) => {
    const figure = figures[key];
    if (figure === undefined) return [];
    const { target: _target, rag: _rag, ...plain } = figure;
    return [[key, { ...plain, lineage: [] }] as const];
  });
  return Object.fromEntries(shown);
}

function slosFor({ rows, tiers, burndown }: SloSection): SloSection {
  return { rows: rows.map(sloFor), tiers, burndown, policies: [] };
}

function sloFor({ team: _, ...row }: SloRow): SloRow {
  return { ...row, team: null };
}

function incidentsFor(incidents: IncidentSection): IncidentSection {
  const { rows, open, bySeverity, trend, severityTrend, restoreTimes, causes } = incidents;
  return {
    rows: rows.map(incidentFor),
    open: open.map(incidentFor),
    bySeverity,
    trend,
    severityTrend,
    restoreTimes,
    causes,
    recurring: [],
    postmortems: [],
  };
}

/** An incident as a customer may see it. */
export function incidentFor(row: IncidentRow): IncidentRow {
  const { id, name, key, severity, status, services, impactStart, restoredAt, cause } = row;
  const { minutesToDetect, minutesToAcknowledge, minutesToRestore, impactMinutes } = row;
  return {
    id,
    name,
    key,
    severity,
    status,
    services,
    impactStart,
    restoredAt,
    minutesToDetect,
    minutesToAcknowledge,
    minutesToRestore,
    impactMinutes,
    cause,
    commander: null,
    rootCauseKey: null,
    isRecurrence: false,
  };
}
