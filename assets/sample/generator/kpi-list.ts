import { type Clock, quarterStart } from './clock.ts';
import type { Random } from './random.ts';
import { trafficOf } from './season.ts';
import { isBadQuarter, recovery } from './story.ts';
import { round } from './text.ts';

/** Two years and a bit, so that each of the last twelve months has a prior year. */
export const KPI_WEEKS = 112;
export const KPI_MONTHS = 26;
export const KPI_QUARTERS = 8;

export type Value = { value?: number; numerator?: number; denominator?: number; note?: string };
export type Kpi = {
  slug: string;
  name: string;
  definition: string;
  unit: string;
  better: 'Higher is better' | 'Lower is better';
  target: number | '';
  amber: number;
  frequency: 'Weekly' | 'Monthly' | 'Quarterly';
  addsUp: string;
  scope: 'Organisation' | 'Team';
  isInput: boolean;
  drives: string;
  owner: string;
  /** The value of a period so many weeks, months or quarters ago; `team` counts from 0. */
  value: (ago: number, random: Random, date: string, team: number) => Value;
};

/** The measures that people enter, and how they went. */
export const KPIS = (clock: Clock): readonly Kpi[] => [
  {
    slug: 'first-status-update',
    name: 'Time to first status update',
    definition:
      'Minutes from the detection of a SEV-1 or SEV-2 incident to the first entry on the status page.',
    unit: 'Minutes',
    better: 'Lower is better',
    target: 20,
    amber: 5,
    frequency: 'Weekly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: true,
    drives: 'support-contacts',
    owner: 'Tomasz Wierzba',
    value: (ago, random) => ({
      value: round((31 - 14 * recovery(ago) + (isBadQuarter(ago) ? 6 : 0)) * random.logNormal(0.14), 1),
    }),
  },
  {
    slug: 'build-wait',
    name: 'Wait for a build runner',
    definition: 'Median minutes that a build waits before it starts.',
    unit: 'Minutes',
    better: 'Lower is better',
    target: 3,
    amber: 1.5,
    frequency: 'Weekly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: true,
    drives: 'deploy-lead-time',
    owner: 'Henrike Tollmann',
    value: (ago, random) => ({ value: round((ago > 16 ? 6.2 : 2.9) * random.logNormal(0.16), 1) }),
  },
  {
    slug: 'deploy-lead-time',
    name: 'Lead time for changes',
    definition: 'Median hours from the merge of a change to its running in production.',
    unit: 'Hours',
    better: 'Lower is better',
    target: 8,
    amber: 4,
    frequency: 'Weekly',
    addsUp: 'Mean',
    scope: 'Team',
    isInput: true,
    drives: '',
    owner: 'Dilnoza Karimi',
    value: (ago, random, _, team) => ({
      value: round(
        (7 + ((team * 5) % 9)) *
          (1 - 0.35 * recovery(ago)) *
          (isBadQuarter(ago) ? 1.3 : 1) *
          random.logNormal(0.18),
        1,
      ),
    }),
  },
  {
    slug: 'payment-authorisation',
    name: 'Payment authorisation rate',
    definition: 'Authorised payments as a share of those tried, without those the fraud screening refused.',
    unit: 'Percent',
    better: 'Higher is better',
    target: 0.93,
    amber: 0.01,
    frequency: 'Weekly',
    addsUp: 'Ratio of sums',
    scope: 'Organisation',
    isInput: true,
    drives: 'shipments-booked',
    owner: 'Leonor Sandoval',
    value: (ago, random, date) => {
      const tried = Math.round(2_950_000 * trafficOf(date, clock));
      const dip = ago === 29 || ago === 24 ? 0.012 : ago === 2 ? 0.004 : 0;
      return {
        numerator: Math.round(tried * (0.929 + 0.008 * recovery(ago) - dip + random.between(-0.003, 0.003))),
        denominator: tried,
      };
    },
  },
  {
    slug: 'payouts-on-time',
    name: 'Payouts on time',
    definition: 'Payouts credited on the promised day as a share of all payouts.',
    unit: 'Percent',
    better: 'Higher is better',
    target: 0.995,
    amber: 0.003,
    frequency: 'Weekly',
    addsUp: 'Ratio of sums',
    scope: 'Organisation',
    isInput: false,
    drives: '',
    owner: 'Viktor Almgren',
    value: (ago, random, date) => {
      const paid = Math.round(52_000 * trafficOf(date, clock) ** 0.5);
      return {
        numerator: Math.round(
          paid * Math.min(1, 0.9962 + random.between(-0.0022, 0.002) - (ago % 17 === 5 ? 0.009 : 0)),
        ),
        denominator: paid,
      };
    },
  },
  {
    slug: 'support-contacts',
    name: 'Support contacts per 1,000 shipments',
    definition: 'Contacts with support about platform faults for each 1,000 shipments.',
    unit: 'Score',
    better: 'Lower is better',
    target: 3,
    amber: 0.5,
    frequency: 'Weekly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: false,
    drives: '',
    owner: 'Florian Ettinger',
    value: (ago, random) => ({
      value: round(
        (3.5 - 0.8 * recovery(ago) + (isBadQuarter(ago) ? 0.9 : 0) + (ago === 29 || ago === 24 ? 2.6 : 0)) *
          random.logNormal(0.09),
        2,
      ),
    }),
  },
  {
    slug: 'shipments-booked',
    name: 'Shipments booked',
    definition: 'Labels bought in the week.',
    unit: 'Count',
    better: 'Higher is better',
    target: '',
    amber: 0,
    frequency: 'Weekly',
    addsUp: 'Sum',
    scope: 'Organisation',
    isInput: false,
    drives: '',
    owner: 'Ottilie Brandhuber',
    value: (ago, random, date) => ({
      value: Math.round(
        1_610_000 * trafficOf(date, clock) * (ago === 29 ? 0.985 : 1) * random.between(0.975, 1.025),
      ),
    }),
  },
  {
    slug: 'provisioning-lead-time',
    name: 'Provisioning lead time',
    definition: 'Hours from the request for a standard environment to its delivery.',
    unit: 'Hours',
    better: 'Lower is better',
    target: 8,
    amber: 8,
    frequency: 'Monthly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: true,
    drives: '',
    owner: 'Henrike Tollmann',
    value: (ago, random) => ({
      value: round((ago > 7 ? 52 : 52 * 0.76 ** (8 - ago)) * random.logNormal(0.1), 1),
    }),
  },
  {
    slug: 'cost-per-shipment',
    name: 'Cloud cost per 100 shipments',
    definition: 'Cloud cost of the month, amortised, for each 100 labels bought.',
    unit: 'Money per unit',
    better: 'Lower is better',
    target: 3.6,
    amber: 0.15,
    frequency: 'Monthly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: false,
    drives: '',
    owner: 'Noor van der Weide',
    value: (ago, random) => ({
      value: round((4.1 - 0.022 * (KPI_MONTHS - ago) + (ago <= 3 ? 0.1 : 0)) * random.between(0.98, 1.02), 2),
    }),
  },
  {
    slug: 'stakeholder-satisfaction',
    name: 'Stakeholder satisfaction',
    definition:
      'Mean answer of the engineering teams, on a scale of 1 to 5, to the survey on working with cloud operations.',
    unit: 'Score',
    better: 'Higher is better',
    target: 4.2,
    amber: 0.4,
    frequency: 'Quarterly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: false,
    drives: '',
    owner: 'Rune Achterberg',
    value: (_, random, date) =>
      surveyed(date, clock, random, [3.7, 3.5, 3.9, 4.1], 'Two outages in the quarter'),
  },
  {
    slug: 'on-call-health',
    name: 'On-call health',
    definition: 'Mean answer of those on call, on a scale of 1 to 5: “I can do this for another year.”',
    unit: 'Score',
    better: 'Higher is better',
    target: 4,
    amber: 0.5,
    frequency: 'Quarterly',
    addsUp: 'Mean',
    scope: 'Organisation',
    isInput: true,
    drives: 'stakeholder-satisfaction',
    owner: 'Tomasz Wierzba',
    value: (_, random, date) => surveyed(date, clock, random, [3.2, 2.9, 3.6, 4], 'Many pages at night'),
  },
];

/** Answers before, in and after the quarter of the outages. */
function surveyed(
  date: string,
  clock: Clock,
  random: Random,
  [before, outage, next, later]: readonly [number, number, number, number],
  note: string,
): Value {
  const worst = quarterStart(clock.day(27, 0), 0);
  if (date === worst) return { value: outage, note };
  if (date < worst) return { value: round(before + random.between(-0.1, 0.1), 1) };
  return { value: quarterStart(date, 1) === worst ? next : later };
}
