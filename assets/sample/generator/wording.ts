import type { Random } from './random.ts';
import type { Service } from './service.ts';
import type { Cause } from './service-data.ts';

const CARRIERS = [
  'Pakethase',
  'Alpenfracht',
  'Baltiparcel',
  'Correo Norte',
  'Lowland Express',
  'Tatra Kurier',
];
const BANKS = ['Elbtor Bank', 'Banco Alvorada', 'Kreditunion Nord', 'Polder Bank', 'Banque du Lac'];
export const REGIONS = ['eu-central', 'eu-west', 'eu-north'];
const COUNTRIES = [
  'Austria',
  'Belgium',
  'Czechia',
  'Denmark',
  'France',
  'Italy',
  'Poland',
  'Portugal',
  'Spain',
  'Sweden',
  'Switzerland',
  'the Netherlands',
];

/** What any service may suffer from; `{service}` is its name. */
const GENERIC: readonly Symptom[] = [
  ['Software defect', '{service}: memory climbs until containers restart in {region}', 'memory-leak'],
  ['Infrastructure', '{service} unavailable in one zone of {region} after a host failure', 'node-loss'],
  ['Configuration', '{service} cannot resolve its database name for {min} minutes', 'dns-setting'],
  ['Change', '{service} release rolled back for a rise in errors', 'release-regression'],
  ['Capacity', '{service} worker threads used up; requests wait {sec} s', 'thread-starvation'],
  ['Dependency', 'Slow responses from {service} while object storage throttles', 'storage-throttling'],
  ['Configuration', '{service} logs fill the disk in {region}', 'log-level'],
  ['Infrastructure', 'Network errors between {service} and its cache in {region}', 'zone-network'],
  ['Software defect', '{service} stops processing after a malformed message', 'unhandled-message'],
  ['Procedure', 'Wrong {service} node drained during patching in {region}', 'wrong-target'],
];

/** Cause, title and, where the title gives it away, what lies behind it. */
type Symptom = readonly [cause: Cause, title: string, noun?: string];

const NOUNS: Record<Cause, readonly string[]> = {
  Change: [
    'release-regression',
    'schema-migration',
    'flag-rollout',
    'contract-change',
    'dependency-upgrade',
    'cache-key-change',
    'template-change',
    'index-rebuild',
  ],
  Capacity: [
    'queue-backlog',
    'undersized-pool',
    'autoscaler-lag',
    'cold-cache',
    'batch-overlap',
    'unbounded-query',
    'quota-limit',
    'thread-starvation',
  ],
  Dependency: [
    'provider-outage',
    'partner-format-change',
    'upstream-latency',
    'partner-maintenance',
    'missing-fallback',
    'rate-limit-by-partner',
  ],
  Configuration: [
    'wrong-endpoint',
    'expired-allow-list',
    'retention-setting',
    'locale-setting',
    'routing-rule',
    'missing-permission',
    'log-level',
  ],
  'Software defect': [
    'memory-leak',
    'race-condition',
    'rounding',
    'pagination-bug',
    'time-zone-bug',
    'null-field',
    'encoding-bug',
    'missing-idempotency',
  ],
  Infrastructure: [
    'node-loss',
    'disk-failure',
    'zone-network',
    'dns-cache',
    'load-balancer',
    'kernel-update',
  ],
  Security: ['credential-stuffing', 'stale-access', 'scanner-traffic'],
  Procedure: ['manual-step-skipped', 'runbook-outdated', 'wrong-target', 'missing-handover', 'double-run'],
};

/** Causes that come back, whatever the service. */
const RECURRING: Partial<Record<Cause, string>> = {
  Dependency: 'partner-timeout-without-breaker',
  Procedure: 'outdated-runbook',
  Infrastructure: 'single-zone-deployment',
  Capacity: 'no-limit-per-merchant',
  Configuration: 'settings-drift-between-regions',
};

