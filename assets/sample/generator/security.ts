import { addDays, type Clock, WEEKS } from './clock.ts';
import { teamBy } from './company.ts';
import { randomFor } from './random.ts';
import { recovery } from './story.ts';
import { type Cell, csv } from './text.ts';

/** Group, team, assets today, share within the deadline before and now. */
const GROUPS: readonly (readonly [
  name: string,
  team: string,
  assets: number,
  before: number,
  now: number,
])[] = [
  ['Cluster nodes', 'cloud-infrastructure', 412, 0.9, 0.985],
  ['Databases', 'cloud-infrastructure', 64, 0.94, 0.97],
  ['Service images', 'platform-reliability', 188, 0.86, 0.965],
  ['Payment card zone', 'payments', 96, 0.97, 0.99],
  ['Build runners', 'cloud-infrastructure', 54, 0.88, 0.96],
  ['Staff laptops', 'security-engineering', 231, 0.93, 0.955],
  ['Label printers and print bridge', 'shipping', 38, 0.74, 0.71],
];

/** The scanner’s weekly count, each Friday. */
export function postureFile(clock: Clock, seed: number): string {
  const random = randomFor(seed, 'posture');
  const rows: Cell[][] = [];
  for (const [name, team, assetsNow, before, now] of GROUPS) {
    for (let weeksAgo = WEEKS - 1; weeksAgo >= 1; weeksAgo--) {
      const assets = Math.round(assetsNow * (1 - 0.0022 * weeksAgo));
      const share = before + (now - before) * Math.max(recovery(weeksAgo), (WEEKS - weeksAgo) / WEEKS / 3);
      const slip = weeksAgo === 36 || weeksAgo === 35 ? 0.08 : 0;
      const within = Math.min(
        assets,
        Math.round(assets * Math.min(1, share - slip + random.between(-0.012, 0.012))),
      );
      const late = assets - within;
      const open = [
        Math.round(late * 0.12) + random.poisson(0.6),
        Math.round(late * 0.5) + random.poisson(3),
        Math.round(assets * 0.22),
        Math.round(assets * 0.35),
      ] as const;
      const overdue = [
        Math.min(open[0], random.poisson(late * 0.03)),
        Math.min(open[1], Math.round(late * 0.3)),
        Math.min(open[2], Math.round(late * 0.8)),
        Math.min(open[3], late),
      ];
      rows.push([
        name,
        addDays(clock.monday(weeksAgo), 4),
        assets,
        within,
        ...open,
        ...overdue,
        teamBy(team).name,
      ]);
    }
  }
  return csv(
    [
      'Asset group',
      'Day',
      'Assets',
      'Within SLA',
      'Open critical',
      'Open high',
      'Open medium',
      'Open low',
      'Overdue critical',
      'Overdue high',
      'Overdue medium',
      'Overdue low',
      'Team',
    ],
    rows,
  );
}

type Exception = readonly [
  subject: string,
  reason: string,
  granted: number,
  expires: number,
  owner: string,
  status: string,
  closed?: number,
];

const EXCEPTIONS: readonly Exception[] = [
  [
    'Break-glass role “ledger-write” for two engineers',
    'Manual corrections until the correction tool is live',
    -128,
    -9,
    'Viktor Almgren',
    'Active',
  ],
  [
    'Service account order-sync with wildcard storage access',
    'Legacy import paths',
    -96,
    24,
    'Florian Ettinger',
    'Active',
  ],
  [
    'Vendor Sentrybrook: read access to all accounts',
    'Vulnerability scans',
    -210,
    155,
    'Yevheniia Marchuk',
    'Active',
  ],
  ['Runner role may create network rules', 'Preview environments', -64, 26, 'Kofi Asamoah', 'Active'],
  [
    'Data analysts: raw payment events',
    'Dispute analysis, masked from next quarter',
    -51,
    39,
    'Katarzyna Bielak',
    'Active',
  ],
  [
    'Print bridge host without disk encryption',
    'Hardware cannot be upgraded',
    -190,
    175,
    'Ottilie Brandhuber',
    'Active',
  ],
  [
    'Contractor access to the routing solver',
    'Tuning before the peak',
    -33,
    12,
    'Aurelio Pinheiro',
    'Active',
  ],
  [
    'Long-lived key for the tax registry',
    'Registry has no short-lived keys',
    -300,
    65,
    'Viktor Almgren',
    'Active',
  ],
  [
    'Support role: read all merchant documents',
    'Onboarding backlog',
    -150,
    -60,
    'Florian Ettinger',
    'Closed',
    -63,
  ],
  [
    'On-call may read the payment vault’s logs',
    'Search for the saved-card fault',
    -153,
    -123,
    'Leonor Sandoval',
    'Revoked',
    -131,
  ],
  [
    'Root account without hardware key',
    'Key lost; replacement ordered',
    -240,
    -226,
    'Henrike Tollmann',
    'Closed',
    -229,
  ],
  [
    'Partner Alpenfracht: upload to the label bucket',
    'Pilot of batch labels',
    -330,
    -240,
    'Ottilie Brandhuber',
    'Closed',
    -244,
  ],
  [
    'Broad egress for the fraud model training',
    'Library downloads',
    -201,
    -171,
    'Leonor Sandoval',
    'Closed',
    -160,
  ],
  [
    'Two staff in the deploy-to-production group without training',
    'Handover',
    -118,
    -104,
    'Tomasz Wierzba',
    'Revoked',
    -106,
  ],
  [
    'Shared mailbox account with console access',
    'Certificate notices',
    -380,
    -290,
    'Abel Tesfamariam',
    'Closed',
    -255,
  ],
  ['Auditor: read access to the evidence store', 'SOC 2 audit', -80, -38, 'Clara Winzer', 'Closed', -39],
];

export function exceptionsFile(clock: Clock): string {
  return csv(
    ['Key', 'Who or what', 'Reason', 'Granted', 'Expires', 'Owner', 'Status', 'Closed on'],
    EXCEPTIONS.map(([subject, reason, granted, expires, owner, status, closed], index) => [
      `IAM-${index + 31}`,
      subject,
      reason,
      clock.fromToday(granted),
      clock.fromToday(expires),
      owner,
      status,
      closed === undefined ? '' : clock.fromToday(closed),
    ]),
  );
}
