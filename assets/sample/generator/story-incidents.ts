import type { Cause } from './service-data.ts';
import { POOL_KEY } from './story.ts';

export type StoryIncident = {
  weeksAgo: number;
  /** 0 = Monday. */
  weekday: number;
  time: readonly [hour: number, minute: number];
  /** Until service was restored; without it the incident is open. */
  minutes: number | undefined;
  mitigated?: number;
  detect: number;
  acknowledge: number;
  severity: 1 | 2 | 3 | 4;
  service: string;
  others?: readonly string[];
  cause: Cause;
  key?: string;
  title: string;
  summary: string;
  source?: 'Monitor' | 'Customer' | 'Staff' | 'Vendor';
  /** Share of requests that failed. */
  depth: number;
  /** Minutes before the impact at which the change went out that caused it. */
  changed?: number;
  /** Days after restoration at which the postmortem came out; `never` while it is missing. */
  postmortem?: number | 'never';
  /** Only told when the current week has got that far. */
  notBefore?: number;
};

/** The incidents that everybody remembers, and all of the last two weeks. */
export const STORY: readonly StoryIncident[] = [
  {
    weeksAgo: 47,
    weekday: 3,
    time: [20, 40],
    minutes: 52,
    mitigated: 41,
    detect: 3,
    acknowledge: 6,
    severity: 1,
    service: 'api-gateway',
    others: ['checkout-api', 'merchant-portal'],
    cause: 'Change',
    key: 'route-table-push',
    title: 'Public API unreachable in eu-central after a routing table update',
    summary:
      'A routing table was pushed to all gateway nodes of eu-central at once and sent traffic to a drained pool. Rolled back by hand, as the automatic rollback looked at eu-west only.',
    depth: 0.58,
    changed: 4,
    postmortem: 5,
  },
  {
    weeksAgo: 44,
    weekday: 1,
    time: [11, 20],
    minutes: 38,
    detect: 6,
    acknowledge: 9,
    severity: 2,
    service: 'checkout-api',
    cause: 'Capacity',
    key: POOL_KEY,
    title: 'Checkout slow: a reporting query holds most database connections',
    summary:
      'A month-end report ran against the primary of the payments database and held 140 of 160 connections. Checkout requests queued for up to 20 seconds. The report was stopped; it moved to a replica.',
    depth: 0.16,
    postmortem: 6,
  },
  {
    weeksAgo: 29,
    weekday: 0,
    time: [18, 5],
    minutes: 96,
    mitigated: 88,
    detect: 7,
    acknowledge: 11,
    severity: 1,
    service: 'checkout-api',
    others: ['payment-gateway', 'refund-service', 'merchant-portal'],
    cause: 'Capacity',
    key: POOL_KEY,
    title: 'Checkout down in all regions: connection pool to the payments database exhausted',
    summary:
      'Autoscaling added 24 checkout containers in the evening peak; each opened 20 connections and the payments database refused new ones. Health checks failed, containers restarted and opened still more. Restored by capping containers and restarting in waves. 41,800 checkouts were lost.',
    depth: 0.93,
    postmortem: 9,
  },
  {
    weeksAgo: 27,
    weekday: 4,
    time: [19, 32],
    minutes: 41,
    detect: 5,
    acknowledge: 8,
    severity: 2,
    service: 'payment-gateway',
    others: ['checkout-api'],
    cause: 'Capacity',
    key: POOL_KEY,
    title: 'Payment captures time out: database connection pool exhausted again',
    summary:
      'The container cap from the outage two weeks earlier had been set for checkout only. The payment gateway scaled past the same limit. The cap was extended by hand.',
    depth: 0.22,
    postmortem: 7,
  },
  {
    weeksAgo: 24,
    weekday: 2,
    time: [9, 12],
    minutes: 74,
    mitigated: 70,
    detect: 12,
    acknowledge: 4,
    severity: 1,
    service: 'payment-gateway',
    others: ['checkout-api', 'refund-service'],
    cause: 'Configuration',
    key: 'certificate-rotation',
    title: 'Card payments declined for 74 minutes after a certificate rotation',
    summary:
      'The rotated client certificate was not in the trust store of the main acquirer, who had asked for ten days’ notice. Payments failed over to the second acquirer only after the routing rule was changed by hand. Merchants reported it before the alert fired.',
    source: 'Customer',
    depth: 0.81,
    changed: 6,
    postmortem: 4,
  },
  {
    weeksAgo: 22,
    weekday: 3,
    time: [14, 48],
    minutes: 47,
    mitigated: 33,
    detect: 5,
    acknowledge: 7,
    severity: 2,
    service: 'checkout-api',
    cause: 'Change',
    key: 'checkout-saved-card-migration',
    title: 'Checkout fails for shoppers with a saved card after a release',
    summary:
      'A release read saved cards from a column that the migration fills only overnight. Rolled back; the migration now runs before the release.',
    depth: 0.27,
    changed: 11,
    postmortem: 5,
  },
  {
    weeksAgo: 3,
    weekday: 3,
    time: [10, 35],
    minutes: 205,
    mitigated: 160,
    detect: 9,
    acknowledge: 5,
    severity: 3,
    service: 'rate-shop',
    cause: 'Change',
    key: 'rate-cache-eviction',
    title: 'Rate quotes slow after a change to cache eviction',
    summary:
      'The new eviction policy drops tariffs of small carriers, so that one quote in fourteen waits for the carrier. Partly reverted; latency is still above its objective and the fix is being tested.',
    depth: 0.05,
    changed: 18,
  },
  {
    weeksAgo: 2,
    weekday: 1,
    time: [10, 18],
    minutes: 44,
    mitigated: 36,
    detect: 2,
    acknowledge: 3,
    severity: 2,
    service: 'checkout-api',
    others: ['payment-gateway'],
    cause: 'Capacity',
    key: POOL_KEY,
    title: 'Checkout errors for one shopper in four: connection pool exhausted by a new read replica',
    summary:
      'Clients treated the new read replica as a second primary and doubled their pools. The connection broker that would have prevented it is not yet in use for checkout. Replica removed from discovery.',
    depth: 0.24,
    postmortem: 'never',
  },
  {
    weeksAgo: 1,
    weekday: 0,
    time: [13, 41],
    minutes: 64,
    mitigated: 52,
    detect: 2,
    acknowledge: 4,
    severity: 3,
    service: 'carrier-hub',
    others: ['label-service'],
    cause: 'Dependency',
    key: 'partner-timeout-without-breaker',
    title: 'Alpenfracht answers 18% of label requests with errors',
    summary:
      'Alpenfracht’s booking interface failed for parcels above 20 kg. Labels were re-queued and bought after 64 minutes; 1,120 parcels missed the pick-up.',
    source: 'Vendor',
    depth: 0.04,
  },
  {
    weeksAgo: 1,
    weekday: 2,
    time: [2, 55],
    minutes: 95,
    detect: 5,
    acknowledge: 6,
    severity: 4,
    service: 'warehouse-etl',
    cause: 'Capacity',
    key: 'warehouse-slot-contention',
    title: 'Nightly warehouse load 95 minutes late',
    summary: 'The finance close and the nightly load shared the same compute slots.',
    depth: 0.02,
  },
  {
    weeksAgo: 1,
    weekday: 4,
    time: [11, 7],
    minutes: 49,
    mitigated: 31,
    detect: 4,
    acknowledge: 3,
    severity: 2,
    service: 'label-service',
    cause: 'Change',
    key: 'label-template-rollout',
    title: 'Labels printed without the routing code for Baltiparcel',
    summary:
      'A template release dropped the routing code on labels of one carrier. 6,300 labels were reprinted; 410 parcels had already left and were sorted by hand.',
    source: 'Customer',
    depth: 0.11,
    changed: 9,
    postmortem: 'never',
  },
  {
    weeksAgo: 0,
    weekday: 0,
    time: [0, 48],
    minutes: 43,
    detect: 3,
    acknowledge: 5,
    severity: 4,
    service: 'search-index',
    cause: 'Infrastructure',
    title: 'Search shard unassigned after node loss in eu-west',
    summary: 'A node was replaced by the provider; the shard came back after a manual reroute.',
    depth: 0.03,
  },
  {
    weeksAgo: 0,
    weekday: 1,
    time: [14, 6],
    minutes: 38,
    mitigated: 25,
    detect: 3,
    acknowledge: 2,
    severity: 3,
    service: 'merchant-portal',
    cause: 'Change',
    key: 'merchant-portal-release-regression',
    title: 'Order list empty for merchants with more than one store',
    summary: 'A release filtered orders by the first store only. Rolled back after 38 minutes.',
    source: 'Customer',
    depth: 0.03,
    changed: 14,
    notBefore: 2,
  },
  {
    weeksAgo: 0,
    weekday: 6,
    time: [3, 12],
    minutes: undefined,
    detect: 3,
    acknowledge: 3,
    severity: 2,
    service: 'label-service',
    others: ['carrier-hub'],
    cause: 'Dependency',
    title: 'Label purchases for Austria and Switzerland time out at Alpenfracht',
    summary:
      'Alpenfracht’s interface does not answer for two countries. Parcels can be moved to Correo Norte by hand; automatic fallback is switched off for these countries.',
    depth: 0.09,
  },
];
