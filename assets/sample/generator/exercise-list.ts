export type Exercise = {
  key: string;
  title: string;
  kind: 'Tabletop' | 'Game day' | 'Failover' | 'Backup restore';
  services: string[];
  datastore: string | undefined;
  planned: string;
  held: string | undefined;
  rto: readonly [target: number, achieved: number | undefined] | undefined;
  rpo: readonly [target: number, achieved: number | undefined] | undefined;
  outcome: 'Passed' | 'Partly' | 'Failed' | undefined;
  owner: string;
  findings: string;
};

export type ToldExercise = readonly [
  weeksAgo: number,
  kind: Exercise['kind'],
  title: string,
  services: string,
  owner: string,
  rto: readonly [number, number] | undefined,
  rpo: readonly [number, number] | undefined,
  outcome: Exercise['outcome'],
  findings: string,
];

/** Exercises that were held. */
export const TOLD_EXERCISES: readonly ToldExercise[] = [
  [
    56,
    'Tabletop',
    'Tabletop: loss of the eu-central region',
    'api-gateway checkout-api ledger',
    'Tomasz Wierzba',
    undefined,
    undefined,
    'Partly',
    'Nobody could say who decides on a regional failover. Decision rights written down.',
  ],
  [
    50,
    'Failover',
    'Failover of the public API to eu-west',
    'api-gateway',
    'Amara Nwachukwu',
    [30, 26],
    [5, 0],
    'Passed',
    '',
  ],
  [
    41,
    'Game day',
    'Game day: a carrier answers slowly',
    'carrier-hub label-service rate-shop',
    'Ottilie Brandhuber',
    undefined,
    undefined,
    'Partly',
    'Retries multiply the load; no breaker per carrier.',
  ],
  [
    34,
    'Failover',
    'Failover of identity to eu-west',
    'identity',
    'Saoirse Quill',
    [30, 22],
    [5, 1],
    'Passed',
    '',
  ],
  [
    26,
    'Game day',
    'Game day: payments database refuses connections',
    'checkout-api payment-gateway',
    'Leonor Sandoval',
    [30, 58],
    undefined,
    'Failed',
    'Containers restart and open new connections. A broker is needed in front of the database.',
  ],
  [
    21,
    'Tabletop',
    'Tabletop: ransom demand with stolen backups',
    'object-store payment-vault',
    'Yevheniia Marchuk',
    undefined,
    undefined,
    'Passed',
    'Call list updated.',
  ],
  [
    14,
    'Failover',
    'Failover of checkout and payments to eu-west',
    'checkout-api payment-gateway payment-vault',
    'Gregor Mbeki-Stahl',
    [30, 41],
    [5, 2],
    'Partly',
    'Name changes take 11 minutes; time to live lowered.',
  ],
  [
    8,
    'Game day',
    'Game day: main acquirer declines everything',
    'payment-gateway',
    'Tariq Belhadj',
    [30, 17],
    undefined,
    'Passed',
    'Second acquirer took over after 17 minutes; two approvals within 3 minutes.',
  ],
  [
    6,
    'Failover',
    'Failover of label purchases to eu-west',
    'label-service carrier-hub',
    'Mehmet Aydıner',
    [30, 24],
    [5, 1],
    'Passed',
    '',
  ],
  [
    3,
    'Failover',
    'Failover of rate quotes to eu-west',
    'rate-shop routing-optimizer',
    'Ingrid Solheim',
    [30, 19],
    [5, 0],
    'Passed',
    '',
  ],
];
