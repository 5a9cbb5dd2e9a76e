import type { Clock } from './clock.ts';
import { csv, money, percent } from './text.ts';

type Commitment = readonly [
  id: string,
  name: string,
  provider: string,
  kind: string,
  term: number,
  starts: number,
  covered: number,
  eligible: number,
  utilisation: number,
];

const COMMITMENTS: readonly Commitment[] = [
  ['sp-compute-3y', 'Compute plan, three years', 'Cumulora', 'Savings plan', 36, -600, 21_400, 58_000, 0.97],
  ['sp-compute-1y', 'Compute plan, one year', 'Cumulora', 'Savings plan', 12, -290, 11_500, 58_000, 0.88],
  ['rs-databases-3y', 'Database reservation', 'Cumulora', 'Reservation', 36, -62, 9_600, 18_300, 0.95],
  [
    'sa-observability',
    'Telemetry volume agreement',
    'Glimmerlog',
    'Spend agreement',
    24,
    -640,
    5_200,
    5_900,
    1,
  ],
  ['rs-runners', 'Runner capacity', 'Basalt Hosting', 'Reservation', 12, -200, 3_800, 7_100, 0.74],
];

export function commitmentsFile(clock: Clock): string {
  return csv(
    [
      'Id',
      'Name',
      'Provider',
      'Kind',
      'Term',
      'Starts',
      'Ends',
      'Covered a month',
      'Eligible a month',
      'Utilisation',
      'Owner',
    ],
    COMMITMENTS.map(([id, name, provider, kind, term, starts, covered, eligible, utilisation]) => [
      id,
      name,
      provider,
      kind,
      term,
      clock.fromToday(starts),
      clock.fromToday(starts + Math.round(term * 30.44)),
      money(covered),
      money(eligible),
      percent(utilisation),
      'Noor van der Weide',
    ]),
  );
}

export function ratesFile(clock: Clock): string {
  const rates = [0.914, 0.921, 0.907, 0.898, 0.889, 0.893];
  return csv(
    ['Currency', 'From', 'Rate'],
    rates.map((rate, index) => ['USD', clock.fromToday((index - rates.length) * 90), rate]),
  );
}
