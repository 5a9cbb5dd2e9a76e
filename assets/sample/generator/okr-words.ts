/** Key result: title, unit, start, target, value at the end of the quarter (as it looks for the current one), kind, KPI. */
export type ToldKeyResult = readonly [
  title: string,
  unit: string,
  start: number,
  target: number,
  end: number,
  options?: { kpi?: string; kind?: 'Milestone' | 'Yes or no'; weight?: number },
];
export type ToldObjective = {
  quartersAgo: number;
  title: string;
  team: string;
  owner: string;
  /** Position of the parent among the objectives of its quarter. */
  parent?: number;
  results: readonly ToldKeyResult[];
};

export const TOLD_OBJECTIVES: readonly ToldObjective[] = [
  {
    quartersAgo: 4,
    title: 'Get through the peak season without losing an order',
    team: 'engineering',
    owner: 'Marit Oyelaran',
    results: [
      ['Customer-impact minutes of tier 1 in the quarter', 'min', 310, 150, 190],
      ['Load tests passed at 140% of the forecast', '', 0, 6, 6, { kind: 'Milestone' }],
    ],
  },
  {
    quartersAgo: 4,
    title: 'Make on-call bearable',
    team: 'platform-reliability',
    owner: 'Tomasz Wierzba',
    parent: 0,
    results: [
      ['Pages per shift', '', 7.2, 5, 6.7],
      ['Alerts with a runbook', '%', 48, 80, 71],
    ],
  },
  {
    quartersAgo: 4,
    title: 'Know what each service costs',
    team: 'cloud-infrastructure',
    owner: 'Henrike Tollmann',
    results: [
      ['Cost tagged by service', '%', 71, 95, 96],
      ['Teams with a monthly cost review', '', 2, 9, 7],
    ],
  },
  {
    quartersAgo: 4,
    title: 'Ship labels faster than the printer',
    team: 'shipping',
    owner: 'Ottilie Brandhuber',
    parent: 0,
    results: [['Label latency, 99th percentile', 'ms', 940, 400, 430]],
  },
  {
    quartersAgo: 3,
    title: 'Find faults before merchants do',
    team: 'engineering',
    owner: 'Marit Oyelaran',
    results: [
      ['Incidents found by monitors', '%', 68, 85, 76],
      ['Tier-1 and tier-2 services with SLOs', '%', 58, 100, 92],
    ],
  },
  {
    quartersAgo: 3,
    title: 'Every tier-1 service survives the loss of a zone',
    team: 'cloud-infrastructure',
    owner: 'Henrike Tollmann',
    parent: 0,
    results: [
      ['Tier-1 services in three zones', '', 4, 9, 8],
      ['Failovers within their RTO', '', 0, 3, 2, { kind: 'Milestone' }],
    ],
  },
  {
    quartersAgo: 3,
    title: 'Pass the SOC 2 audit without exceptions',
    team: 'security-engineering',
    owner: 'Yevheniia Marchuk',
    results: [
      ['Controls with evidence on time', '%', 82, 100, 97],
      ['Exceptions in the report', '', 4, 0, 1],
    ],
  },
  {
    quartersAgo: 3,
    title: 'Quotes that merchants trust',
    team: 'rating-routing',
    owner: 'Aurelio Pinheiro',
    results: [['Quotes that equal the carrier’s invoice', '%', 94.1, 98, 97.2]],
  },
  {
    quartersAgo: 2,
    title: 'Cut the change failure rate by half',
    team: 'engineering',
    owner: 'Marit Oyelaran',
    results: [
      ['Change failure rate', '%', 9.5, 5, 11.2],
      ['Services with automatic rollback', '', 6, 24, 13],
    ],
  },
  {
    quartersAgo: 2,
    title: 'Payments never wait for a database',
    team: 'payments',
    owner: 'Leonor Sandoval',
    parent: 0,
    results: [
      ['Connection broker live for all payment services', '', 0, 4, 1, { kind: 'Milestone', weight: 2 }],
      ['Checkout latency, 99th percentile', 'ms', 720, 400, 690],
    ],
  },
  {
    quartersAgo: 2,
    title: 'Alerts that mean something',
    team: 'platform-reliability',
    owner: 'Tomasz Wierzba',
    results: [
      ['Alert precision', '%', 46, 65, 50],
      ['Alerts removed or rewritten', '', 0, 120, 88],
    ],
  },
  {
    quartersAgo: 2,
    title: 'One view of every order',
    team: 'merchant-experience',
    owner: 'Florian Ettinger',
    results: [
      ['Merchants on the new order view', '%', 10, 80, 64],
      ['Support contacts per 1,000 shipments', '', 3.6, 3, 4.1, { kpi: 'support-contacts' }],
    ],
  },
  {
    quartersAgo: 1,
    title: 'Win back trust after the outages',
    team: 'engineering',
    owner: 'Marit Oyelaran',
    results: [
      ['SEV-1 incidents', '', 2, 0, 0],
      ['Postmortem actions on time', '%', 61, 90, 84],
      ['Stakeholder satisfaction', 'of 5', 3.5, 4, 3.9, { kpi: 'stakeholder-satisfaction' }],
    ],
  },
  {
    quartersAgo: 1,
    title: 'Payments survive the loss of any one partner',
    team: 'payments',
    owner: 'Leonor Sandoval',
    parent: 0,
    results: [
      ['Second acquirer can take all cards', '', 0, 1, 1, { kind: 'Yes or no' }],
      ['Minutes to fail over', 'min', 74, 20, 24],
    ],
  },
  {
    quartersAgo: 1,
    title: 'Restores we can rely on',
    team: 'cloud-infrastructure',
    owner: 'Henrike Tollmann',
    parent: 0,
    results: [
      ['Critical datastores restored within 90 days', '', 5, 8, 8],
      ['Ledger restore', 'min', 214, 60, 47],
    ],
  },
  {
    quartersAgo: 1,
    title: 'Halve the noise',
    team: 'platform-reliability',
    owner: 'Tomasz Wierzba',
    results: [
      ['Alert precision', '%', 50, 65, 64],
      ['Time to first status update', 'min', 33, 20, 24, { kpi: 'first-status-update' }],
    ],
  },
  {
    quartersAgo: 0,
    title: 'A peak season that nobody talks about',
    team: 'engineering',
    owner: 'Marit Oyelaran',
    results: [
      ['Customer-impact minutes of tier 1 in the quarter', 'min', 290, 120, 175],
      ['Load tests passed at 150% of the forecast', '', 0, 6, 3.4, { kind: 'Milestone' }],
      ['Acknowledge SEV-1 and SEV-2 within', 'min', 5.5, 4, 3.9],
    ],
  },
  {
    quartersAgo: 0,
    title: 'Payments never wait for a database',
    team: 'payments',
    owner: 'Leonor Sandoval',
    parent: 0,
    results: [
      ['Connection broker live for all payment services', '', 1, 4, 1.9, { kind: 'Milestone', weight: 2 }],
      ['Authorisation rate', '%', 93, 93.8, 93.7],
    ],
  },
  {
    quartersAgo: 0,
    title: 'On-call that people sign up for',
    team: 'platform-reliability',
    owner: 'Tomasz Wierzba',
    parent: 0,
    results: [
      ['Alert precision', '%', 64, 78, 79],
      ['Pages per shift', '', 4.9, 3.5, 3.4],
    ],
  },
  {
    quartersAgo: 0,
    title: 'Spend what we planned',
    team: 'cloud-infrastructure',
    owner: 'Henrike Tollmann',
    results: [
      ['Savings in effect a month', 'EUR', 11600, 18000, 19000],
      ['Teams within 10% of their budget', '', 7, 9, 7],
    ],
  },
  {
    quartersAgo: 0,
    title: 'Labels for every parcel, whichever carrier fails',
    team: 'shipping',
    owner: 'Ottilie Brandhuber',
    parent: 0,
    results: [
      ['Countries with automatic fallback', '', 2, 12, 5.5],
      ['Labels bought within 2 s', '%', 98.1, 99.2, 98.9],
    ],
  },
  {
    quartersAgo: 0,
    title: 'Evidence without a scramble',
    team: 'security-engineering',
    owner: 'Yevheniia Marchuk',
    results: [
      ['Controls with automatic evidence', '', 11, 24, 21],
      ['IAM exceptions past their expiry', '', 5, 0, 1],
    ],
  },
];

export const NOTES = {
  good: ['On plan', 'Ahead of plan', 'Last service moved this week', 'Holding', 'Faster than expected'],
  slow: [
    'Two days lost to an incident',
    'Waiting for the vendor',
    'Behind, catching up next sprint',
    'Needs a decision in the review',
    'One engineer out',
  ],
  bad: [
    'Will not make it this quarter',
    'Far behind; scope to be cut',
    'Blocked',
    'Asked for help in the review',
  ],
} as const;
