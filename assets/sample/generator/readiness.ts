import type { Clock } from './clock.ts';
import { type Cell, csv } from './text.ts';

const CRITERIA = [
  'Capacity tested at twice the forecast',
  'SLOs and burn-rate alerts in place',
  'Runbook reviewed by on-call',
  'Way back within 15 minutes',
  'Security review done',
  'Cost forecast agreed',
  'Support briefed',
  'Data deletion covered',
];

/** Launch, service, days from today, outcome, who decided, waivers, and a letter for each criterion: met, not met, waived, open. */
const LAUNCHES: readonly (readonly [
  launch: string,
  service: string,
  day: number,
  outcome: string,
  by: string,
  waivers: string,
  marks: string,
])[] = [
  ['Instant payouts for verified merchants', 'payout-engine', -245, 'Go', 'Ines Baptista', '', 'mmmmmmmm'],
  [
    'Rate Shop version 3',
    'rate-shop',
    -152,
    'Go',
    'Ines Baptista',
    'Cost forecast to be agreed within four weeks (Aurelio Pinheiro).',
    'mmmmmwmm',
  ],
  ['Saved cards across shops', 'checkout-api', -160, 'No-go', 'Ines Baptista', '', 'mnmnmmmm'],
  ['Saved cards across shops, second attempt', 'checkout-api', -111, 'Go', 'Ines Baptista', '', 'mmmmmmmm'],
  [
    'Paperless returns in Austria',
    'returns-portal',
    -83,
    'Go',
    'Dilnoza Karimi',
    'Support briefed a week after launch.',
    'mmmmmmwm',
  ],
  ['Packaging advice in the portal', 'packaging-advisor', -36, 'No-go', 'Ines Baptista', '', 'nnnmmmmm'],
  ['Second acquirer takes all cards', 'payment-gateway', -47, 'Go', 'Ines Baptista', '', 'mmmmmmmm'],
  ['Connection broker for checkout', 'checkout-api', 14, 'Pending', '', '', 'moommmmm'],
  ['Carrier fallback for Austria and Switzerland', 'label-service', 22, 'Pending', '', '', 'oommmnom'],
];
const STATUS: Readonly<Record<string, string>> = { m: 'Met', n: 'Not met', w: 'Waived', o: 'Open' };
const NOTES: Readonly<Record<string, string>> = {
  'saved-cards-across-shops/1': 'Alerts only for the whole of checkout',
  'saved-cards-across-shops/3': 'Migration cannot be undone',
  'packaging-advice-in-the-portal/0': 'Times out above 40 items',
  'packaging-advice-in-the-portal/1': 'No SLO',
  'packaging-advice-in-the-portal/2': 'There is no runbook',
  'carrier-fallback-for-austria-and-switzerland/5': 'Contract prices missing',
};

export function readinessFile(clock: Clock): string {
  return csv(
    ['Id', 'Launch', 'Service', 'Date', 'Outcome', 'Decided by', 'Waivers'],
    LAUNCHES.map(([launch, service, day, outcome, by, waivers]) => [
      idOf(launch),
      launch,
      service,
      clock.fromToday(day),
      outcome,
      by,
      waivers,
    ]),
  );
}

export function criteriaFile(): string {
  const rows = LAUNCHES.flatMap(([launch, , , , , , marks]): Cell[][] =>
    CRITERIA.map((criterion, index) => {
      const id = `${idOf(launch)}/${index}`;
      return [id, idOf(launch), criterion, STATUS[marks[index] ?? 'o'], NOTES[id]];
    }),
  );
  return csv(['Id', 'Readiness check', 'Criterion', 'Status', 'Note'], rows);
}

function idOf(launch: string): string {
  return launch.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