const WHY: Record<Cause, readonly string[]> = {
  Change: [
    'The release had passed tests that do not cover this path.',
    'The change went to all regions at once.',
    'A migration and the release that needs it went out in the wrong order.',
    'The canary ran for ten minutes; the effect shows after thirty.',
  ],
  Capacity: [
    'Traffic was a third above the forecast and scaling reacts after five minutes.',
    'A batch job and the daily peak fell together.',
    'The limit had last been reviewed a year ago.',
    'One large merchant’s import took most of the workers.',
  ],
  Dependency: [
    'The partner confirmed a fault on their side.',
    'The partner changed a format without notice.',
    'There is no fallback for this partner.',
    'Our time-out of 30 s is longer than callers wait.',
  ],
  Configuration: [
    'The setting differs between regions since the last move.',
    'A value was copied from the test environment.',
    'The allow-list is kept by hand.',
    'The setting is not part of any review.',
  ],
  'Software defect': [
    'A retry repeats work that had already been done.',
    'The case was not handled since the first version.',
    'A list was read page by page while it was changing.',
    'Times were compared without their zone.',
  ],
  Infrastructure: [
    'The provider replaced hardware without notice.',
    'The failover worked, but took longer than planned.',
    'One zone lost its network for a few minutes.',
    'Disks fill faster since the log format changed.',
  ],
  Security: [
    'Requests came from some 900 addresses; no account was taken over.',
    'The access review had not covered this role.',
  ],
  Procedure: [
    'The runbook names a host that no longer exists.',
    'A manual step was left out at the handover.',
    'The reminder went to somebody who had changed teams.',
    'Two people worked from different versions of the checklist.',
  ],
};

const MITIGATION: Record<Cause, readonly string[]> = {
  Change: ['Rolled back.', 'Rolled back, and released again a day later.', 'Switched off by flag.'],
  Capacity: ['Scaled up by hand.', 'The batch job was paused.', 'Work of one merchant was held back.'],
  Dependency: [
    'Requests were queued and replayed.',
    'The partner fixed it.',
    'Fallback switched on by flag.',
  ],
  Configuration: ['The setting was put back.', 'The setting was made the same in all regions.'],
  'Software defect': [
    'Fixed by a hotfix.',
    'Affected records were corrected afterwards.',
    'Switched off by flag.',
  ],
  Infrastructure: ['Traffic moved to the other regions.', 'Restarted in waves.', 'The node was replaced.'],
  Security: ['The addresses were blocked.', 'Access was withdrawn.'],
  Procedure: ['Corrected by hand.', 'Undone within the hour, and the runbook corrected.'],
};

export type Wording = {
  /** A title and its cause that the service has not had, as long as there are any. */
  titleFor: (service: Service) => { title: string; cause: Cause; noun: string | undefined };
  rootCauseFor: (service: Service, cause: Cause, noun: string | undefined) => string;
  summaryOf: (title: string, cause: Cause, minutes: number) => string;
};

/** Words for incidents; remembers what was said, and avoids what others say. */
export function wordingFor(random: Random, taken: readonly string[]): Wording {
  const queues = new Map<string, Symptom[]>();
  const titles = new Set<string>(taken);
  const keys = new Set<string>();
  const nextSymptom = (service: Service): Symptom => {
    const queue = queues.get(service.slug) ?? [];
    const own = service.symptomList.map(({ cause, title }): Symptom => [cause, title]);
    const filled =
      queue.length > 0 ? queue : [...random.shuffle(own), ...random.shuffle(GENERIC).slice(0, 4)];
    const [next = GENERIC[0] as Symptom, ...rest] = filled;
    queues.set(service.slug, rest);
    return next;
  };
  return {
    titleFor: (service) => {
      for (let attempt = 0; ; attempt++) {
        const [cause, template, noun] = nextSymptom(service);
        const title = fill(template, service, random);
        if (titles.has(title) && attempt < 12) continue;
        titles.add(title);
        return { title, cause, noun };
      }
    },
    rootCauseFor: (service, cause, noun) => {
      if (noun !== undefined) return `${service.slug}-${noun}`;
      const recurring = RECURRING[cause];
      if (recurring && random.chance(0.22)) return recurring;
      for (let attempt = 0; ; attempt++) {
        const key = `${service.slug}-${random.pick(NOUNS[cause])}`;
        if (keys.has(key) && attempt < 8 && !random.chance(0.1)) continue;
        keys.add(key);
        return key;
      }
    },
    summaryOf: (title, cause, minutes) =>
      `${title}. ${random.pick(WHY[cause])} ${random.pick(MITIGATION[cause])} Restored after ${durationText(minutes)}.`,
  };
}

export function durationText(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

function fill(template: string, service: Service, random: Random): string {
  const values: Record<string, () => string | number> = {
    service: () => service.name,
    region: () => random.pick(REGIONS),
    country: () => random.pick(COUNTRIES),
    carrier: () => random.pick(CARRIERS),
    bank: () => random.pick(BANKS),
    pct: () => `${random.int(3, 38)}%`,
    min: () => random.int(3, 18) * 5,
    sec: () => random.int(3, 14),
    n: () => random.pick([12, 30, 45, 60, 110, 140, 220, 350, 480]),
    hour: () => random.pick([9, 11, 18, 20]),
  };
  return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(values[slot]?.() ?? slot));
}
