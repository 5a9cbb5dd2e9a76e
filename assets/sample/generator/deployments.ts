import { type Clock, datesFrom, earlier, HOUR, isWeekend, MINUTE, WEEKS } from './clock.ts';
import { holidays } from './holidays.ts';
import type { Incident } from './incidents.ts';
import { type Random, randomFor } from './random.ts';
import { SERVICES, type Service, serviceBy } from './service.ts';
import { isBadQuarter, recovery } from './story.ts';
import { csv } from './text.ts';

export type Deployment = {
  id: string;
  title: string;
  service: Service;
  at: number;
  outcome: 'OK' | 'Failed' | 'Rolled back';
  kind: 'Deployment' | 'Configuration' | 'Infrastructure' | 'Emergency';
  incident: Incident | undefined;
};

/** Services whose changes are only counted by the week. */
const COUNTED = ['legacy-print-bridge', 'experiment-analytics', 'developer-docs'];

const DONE = [
  'retry budget for partner calls',
  'time-outs per caller',
  'drop unused endpoint',
  'faster start-up',
  'new currency rounding',
  'batch writes',
  'paging for large lists',
  'audit events for exports',
  'cache warm-up on start',
  'smaller images',
  'structured logs',
  'feature flag clean-up',
  'country rules update',
  'connection reuse',
  'schema migration, step 1',
  'schema migration, step 2',
  'new carrier tariffs',
  'idempotency for callbacks',
  'rate limits by plan',
  'dependency updates',
  'security updates',
  'health check by dependency',
  'trace sampling',
  'accessibility fixes',
  'translations',
  'error messages with reason',
  'back-off for retries',
  'queue priorities',
  'read from replica',
  'metrics for budget burn',
  'remove dead code',
  'webhook signing, new key',
  'search filters',
  'address rules',
  'postcode checks',
  'settings per store',
  'export of documents',
  'new onboarding step',
  'role checks',
  'clean-up job',
];
const CONFIGURED = [
  'scaling limits',
  'routing rule',
  'alert thresholds',
  'retention',
  'allow-list',
  'time-out values',
  'certificate rotation',
  'flag roll-out to 25%',
  'flag roll-out to all',
];
const PROVISIONED = [
  'node image update',
  'database minor version',
  'new node type',
  'storage class',
  'network policy',
];

/** All changes of the 60 weeks, oldest first; those that caused an incident among them. */
export function planDeployments(incidents: readonly Incident[], clock: Clock, seed: number): Deployment[] {
  const random = randomFor(seed, 'deployments');
  const free = new Set(holidays(clock).map(({ date }) => date));
  const drafts = [...causing(incidents, random), ...routine(clock, random, free)];
  const versions = new Map<string, number>();
  return drafts
    .filter(({ at }) => at <= clock.now)
    .sort((one, other) => one.at - other.at)
    .map((draft, index) => ({
      ...draft,
      id: `ship-${41_207 + index * 3}`,
      title: titleOf(draft, versions, random),
    }));
}

export function deploymentsFile(deployments: readonly Deployment[], clock: Clock): string {
  return csv(
    ['Id', 'Title', 'Service', 'When', 'Outcome', 'Incident caused', 'Kind'],
    deployments.map(({ id, title, service, at, outcome, incident, kind }) => [
      id,
      title,
      service.slug,
      clock.iso(at),
      outcome,
      incident?.id,
      kind,
    ]),
  );
}

export function changeCountsFile(clock: Clock, seed: number): string {
  const random = randomFor(seed, 'change-counts');
  const rows = COUNTED.flatMap((slug) => {
    const { deploys } = serviceBy(slug);
    return Array.from({ length: WEEKS - 1 }, (_, index) => {
      const changes = random.poisson(deploys);
      return [
        slug,
        clock.monday(WEEKS - 1 - index),
        changes,
        changes > 0 && random.chance(0.07 * changes) ? 1 : 0,
      ];
    });
  });
  return csv(['Service', 'Week of', 'Changes', 'Failed'], rows);
}

