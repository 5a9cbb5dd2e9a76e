import { type Clock, weekName } from './clock.ts';
import { DIRECTOR } from './company.ts';
import { type Cell, csv } from './text.ts';

const ATTENDEES = [
  DIRECTOR,
  'Tomasz Wierzba',
  'Henrike Tollmann',
  'Yevheniia Marchuk',
  'Leonor Sandoval',
  'Viktor Almgren',
  'Ottilie Brandhuber',
  'Aurelio Pinheiro',
  'Florian Ettinger',
  'Katarzyna Bielak',
  'Rune Achterberg',
  'Noor van der Weide',
];

/** Summaries of the reviews held in the last weeks, by the week they looked at. */
const HELD: readonly (readonly [
  weeksAgo: number,
  absent: readonly string[],
  summary: string,
  commentary: readonly string[],
])[] = [
  [
    5,
    ['Viktor Almgren'],
    'A quiet week. Peak season readiness is the main concern: the load test of checkout has no date. Label service passed its failover in 24 minutes.',
    [
      'No SEV-1 or SEV-2.',
      'Rating’s compute bill is 14% above plan for the second month.',
      'Load test of checkout to be dated by next review.',
    ],
  ],
  [
    4,
    ['Noor van der Weide'],
    'Alert precision reached 75%. The access review of SOC 2 needs another week. Hiring: the reliability offer was declined.',
    [
      'Two SEV-3, both carriers.',
      'Reliability seat: offer declined, two candidates left.',
      'Access review: evidence missing for the support role.',
    ],
  ],
  [
    3,
    [],
    'Rate quotes have been slow since Thursday’s cache change; the team reverts in part. Restore of the payments database passed.',
    [
      'Latency budget of Rate Shop will be gone within two weeks at this burn.',
      'Restore of payments-db in 41 minutes.',
      'Commitment for databases signed.',
    ],
  ],
  [
    2,
    ['Aurelio Pinheiro', 'Katarzyna Bielak'],
    'Connection pools took checkout down for one shopper in four: the fourth time in a year. The broker is moved up before all other work of Payments.',
    [
      'One SEV-2, 44 minutes, 61% of the four-week budget.',
      'The broker’s date has moved three times.',
      'Decision: broker before new features until it is live.',
    ],
  ],
];

const AGENDA = [
  ['attention', 'Attention', 10, DIRECTOR],
  ['reliability', 'Reliability and incidents', 15, 'Tomasz Wierzba'],
  ['commitments', 'Actions and OKRs', 10, 'Rune Achterberg'],
  ['people-and-money', 'Hiring and cost', 10, 'Noor van der Weide'],
] as const;

type DecisionLine = readonly [key: string, weeksAgo: number, title: string, why: string, by: string];

const DECISIONS: readonly DecisionLine[] = [
  [
    'DEC-1',
    46,
    'Routing tables go out region by region',
    'One push took eu-central down; a second region must prove each push for 30 minutes.',
    DIRECTOR,
  ],
  [
    'DEC-2',
    43,
    'Reports never run against a primary database',
    'A month-end report held most connections of the payments database.',
    'Leonor Sandoval',
  ],
  ['DEC-3', 36, 'Alert reviews every second week', 'Half of all pages led to no action.', 'Tomasz Wierzba'],
  [
    'DEC-4',
    29,
    'Freeze all changes to checkout and payments until the budget recovers',
    'The four-week budget was spent more than four times over.',
    DIRECTOR,
  ],
  [
    'DEC-5',
    28,
    'Put a connection broker in front of the payments database',
    'Capping containers treats the symptom and costs capacity in the peak.',
    'Gregor Mbeki-Stahl',
  ],
  [
    'DEC-6',
    23,
    'Two acquirers, each able to take all cards',
    'A declined certificate must not stop card payments again.',
    'Leonor Sandoval',
  ],
  [
    'DEC-7',
    20,
    'Lift the freeze on checkout and payments',
    'Four weeks without a SEV-1; postmortem actions of priority P0 are done.',
    DIRECTOR,
  ],
  [
    'DEC-8',
    16,
    'Restores are rehearsed into an empty account',
    'The ledger’s restore failed on logs that only existed in production.',
    'Henrike Tollmann',
  ],
  [
    'DEC-9',
    13,
    'Noise budget: at most five pages a shift',
    'Shifts above it are reviewed with the owner of the alert.',
    'Tomasz Wierzba',
  ],
  [
    'DEC-10',
    9,
    'Three-year term only for databases',
    'Compute changes too fast; databases have been stable for two years.',
    DIRECTOR,
  ],
  [
    'DEC-11',
    5,
    'No launches in the peak season',
    'Peak season; exceptions need the director’s consent.',
    'Marit Oyelaran',
  ],
  [
    'DEC-12',
    4,
    'Offer the reliability seat one level higher',
    'Two declined offers named the level.',
    DIRECTOR,
  ],
  [
    'DEC-13',
    3,
    'Accept slower rate quotes for one more week',
    'A full revert would raise the compute bill by a fifth before the peak.',
    'Aurelio Pinheiro',
  ],
  [
    'DEC-14',
    2,
    'The connection broker comes before new features of Payments',
    'Fourth outage from the same cause in a year.',
    DIRECTOR,
  ],
];

/** The id of the review that looked at the week so many weeks ago. */
export function reviewId(weeksAgo: number, clock: Clock): string {
  return `review-${weekName(clock.monday(weeksAgo))}`;
}

export function reviewsFile(clock: Clock): string {
  return csv(
    ['Id', 'Title', 'Week', 'Template', 'State', 'Started', 'Closed', 'Attendance', 'Summary'],
    HELD.map(([weeksAgo, absent, summary]) => {
      const week = weekName(clock.monday(weeksAgo));
      const held = clock.day(weeksAgo - 1, 0);
      return [
        reviewId(weeksAgo, clock),
        `Weekly ops review ${week}`,
        week,
        'weekly',
        'Closed',
        clock.iso(clock.at(held, 14)),
        clock.iso(clock.at(held, 14, 48)),
        ATTENDEES.filter((name) => !absent.includes(name)).join(';'),
        summary,
      ];
    }),
  );
}

export function agendaFile(clock: Clock): string {
  const rows = HELD.flatMap(([weeksAgo, , , commentary]): Cell[][] =>
    AGENDA.map(([section, title, minutes, owner], position) => [
      reviewId(weeksAgo, clock),
      position,
      section,
      title,
      owner,
      minutes,
      position === 0 ? '' : commentary[position - 1],
    ]),
  );
  return csv(['Review', 'Position', 'Section', 'Title', 'Owner', 'Time box', 'Commentary'], rows);
}

export function decisionsFile(clock: Clock): string {
  const held = HELD.map(([weeksAgo]) => weeksAgo);
  return csv(
    ['Key', 'Decision', 'Why', 'Decided by', 'Date', 'Review'],
    DECISIONS.map(([key, weeksAgo, title, why, by]) => [
      key,
      title,
      why,
      by,
      clock.day(weeksAgo - 1, 0),
      held.includes(weeksAgo) ? reviewId(weeksAgo, clock) : '',
    ]),
  );
}
