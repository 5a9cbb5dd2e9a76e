import { type Clock, onWorkingDay } from './clock.ts';
import { managerOf } from './company.ts';
import { type Exercise, TOLD_EXERCISES } from './exercise-list.ts';
import { type Random, randomFor } from './random.ts';
import { SERVICES } from './service.ts';
import { csv } from './text.ts';

const FAILED_RESTORE = 'Restore of ledger-db into an empty account';
const REPEATED_RESTORE = `${FAILED_RESTORE}, repeated`;

/** Not held although planned, and still to come: days from today. */
const AHEAD: readonly (readonly [
  days: number,
  kind: Exercise['kind'],
  title: string,
  services: string,
  owner: string,
])[] = [
  [
    -18,
    'Game day',
    'Game day: event bus loses a zone',
    'event-bus tracking-ingest webhook-dispatcher',
    'Katarzyna Bielak',
  ],
  [15, 'Tabletop', 'Tabletop: payout file sent twice', 'payout-engine ledger', 'Viktor Almgren'],
  [29, 'Failover', 'Failover of the ledger to eu-west', 'ledger payout-engine', 'Soraya Etemadi'],
  [
    43,
    'Game day',
    'Game day: peak season traffic at 150%',
    'checkout-api label-service rate-shop',
    'Tomasz Wierzba',
  ],
];

/** Weeks ago of each datastore's restores; about every ten weeks. */
const RESTORES: Readonly<Record<string, readonly number[]>> = {
  'payments-db': [52, 43, 33, 23, 13, 4],
  'ledger-db': [49, 38, 28, 7],
  'payouts-db': [51, 40, 30, 20, 10],
  'identity-db': [48, 37, 27, 16, 6],
  'vault-db': [46, 36, 25, 15, 5],
  'shipping-db': [53, 44, 34, 24, 14, 3],
  'audit-db': [42, 29, 19],
  warehouse: [45, 31, 11],
};

/** Exercises and restores, oldest first. */
export function planExercises(clock: Clock, seed: number): Exercise[] {
  const random = randomFor(seed, 'exercises');
  const all = [...told(clock), ...ahead(clock), ...ledgerStory(clock), ...restores(clock, random)];
  return all
    .sort((one, other) => (one.planned < other.planned ? -1 : 1))
    .map((exercise, index) => ({ ...exercise, key: `EX-${index + 1}` }));
}

export function exercisesFile(exercises: readonly Exercise[]): string {
  return csv(
    [
      'Key',
      'Title',
      'Kind',
      'Services',
      'Datastore',
      'Planned',
      'Held',
      'RTO target',
      'RPO target',
      'RTO achieved',
      'RPO achieved',
      'Outcome',
      'Owner',
      'Findings',
    ],
    exercises.map((one) => [
      one.key,
      one.title,
      one.kind,
      one.services.join(';'),
      one.datastore,
      one.planned,
      one.held,
      one.rto?.[0],
      one.rpo?.[0],
      one.rto?.[1],
      one.rpo?.[1],
      one.outcome,
      one.owner,
      one.findings,
    ]),
  );
}

function told(clock: Clock): Exercise[] {
  return TOLD_EXERCISES.map(([weeksAgo, kind, title, services, owner, rto, rpo, outcome, findings]) => {
    const held = clock.day(weeksAgo, 2);
    return {
      key: '',
      kind,
      title,
      services: services.split(' '),
      datastore: undefined,
      planned: held,
      held,
      rto,
      rpo,
      outcome,
      owner,
      findings,
    };
  });
}

function ahead(clock: Clock): Exercise[] {
  return AHEAD.map(([days, kind, title, services, owner]) => ({
    key: '',
    kind,
    title,
    services: services.split(' '),
    datastore: undefined,
    planned: onWorkingDay(clock.fromToday(days)),
    held: undefined,
    rto: kind === 'Failover' ? ([60, undefined] as const) : undefined,
    rpo: undefined,
    outcome: undefined,
    owner,
    findings: '',
  }));
}

function ledgerStory(clock: Clock): Exercise[] {
  const base = {
    key: '',
    kind: 'Backup restore' as const,
    services: ['ledger'],
    datastore: 'ledger-db',
    owner: 'Mirela Ionescu-Haas',
  };
  const failed = clock.day(17, 3);
  const passed = clock.day(12, 1);
  return [
    {
      ...base,
      title: FAILED_RESTORE,
      planned: failed,
      held: failed,
      rto: [60, 214],
      rpo: [1, 38],
      outcome: 'Failed',
      findings:
        'Write-ahead logs of the last 38 minutes were not in the backup account. Restore took 214 minutes on the small node type.',
    },
    {
      ...base,
      title: REPEATED_RESTORE,
      planned: clock.day(12, 0),
      held: passed,
      rto: [60, 47],
      rpo: [1, 1],
      outcome: 'Passed',
      findings: 'Logs shipped every 30 seconds; larger node type reserved for restores.',
    },
  ];
}

function restores(clock: Clock, random: Random): Exercise[] {
  return Object.entries(RESTORES).flatMap(([datastore, weeks]) => {
    const service = SERVICES.find((one) => one.datastore === datastore);
    const rto = datastore === 'warehouse' ? 720 : 60;
    return weeks.map((weeksAgo): Exercise => {
      const planned = clock.day(weeksAgo, 1);
      const achieved = Math.round(rto * random.between(0.42, 0.94));
      return {
        key: '',
        kind: 'Backup restore',
        title: `Restore of ${datastore} from backup`,
        services: service ? [service.slug] : [],
        datastore,
        planned,
        held: clock.day(weeksAgo, random.int(1, 3)),
        rto: [rto, achieved],
        rpo: [datastore === 'warehouse' ? 240 : 5, random.int(0, 4)],
        outcome: 'Passed',
        owner: service ? managerOf(service.owner.slug) : 'Henrike Tollmann',
        findings: '',
      };
    });
  });
}
