import { addMonths, type Clock, monthDays, monthOf } from './clock.ts';
import { type Random, randomFor } from './random.ts';
import { monthTraffic } from './season.ts';
import { SERVICES, type Service } from './service.ts';

const COST_MONTHS = 15;

/** One line of the bill: a service's charges of one category in one month, in EUR. */
export type Charge = {
  month: string;
  /** Months before the current one. */
  monthsAgo: number;
  service: Service;
  provider: string;
  category: string;
  /** Amortised cost of the part of the month that has passed. */
  cost: number;
  /** Part of it that a commitment covers. */
  covered: number;
  budget: number;
  /** Full month, as far as it can be told. */
  forecast: number;
};

type Split = readonly (readonly [category: string, provider: string, share: number])[];

const MAIN = 'Cumulora';
const SPLITS: Readonly<Record<string, Split>> = {
  'build-runners': [
    ['Compute', 'Basalt Hosting', 0.86],
    ['Storage', MAIN, 0.14],
  ],
  'metrics-store': [
    ['Management and Governance', 'Glimmerlog', 0.72],
    ['Storage', MAIN, 0.28],
  ],
  'warehouse-etl': [
    ['Analytics', MAIN, 0.58],
    ['Storage', MAIN, 0.42],
  ],
  'object-store': [
    ['Storage', MAIN, 0.78],
    ['Networking', MAIN, 0.22],
  ],
  'notification-service': [
    ['Compute', MAIN, 0.4],
    ['Integration', 'Pigeonhole Mail', 0.6],
  ],
};
const WITH_DATABASE: Split = [
  ['Compute', MAIN, 0.48],
  ['Databases', MAIN, 0.29],
  ['Storage', MAIN, 0.09],
  ['Networking', MAIN, 0.14],
];
const PLAIN: Split = [
  ['Compute', MAIN, 0.69],
  ['Storage', MAIN, 0.11],
  ['Networking', MAIN, 0.2],
];
const COVERED: Readonly<Record<string, number>> = { Compute: 0.34, Databases: 0.52 };
const GROWTH_PLANNED = 0.008;

/** The months of the bill, oldest first; the current one only when a day of it has passed. */
function costMonths(clock: Clock): { month: string; monthsAgo: number; passed: number }[] {
  const current = monthOf(clock.today);
  const day = Number(clock.today.slice(8));
  return Array.from({ length: COST_MONTHS }, (_, index) => COST_MONTHS - 1 - index)
    .filter((monthsAgo) => monthsAgo > 0 || day > 1)
    .map((monthsAgo) => {
      const month = addMonths(current, -monthsAgo);
      return { month, monthsAgo, passed: monthsAgo === 0 ? (day - 1) / monthDays(month) : 1 };
    });
}

/** All charges of all months. */
export function planCharges(clock: Clock, seed: number): Charge[] {
  const random = randomFor(seed, 'cost');
  return costMonths(clock).flatMap(({ month, monthsAgo, passed }) =>
    SERVICES.flatMap((service) =>
      (SPLITS[service.slug] ?? (service.datastore ? WITH_DATABASE : PLAIN)).map(
        ([category, provider, share]) => {
          const plan =
            service.cost *
            share *
            (1 + GROWTH_PLANNED) ** (COST_MONTHS - 1 - monthsAgo) *
            seasonOf(month, clock);
          const full =
            plan * overrun(service, category, monthsAgo) * saved(category, monthsAgo) * noise(random);
          const cost = full * passed;
          const covered = provider === MAIN ? cost * (COVERED[category] ?? 0) : 0;
          return {
            month,
            monthsAgo,
            service,
            provider,
            category,
            cost,
            covered,
            budget: Math.round(plan * 1.01),
            forecast: Math.round(full * random.between(0.985, 1.02)),
          };
        },
      ),
    ),
  );
}

/** Half of the cost follows traffic. */
function seasonOf(month: string, clock: Clock): number {
  return 0.5 + 0.5 * (monthTraffic(month, clock) / monthTraffic(`${month.slice(0, 4)}-05`, clock));
}

/** Rating’s cache misses, and data that is never deleted. */
function overrun(service: Service, category: string, monthsAgo: number): number {
  if (service.owner.slug === 'rating-routing' && category === 'Compute' && monthsAgo <= 4) {
    return [1.3, 1.29, 1.24, 1.16, 1.07][monthsAgo] ?? 1;
  }
  if (service.owner.slug === 'data-platform' && category !== 'Networking' && monthsAgo <= 6) {
    return [1.24, 1.23, 1.2, 1.16, 1.12, 1.08, 1.04][monthsAgo] ?? 1;
  }
  return 1;
}

/** Rightsizing from five months ago on, cheaper storage classes from seven. */
function saved(category: string, monthsAgo: number): number {
  if (category === 'Compute' && monthsAgo <= 5) return 0.945;
  return category === 'Storage' && monthsAgo <= 7 ? 0.92 : 1;
}

function noise(random: Random): number {
  return random.between(0.97, 1.035);
}
