import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate, formatInstant, formatNumber, formatValue } from '#shared/figure/format.ts';
import { budgetText, worstFirst } from '#shared/review/facts/slo-facts.ts';
import type { RunbookState } from '#shared/service/runbook.ts';
import type { ServiceDetail, ServiceNode } from '#shared/service/service-views.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { ServiceScorecard } from '../deck/print-scorecard.tsx';
import { Badge, RagMark } from '../design/badge.tsx';
import { FigureSurface } from '../records/at-week.tsx';
import { TONES } from '../records/cell.tsx';
import { type Fact, Facts } from '../records/facts.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { SloMark } from '../review/blocks/words.tsx';
import styles from './service-record.module.css';

/** How a service is doing in the chosen week, and the services around it. */
export function ServiceRecord({ row }: { row: AnyRow }) {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['service-detail', week.key, row.id],
    queryFn: async () => ({
      id: row.id,
      ...(await core.reliability.service({ week: week.key, id: row.id })),
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <FigureSurface>
      {data?.id === row.id && <Standing row={row} detail={data} />}
      <div className={styles.print}>
        <ServiceScorecard row={row} />
      </div>
    </FigureSurface>
  );
}

function Standing({ row, detail }: { row: AnyRow; detail: ServiceDetail }) {
  const { zone } = useWorkspace().settings;
  const { slos, openIncidents, overdueActions, dependencies, dependents } = detail;
  return (
    <>
      <section className={panel.part} aria-label="Standing">
        <PartHead title="Standing" note={`as of ${formatDate(detail.asOfDay)}`} />
        <Facts label="Standing" facts={factsOf(String(row.name), detail)} />
      </section>
      <Lines title="SLOs" empty="No SLO is defined for this service.">
        {worstFirst(slos).map((slo) => (
          <Line key={slo.id} entity="slo" id={slo.id} name={slo.name} mark={<SloMark status={slo.status} />}>
            {slo.remaining === null
              ? slo.reason
              : `${formatValue(slo.attainment, 'ratio', {})} attained, ${budgetWords(slo.remaining)}`}
          </Line>
        ))}
      </Lines>
      <Lines title="Open incidents" empty="No incident is open.">
        {openIncidents.map(({ id, key, name, severity, impactStart }) => (
          <Line
            key={id}
            entity="incident"
            id={id}
            name={name}
            mark={<Badge tone={TONES[severity] ?? 'neutral'}>{severity}</Badge>}
          >
            {[key, `since ${formatInstant(impactStart, zone)}`].filter(Boolean).join(', ')}
          </Line>
        ))}
      </Lines>
      <Lines title="Overdue actions" empty="No action is overdue.">
        {overdueActions.map(({ id, name, owner, dueOn, daysOverdue }) => (
          <Line key={id} entity="actionItem" id={id} name={name}>
            {`due ${formatDate(dueOn)}, ${formatCount(daysOverdue, 'day', 'days')} ago`}
            {owner && `; ${owner.name}`}
          </Line>
        ))}
      </Lines>
      <Neighbours title="Depends on" nodes={dependencies} empty="It depends on no other service." />
      <Neighbours title="Depended on by" nodes={dependents} empty="No other service depends on it." />
    </>
  );
}

function budgetWords(remaining: number): string {
  if (remaining < 0) return `the budget overspent by ${budgetText(-remaining)}`;
  return `${budgetText(remaining)} of the budget left`;
}

const RUNBOOK: Record<RunbookState, { rag: 'green' | 'amber' | 'red'; word: string }> = {
  current: { rag: 'green', word: 'Current' },
  outdated: { rag: 'amber', word: 'Outdated' },
  unreviewed: { rag: 'amber', word: 'Not reviewed' },
  missing: { rag: 'red', word: 'Missing' },
};

function factsOf(name: string, detail: ServiceDetail): Fact[] {
  const { health, slos, openIncidents, overdueActions, runbook } = detail;
  const measured = slos.filter(({ status }) => status !== 'no-data');
  const met = measured.filter(({ status }) => status !== 'missed');
  const unmeasured = slos.length - measured.length;
  return [
    { label: 'Health', value: <RagMark rag={health.rag} word={health.word} /> },
    {
      label: 'SLOs met',
      value: measured.length === 0 ? '—' : `${met.length} of ${measured.length}`,
      note:
        slos.length === 0
          ? 'No SLO is defined.'
          : unmeasured > 0
            ? `${formatNumber(unmeasured)} without measurements`
            : undefined,
      rows: { entity: 'slo', ids: slos.map(({ id }) => id), label: `SLOs of ${name}` },
    },
    {
      label: 'Open incidents',
      value: formatNumber(openIncidents.length),
      rows: {
        entity: 'incident',
        ids: openIncidents.map(({ id }) => id),
        label: `Open incidents of ${name}`,
      },
    },
    {
      label: 'Overdue actions',
      value: formatNumber(overdueActions.length),
      note: 'its own and those of its incidents',
      rows: {
        entity: 'actionItem',
        ids: overdueActions.map(({ id }) => id),
        label: `Overdue actions of ${name}`,
      },
    },
    {
      label: 'Runbook',
      value: <RagMark {...RUNBOOK[runbook.state]} />,
      note:
        runbook.ageDays === null
          ? `to be reviewed every ${runbook.maxAgeDays} days`
          : `reviewed ${formatCount(runbook.ageDays, 'day', 'days')} ago, of ${runbook.maxAgeDays}`,
    },
  ];
}

function Neighbours({
  title,
  nodes,
  empty,
}: {
  title: string;
  nodes: readonly ServiceNode[];
  empty: string;
}) {
  return (
    <Lines title={title} empty={empty}>
      {nodes.map(({ id, name, tier, health }) => (
        <Line key={id} entity="service" id={id} name={name} mark={<RagMark {...health} />}>
          {tier === null ? 'No tier' : `Tier ${tier}`}
        </Line>
      ))}
    </Lines>
  );
}

function Lines({ title, empty, children }: { title: string; empty: string; children: readonly ReactNode[] }) {
  return (
    <section className={panel.part} aria-label={title}>
      <PartHead title={title} count={formatNumber(children.length)} />
      {children.length === 0 ? (
        <p className={panel.partEmpty}>{empty}</p>
      ) : (
        <ul className={styles.lines}>{children}</ul>
      )}
    </section>
  );
}

type LineProps = { entity: string; id: string; name: string; mark?: ReactNode; children: ReactNode };

function Line({ entity, id, name, mark, children }: LineProps) {
  return (
    <li className={styles.line}>
      <PageLink to={recordPath(entity, id)}>{name}</PageLink>
      <span className={styles.note}>{children}</span>
      {mark && <span className={styles.mark}>{mark}</span>}
    </li>
  );
}
