import type { Figure } from '#shared/figure/figure.ts';
import type { PolicyRow } from '#shared/slo/policy-views.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, NONE_WANTED } from './counts.ts';

const NO_POLICY = 'No service with an SLO is under an error budget policy.';

/** How many services may not change, and how many incidents lack the postmortem that a policy asks for. */
export function policyFigures({ period }: ReviewContext, rows: readonly PolicyRow[]): Figure[] {
  const frozen = rows.filter(({ state }) => state === 'frozen').map(({ service }) => service.id);
  const unknown = rows.filter(({ state }) => state === 'unknown').length;
  const asked = rows.flatMap(({ demands }) => demands.filter((demand) => demand.kind === 'postmortem'));
  const incidents = new Set(asked.map(({ incident }) => incident.id));
  const lacking = new Set(asked.filter(({ isMet }) => !isMet).map(({ incident }) => incident.id));
  const reason =
    rows.length === 0
      ? NO_POLICY
      : unknown === rows.length
        ? 'No service under a policy was measured.'
        : null;
  return [
    countFigure({
      key: 'policy.frozen',
      label: 'Services whose changes are frozen',
      period,
      entity: 'service',
      ids: frozen,
      reason,
      n: rows.length - unknown,
      excluded: [{ reason: 'service without measurements', n: unknown }],
      target: NONE_WANTED,
    }),
    countFigure({
      key: 'policy.postmortems',
      label: 'Incidents that lack a postmortem with a P0 action',
      period,
      entity: 'incident',
      ids: [...lacking],
      reason,
      n: incidents.size,
      target: NONE_WANTED,
    }),
  ];
}
