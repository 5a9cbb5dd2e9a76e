import type { Rag } from '../figure/figure.ts';
import { formatCount } from '../figure/format.ts';
import type { SloStatus } from '../review/sections.ts';

/** How a service is doing, with a word that says why; no colour when nothing is known of it. */
export type ServiceHealth = { rag: Rag | null; word: string };

const GRAVE = new Set(['SEV-1', 'SEV-2']);

/**
 * The health of a service from its open incidents and the standing of its SLOs, the worst first: red with an open SEV-1
 * or SEV-2 or an overspent error budget, amber with a lesser open incident or an SLO at risk, green when its SLOs are
 * met. Without measurements and without an incident nothing is known.
 */
export function serviceHealth(severities: readonly string[], statuses: readonly SloStatus[]): ServiceHealth {
  const worst = severities.toSorted()[0];
  const missed = statuses.filter((status) => status === 'missed').length;
  if (worst !== undefined && GRAVE.has(worst)) return { rag: 'red', word: `${worst} open` };
  if (missed > 0) {
    return { rag: 'red', word: missed === 1 ? 'Overspent' : `${missed} overspent` };
  }
  if (worst !== undefined) {
    return { rag: 'amber', word: `${formatCount(severities.length, 'incident', 'incidents')} open` };
  }
  if (statuses.includes('at-risk')) return { rag: 'amber', word: 'Budget at risk' };
  if (statuses.includes('met')) return { rag: 'green', word: 'Objectives met' };
  return { rag: null, word: statuses.length === 0 ? 'No SLO' : 'Not measured' };
}
