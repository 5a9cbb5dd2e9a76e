import type { Clock } from './clock.ts';
import { managerOf, PEOPLE, SERVICE_TEAMS, type Team } from './company.ts';
import { SERVICES, type Service, serviceBy } from './service.ts';
import { type Yaml, yamlDocuments } from './text.ts';

export type Indicator = 'availability' | 'latency' | 'freshness' | 'error-rate';

export type Slo = {
  /** Name in the SLO file, e.g. `checkout-api-availability`. */
  slug: string;
  name: string;
  service: Service;
  indicator: Indicator;
  objective: number;
  window: '28d' | '30d' | '7d' | '1M' | '1Q';
  method: 'Occurrences' | 'Timeslices';
  description: string;
};

type Extra = readonly [
  service: string,
  indicator: Indicator,
  label: string,
  objective: number,
  window: Slo['window'],
  method: Slo['method'],
  description: string,
];

/** Objectives that do not follow from the tier. */
const EXTRA: readonly Extra[] = [
  [
    'tracking-ingest',
    'freshness',
    'scans within 5 minutes',
    0.99,
    '28d',
    'Occurrences',
    'Scan events are visible within 5 minutes of arrival',
  ],
  [
    'payout-engine',
    'freshness',
    'payouts before cut-off',
    0.998,
    '1M',
    'Occurrences',
    'Payouts reach the bank before its cut-off',
  ],
  [
    'ledger',
    'error-rate',
    'postings without correction',
    0.9998,
    '1Q',
    'Occurrences',
    'Postings that need no manual correction',
  ],
  [
    'webhook-dispatcher',
    'freshness',
    'webhooks within 60 seconds',
    0.99,
    '28d',
    'Occurrences',
    'Webhooks are sent within 60 seconds of the event',
  ],
  [
    'order-sync',
    'freshness',
    'orders within 10 minutes',
    0.985,
    '28d',
    'Occurrences',
    'Orders arrive within 10 minutes',
  ],
  [
    'settlement-files',
    'freshness',
    'files matched by 08:00',
    0.97,
    '1M',
    'Occurrences',
    'Settlement lines are matched by 08:00',
  ],
  [
    'warehouse-etl',
    'freshness',
    'loads by 06:00',
    0.95,
    '30d',
    'Timeslices',
    'Hourly and nightly loads finish on time',
  ],
  [
    'label-service',
    'error-rate',
    'labels accepted by the depot',
    0.998,
    '28d',
    'Occurrences',
    'Labels that scan at the first depot',
  ],
  [
    'metrics-store',
    'freshness',
    'metrics within 60 seconds',
    0.99,
    '7d',
    'Timeslices',
    'Metrics are queryable within 60 seconds',
  ],
];
const AVAILABILITY = [0, 0.9995, 0.999, 0.995, 0.99];
const LATENCY = [0, 0.99, 0.985, 0.95, 0.95];
const LATENCY_TERMS = [0, 400, 800, 1500, 3000];
const SLICED = ['event-bus', 'build-runners', 'metrics-store', 'object-store'];
const NO_LATENCY = [
  'payout-engine',
  'settlement-files',
  'invoice-renderer',
  'secrets-broker',
  'audit-trail',
  'usage-metering',
  'event-bus',
  'customs-docs',
  'pickup-scheduler',
  'dispute-service',
  'dangerous-goods',
  'merchant-onboarding',
  'packaging-advisor',
];
/** Without an objective as yet: the scorecard says so. */
const NONE = ['developer-docs', 'experiment-analytics', 'internal-admin', 'packaging-advisor'];

export const SLOS: readonly Slo[] = SERVICES.flatMap(slosOf);

/** One file per team, as their repositories hold them. */
export function sloFiles(clock: Clock): { path: string; text: string }[] {
  return SERVICE_TEAMS.map((team) => ({ path: `openslo/${team.slug}.yaml`, text: sloFile(team, clock) }));
}

function slosOf(service: Service): Slo[] {
  if (NONE.includes(service.slug)) return [];
  const { tier, slug } = service;
  const availability: Slo = {
    slug: `${slug}-availability`,
    name: `${service.name} availability`,
    service,
    indicator: 'availability',
    objective:
      slug === 'checkout-api' || tier > 1
        ? (AVAILABILITY[tier] ?? 0.99)
        : slug === 'tracking-ingest'
          ? 0.999
          : 0.9995,
    window: '28d',
    method: SLICED.includes(slug) ? 'Timeslices' : 'Occurrences',
    description: 'Requests answered without a server error',
  };
  const latency: Slo = {
    ...availability,
    slug: `${slug}-latency`,
    name: `${service.name} latency`,
    indicator: 'latency',
    objective: LATENCY[tier] ?? 0.95,
    method: 'Occurrences',
    description: `Requests answered within ${LATENCY_TERMS[tier]} ms`,
  };
  const extra = EXTRA.filter(([name]) => name === slug).map(extraSlo);
  const hasLatency = tier <= 3 && !NO_LATENCY.includes(slug);
  return [availability, ...(hasLatency ? [latency] : []), ...extra];
}

function extraSlo([slug, indicator, label, objective, window, method, description]: Extra): Slo {
  const service = serviceBy(slug);
  return {
    slug: `${slug}-${indicator}`,
    name: `${service.name}: ${label}`,
    service,
    indicator,
    objective,
    window,
    method,
    description,
  };
}

function sloFile(team: Team, clock: Clock): string {
  return yamlDocuments(
    SLOS.filter(({ service }) => service.owner === team).map((slo) => sloDocument(slo, clock)),
  );
}

function sloDocument(slo: Slo, clock: Clock): Yaml {
  const owner = PEOPLE.find(({ name }) => name === managerOf(slo.service.owner.slug));
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name: slo.slug,
      displayName: slo.name,
      labels: {
        indicator: slo.indicator,
        tier: [`tier-${slo.service.tier}`],
        team: [slo.service.owner.slug],
      },
      annotations: { 'muster.dev/owner': `user:default/${owner?.slug ?? ''}` },
    },
    spec: {
      description: slo.description,
      service: slo.service.slug,
      indicator: {
        metadata: { name: `${slo.slug}-ratio` },
        spec: { ratioMetric: { counter: true, good: metric(slo, 'good'), total: metric(slo, 'total') } },
      },
      timeWindow: [timeWindow(slo, clock)],
      budgetingMethod: slo.method,
      objectives: [objective(slo)],
    },
  };
}

function metric(slo: Slo, result: 'good' | 'total'): Yaml {
  const filter = result === 'good' ? ',result="good"' : '';
  const query = `sum(sli_events_total{service="${slo.service.slug}",sli="${slo.indicator}"${filter}})`;
  return { metricSource: { type: 'Prometheus', spec: { query } } };
}

function timeWindow(slo: Slo, clock: Clock): Yaml {
  if (!slo.window.startsWith('1')) return { duration: slo.window, isRolling: true };
  const start = `${Number(clock.today.slice(0, 4)) - 2}-01-01 00:00:00`;
  return {
    duration: slo.window,
    isRolling: false,
    calendar: { startTime: start, timeZone: 'Europe/Berlin' },
  };
}

function objective(slo: Slo): Yaml {
  const base = { displayName: slo.description, target: slo.objective };
  return slo.method === 'Timeslices' ? { ...base, timeSliceTarget: 0.99, timeSliceWindow: '5m' } : base;
}
