import { formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { IncidentPart, PolicyDemand, PolicyRow } from '../../slo/policy-views.ts';
import { publishedWords } from '../../slo/policy-words.ts';
import type { FactColumn, Facts, Marked } from './facts.ts';
import { asWords, dateOr, nameOf, ragMark } from './words.ts';

const STATES: Record<PolicyRow['state'], Marked> = {
  frozen: ragMark('red', 'Frozen'),
  unknown: ragMark(null, 'Unknown'),
  open: ragMark('green', 'Open'),
};

/** Whether changes go on, with a shape and a word. */
export function freezeMark(state: PolicyRow['state']): Marked {
  return STATES[state];
}

const POLICIES: readonly FactColumn<PolicyRow>[] = [
  { header: 'Changes', cell: ({ state }) => freezeMark(state), width: '6.25em' },
  {
    header: 'Service',
    cell: ({ service }) => service.name,
    record: ({ service: { id } }) => ({ entity: 'service', id }),
  },
  {
    header: 'Spent',
    cell: ({ spent }) => (spent === null ? NO_VALUE : formatPercent(spent, { max: 0 })),
    counted: ({ slo, service }) => ({
      entity: 'slo',
      ids: slo ? [slo.id] : [],
      label: `the budget most spent of ${service.name}`,
    }),
    text: ({ sentence }) => sentence,
    width: '5em',
    isNumber: true,
  },
  {
    header: 'Exceptions',
    cell: ({ exceptionIds }) => countText(exceptionIds.length),
    counted: ({ exceptionIds, service }) => ({
      entity: 'freezeException',
      ids: exceptionIds,
      label: `changes of ${service.name} in spite of a freeze`,
    }),
    width: '5.75em',
    isNumber: true,
  },
  {
    header: 'Policy',
    cell: ({ policy }) => policy.name,
    record: ({ policy: { id } }) => ({ entity: 'budgetPolicy', id }),
    needs: 'medium',
  },
  { header: 'Owner', cell: ({ policy }) => nameOf(policy.owner), width: '9em', needs: 'medium' },
  {
    header: 'Revisit on',
    cell: ({ policy: { revisitOn, isRevisitDue } }) =>
      isRevisitDue ? ragMark('amber', `${dateOr(revisitOn)}, overdue`) : dateOr(revisitOn),
    width: '8em',
    needs: 'wide',
  },
];

/** Services under an error budget policy, in the order given: frozen first. */
export function policyFacts(rows: readonly PolicyRow[]): Facts<PolicyRow> {
  return {
    name: 'Error budget policy, by service',
    columns: POLICIES,
    rows,
    rowKey: ({ service }) => service.id,
    empty: 'No error budget policy is recorded.',
  };
}

/** Something that a policy asks for besides a freeze, with the service it asks it of. */
export type DemandRow = { row: PolicyRow; demand: PolicyDemand };

const DEMANDS: readonly FactColumn<DemandRow>[] = [
  {
    header: 'Asked for',
    cell: ({ demand }) =>
      demand.kind === 'plan' ? 'Item on next quarter’s plan' : 'Postmortem with a P0 action',
    width: '14.5em',
  },
  {
    header: 'There is',
    cell: ({ demand }) => stateOf(demand),
    text: ({ demand }) =>
      demand.kind === 'plan' ? 'What the next quarter’s plan holds cannot be told.' : '',
    lines: 2,
  },
  {
    header: 'Because of',
    cell: ({ demand }) =>
      demand.kind === 'plan' ? `Cause: ${demand.label}` : (demand.incident.key ?? demand.incident.name),
    counted: ({ demand, row }) => ({
      entity: 'incident',
      ids: demand.kind === 'plan' ? demand.incidentIds : [demand.incident.id],
      label: `incidents that took error budget of ${row.service.name}`,
    }),
    text: ({ demand }) => (demand.kind === 'plan' ? demand.label : demand.incident.name),
    width: '10em',
  },
  {
    header: 'Share',
    cell: ({ demand }) => formatPercent(demand.share, { max: 0 }),
    text: ({ demand }) =>
      demand.kind === 'plan'
        ? 'Of the error budget of the quarter so far'
        : 'Of the error budget of the weeks that the policy looks back over',
    width: '4.25em',
    isNumber: true,
  },
  {
    header: 'Of the budget of',
    cell: ({ row, demand }) =>
      demand.slo.name.startsWith(row.service.name)
        ? demand.slo.name
        : `${row.service.name} · ${demand.slo.name}`,
    record: ({ demand }) => ({ entity: 'slo', id: demand.slo.id }),
    needs: 'medium',
  },
];

function stateOf(demand: PolicyDemand): string | Marked {
  if (demand.kind === 'plan') return NO_VALUE;
  return postmortemMark(demand);
}

/** What there is of a postmortem that is asked for, with a shape. */
export function postmortemMark(part: Pick<IncidentPart, 'isPublished' | 'p0Actions'>): Marked {
  return ragMark(part.isPublished && part.p0Actions > 0 ? 'green' : 'red', asWords(publishedWords(part)));
}

/** What policies ask for: what is missing first, then by share. */
export function demandFacts(rows: readonly PolicyRow[]): Facts<DemandRow> {
  return {
    name: 'Asked for by the error budget policy',
    columns: DEMANDS,
    rows: demandsOf(rows),
    rowKey: ({ row, demand }) =>
      `${row.service.id} ${demand.kind === 'plan' ? demand.cause : demand.incident.id}`,
    empty: 'No incident and no cause took more of a budget than its policy allows.',
  };
}

/** What policies ask of services, unmet first, then plans, then what is done; each by the largest share. */
export function demandsOf(rows: readonly PolicyRow[]): DemandRow[] {
  const rank = ({ demand }: DemandRow) => (demand.kind === 'plan' ? 1 : demand.isMet ? 2 : 0);
  return rows
    .flatMap((row) => row.demands.map((demand) => ({ row, demand })))
    .sort((a, b) => rank(a) - rank(b) || b.demand.share - a.demand.share);
}
