import { formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { freezeMark, postmortemMark } from '#shared/review/facts/policy-facts.ts';
import type { CausePart, IncidentPart, LoggedException, SloPolicy } from '#shared/slo/policy-views.ts';
import { weeksText } from '#shared/slo/policy-words.ts';
import { weekRange } from '#shared/time/week.ts';
import { RagMark } from '../design/badge.tsx';
import { type Fact, Facts } from '../records/facts.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './slo-record.module.css';

/** An SLO by the rules of its error budget policy: what incidents and causes took, and what that asks for. */
export function PolicyPart({ policy, name }: { policy: SloPolicy; name: string }) {
  const { lookBack, quarter, incidents, causes, unattributed, exceptions } = policy;
  return (
    <section className={panel.part} aria-label="Error budget policy">
      <PartHead title="Error budget policy" note={weekRange(lookBack)} />
      <Facts label="Error budget policy" facts={factsOf(policy, name)} />
      <Terms {...policy.policy} />
      {policy.spent !== null && (
        <div className={styles.charts}>
          <FactTable
            name={`What took the budget of ${weekRange(lookBack)}`}
            columns={INCIDENTS}
            rows={[...incidents, ...rest(unattributed)]}
            rowKey={({ id }) => id}
            empty="No bad event falls into these days."
          />
          <FactTable
            name={`By cause, ${weekRange(quarter)}`}
            columns={CAUSES}
            rows={causes}
            rowKey={({ cause }) => cause ?? 'none'}
            empty="No incident took budget this quarter."
          />
        </div>
      )}
      {exceptions.length > 0 && <Exceptions exceptions={exceptions} />}
    </section>
  );
}

function factsOf(
  { state, spent, reason, incidents, causes, exceptions, policy }: SloPolicy,
  name: string,
): Fact[] {
  const { rag, text } = freezeMark(state);
  const needing = incidents.filter(({ needsPostmortem }) => needsPostmortem);
  const toPlan = causes.filter(({ needsPlan }) => needsPlan);
  const limit = (share: number) => formatPercent(share, { max: 0 });
  return [
    {
      label: 'Changes',
      value: <RagMark rag={rag} word={text} />,
      note: state === 'frozen' ? 'except P0 issues and security fixes' : reason,
    },
    {
      label: `Spent in ${weeksText(policy.freezeWeeks)}`,
      value: spent === null ? NO_VALUE : formatPercent(spent, { max: 0 }),
      note: reason ?? 'of the budget; frozen above 100%',
    },
    {
      label: 'Postmortems asked for',
      value: spent === null ? NO_VALUE : needing.length,
      note: `incidents above ${limit(policy.incidentShare)}`,
      rows: rowsOf('incident', needing, `incidents above their share of the budget of ${name}`),
    },
    {
      label: 'For next quarter’s plan',
      value: spent === null ? NO_VALUE : toPlan.length,
      note: `causes above ${limit(policy.causeShare)}`,
      rows: {
        entity: 'incident',
        ids: toPlan.flatMap(({ incidentIds }) => incidentIds),
        label: `incidents of causes above their share of the budget of ${name}`,
      },
    },
    {
      label: 'Exceptions',
      value: exceptions.length,
      note: 'changes of the service in spite of a freeze',
      rows: rowsOf('freezeException', exceptions, 'changes in spite of a freeze'),
    },
  ];
}

function rowsOf(entity: string, records: readonly { id: string }[], label: string) {
  return { entity, ids: records.map(({ id }) => id), label };
}

function Terms({ id, name, owner, approvers, revisitOn, isRevisitDue }: SloPolicy['policy']) {
  return (
    <p className={styles.terms}>
      <RecordName entity="budgetPolicy" id={id}>
        {name}
      </RecordName>
      {owner ? `, owned by ${owner.name}` : ', without an owner'}
      {approvers.length > 0 && `, approved by ${approvers.map((one) => one.name).join(', ')}`}
      {revisitOn === null ? '; no day to revisit it is set.' : `; revisit on ${formatDate(revisitOn)}`}
      {revisitOn !== null && (isRevisitDue ? ', overdue.' : '.')}
    </p>
  );
}

const UNATTRIBUTED = 'unattributed';

/** What no incident explains stands last. */
function rest(share: number | null): IncidentPart[] {
  if (share === null || share === 0) return [];
  const none = { key: null, severity: '', needsPostmortem: false, isPublished: false, p0Actions: 0 };
  return [{ id: UNATTRIBUTED, name: 'Unattributed', share, ...none }];
}

const INCIDENTS: readonly Column<IncidentPart>[] = [
  {
    header: 'Incident',
    cell: ({ id, key, name }) =>
      id === UNATTRIBUTED ? (
        name
      ) : (
        <RecordName entity="incident" id={id}>
          {key ? `${key} ${name}` : name}
        </RecordName>
      ),
    text: ({ key, name }) => (key ? `${key} ${name}` : name),
    lines: 2,
  },
  {
    header: 'Share',
    cell: ({ share }) => formatPercent(share, { max: 0 }),
    width: '3.75em',
    isNumber: true,
  },
  {
    header: 'Postmortem with a P0 action',
    cell: (part) =>
      part.needsPostmortem ? postmortemMark(part) : part.id === UNATTRIBUTED ? '' : 'not asked for',
    width: '14em',
  },
];

const CAUSES: readonly Column<CausePart>[] = [
  { header: 'Cause', cell: ({ label }) => label },
  {
    header: 'Incidents',
    cell: ({ incidentIds, label }) => (
      <RowsLink rows={{ entity: 'incident', ids: incidentIds, label: `incidents by cause: ${label}` }}>
        {incidentIds.length}
      </RowsLink>
    ),
    width: '5em',
    isNumber: true,
  },
  { header: 'Share', cell: ({ share }) => formatPercent(share, { max: 0 }), width: '3.75em', isNumber: true },
  {
    header: 'Next quarter’s plan',
    cell: ({ needsPlan }) => (needsPlan ? { rag: 'amber' as const, text: 'An item on it' } : 'not asked for'),
    width: '40%',
  },
];

function Exceptions({ exceptions }: { exceptions: readonly LoggedException[] }) {
  return (
    <ul className={styles.leftOut} aria-label="Changes in spite of a freeze">
      {exceptions.map(({ id, name, startsOn, endsOn, approvedBy }) => (
        <li key={id}>
          {formatDate(startsOn)}
          {endsOn !== null && endsOn !== startsOn && ` to ${formatDate(endsOn)}`}:{' '}
          <RecordName entity="freezeException" id={id}>
            {name}
          </RecordName>
          {approvedBy && `, approved by ${approvedBy.name}`}
        </li>
      ))}
    </ul>
  );
}