type Draft = Omit<Deployment, 'id' | 'title'>;

function causing(incidents: readonly Incident[], random: Random): Draft[] {
  return incidents.flatMap((incident) => {
    if (incident.changedAt === undefined || COUNTED.includes(incident.service.slug)) return [];
    const kind = incident.cause === 'Configuration' ? ('Configuration' as const) : ('Deployment' as const);
    const outcome = random.chance(0.72) ? ('Rolled back' as const) : ('OK' as const);
    return [{ service: incident.service, at: incident.changedAt, outcome, kind, incident }];
  });
}

function routine(clock: Clock, random: Random, free: ReadonlySet<string>): Draft[] {
  const services = SERVICES.filter(({ slug }) => !COUNTED.includes(slug));
  const drafts: Draft[] = [];
  for (let weeksAgo = WEEKS - 1; weeksAgo >= 0; weeksAgo--) {
    const days = datesFrom(clock.monday(weeksAgo), earlier(clock.day(weeksAgo, 4), clock.today));
    const failing = failureRate(weeksAgo);
    for (const date of days) {
      if (isWeekend(date) || free.has(date)) continue;
      for (const service of services) {
        const count = random.poisson(paceOf(service, weeksAgo, date) / 5);
        for (let index = 0; index < count; index++) drafts.push(draw(service, date, failing, clock, random));
      }
    }
  }
  return drafts;
}

/** More, smaller deployments since the recovery; a freeze of payments in the bad quarter; quiet days before Christmas. */
function paceOf(service: Service, weeksAgo: number, date: string): number {
  const frozen = service.owner.slug === 'payments' && weeksAgo <= 28 && weeksAgo >= 23;
  const isPeak = date.slice(5) >= '11-20' && date.slice(5) <= '12-31';
  return service.deploys * 0.94 * (1 + 0.4 * recovery(weeksAgo)) * (frozen ? 0.25 : 1) * (isPeak ? 0.7 : 1);
}

function failureRate(weeksAgo: number): number {
  return isBadQuarter(weeksAgo) ? 0.075 : 0.055 - 0.032 * recovery(weeksAgo);
}

function draw(service: Service, date: string, failing: number, clock: Clock, random: Random): Draft {
  const at = clock.at(
    date,
    random.weighted([
      [9, 2],
      [10, 4],
      [11, 4],
      [13, 3],
      [14, 4],
      [15, 4],
      [16, 2],
      [17, 1],
    ] as const),
    random.int(0, 59),
  );
  const kind = random.weighted([
    ['Deployment', 0.84],
    ['Configuration', 0.1],
    ['Infrastructure', 0.045],
    ['Emergency', 0.015],
  ] as const);
  const outcome = random.chance(failing) ? (random.chance(0.45) ? 'Failed' : 'Rolled back') : 'OK';
  return {
    service,
    at: Math.floor(at / MINUTE) * MINUTE + (random.int(0, 59) * HOUR) / 3600,
    outcome,
    kind,
    incident: undefined,
  };
}

function titleOf({ service, kind, incident }: Draft, versions: Map<string, number>, random: Random): string {
  if (kind === 'Configuration') return `${service.slug} settings: ${random.pick(CONFIGURED)}`;
  if (kind === 'Infrastructure') return `${service.slug} infrastructure: ${random.pick(PROVISIONED)}`;
  const build = (versions.get(service.slug) ?? 10 + service.slug.length * 7) + 1;
  versions.set(service.slug, build);
  const version = `${1 + (service.slug.length % 6)}.${Math.floor(build / 10)}.${build % 10}`;
  if (kind === 'Emergency') return `${service.slug} ${version}: hotfix, ${random.pick(DONE)}`;
  return `${service.slug} ${version}: ${incident?.key === 'checkout-saved-card-migration' ? 'saved cards from the new column' : random.pick(DONE)}`;
}
