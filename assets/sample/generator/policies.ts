import type { Clock } from './clock.ts';
import { csv, percent } from './text.ts';

/** Error budget policies by tier. */
export function policiesFile(clock: Clock): string {
  const text =
    'When the budget of four weeks is spent, changes stop except P0 fixes and security. One incident above the share needs a postmortem with a P0 action. A cause above its share of the quarter goes on the next quarter’s plan.';
  const approvers = 'Ines Baptista;Dilnoza Karimi;Marit Oyelaran';
  return csv(
    [
      'Id',
      'Name',
      'Applies to tier',
      'Owner',
      'Approvers',
      'Revisit on',
      'Freeze look-back',
      'Share of one incident',
      'Share of one cause',
      'Policy',
    ],
    [
      [
        'policy-tier-1',
        'Error budget policy, tier 1',
        1,
        'Ines Baptista',
        approvers,
        clock.fromToday(54),
        4,
        percent(0.2),
        percent(0.2),
        text,
      ],
      [
        'policy-tier-2',
        'Error budget policy, tier 2',
        2,
        'Tomasz Wierzba',
        'Ines Baptista;Dilnoza Karimi',
        clock.fromToday(54),
        4,
        percent(0.3),
        percent(0.25),
        text,
      ],
      [
        'policy-others',
        'Error budget guidance, tiers 3 and 4',
        '',
        'Tomasz Wierzba',
        'Dilnoza Karimi',
        clock.fromToday(120),
        8,
        percent(0.5),
        percent(0.4),
        'Teams decide for themselves; the review is told.',
      ],
    ],
  );
}

export function freezeExceptionsFile(clock: Clock): string {
  return csv(
    ['Id', 'Service', 'From', 'Until', 'Reason', 'Approved by'],
    [
      [
        'freeze-1',
        'checkout-api',
        clock.day(28, 2),
        clock.day(28, 2),
        'Cap on containers per database (P0)',
        'Ines Baptista',
      ],
      [
        'freeze-2',
        'payment-gateway',
        clock.day(26, 1),
        clock.day(26, 2),
        'Security update of the TLS library',
        'Yevheniia Marchuk',
      ],
      [
        'freeze-3',
        'payment-gateway',
        clock.day(23, 3),
        clock.day(23, 4),
        'Routing rule for the second acquirer (P0)',
        'Ines Baptista',
      ],
      [
        'freeze-4',
        'rate-shop',
        clock.day(1, 1),
        clock.day(1, 1),
        'Part of the cache eviction revert',
        'Ines Baptista',
      ],
    ],
  );
}

export function exemptionsFile(clock: Clock): string {
  return csv(
    ['Id', 'Service', 'Check', 'Owner', 'Reason', 'Granted', 'Expires'],
    [
      [
        'exemption-1',
        'legacy-print-bridge',
        'patch-compliance',
        'Ottilie Brandhuber',
        'Hardware cannot be patched; replaced within half a year',
        clock.fromToday(-92),
        clock.fromToday(170),
      ],
      [
        'exemption-2',
        'packaging-advisor',
        'slo-defined',
        'Aurelio Pinheiro',
        'Experiment with 40 merchants',
        clock.fromToday(-58),
        clock.fromToday(33),
      ],
      [
        'exemption-3',
        'warehouse-etl',
        'cost-within-budget',
        'Katarzyna Bielak',
        'Retention rules take effect next month',
        clock.fromToday(-21),
        clock.fromToday(40),
      ],
    ],
  );
}
