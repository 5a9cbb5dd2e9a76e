import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { fitsFilters } from '#shared/record/row-filter.ts';
import { campaignFacts } from '#shared/review/facts/campaign-facts.ts';
import { LEVELS } from '#shared/scorecard/check.ts';
import type { MatrixGroup, MatrixRow, ScorecardMatrix } from '#shared/scorecard/matrix.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { useWeek } from '../app/use-week.ts';
import { useFileExport } from '../deck/export-file.ts';
import { ExportProgress } from '../deck/export-progress.tsx';
import { ScorecardMenu } from '../deck/scorecard-menu.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { Overview, OverviewPair, OverviewPart } from '../records/overview/overview.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import { asWords } from '../review/blocks/words.tsx';
import { CheckPanel } from './check-panel.tsx';
import styles from './matrix.module.css';
import { MatrixTable } from './matrix-table.tsx';
import { changeText, Mark, type ShownState, STATES, stateOf } from './matrix-words.tsx';

type Filters = { team: string | null; tier: string | null; level: string | null; state: string | null };
const ALL: Filters = { team: null, tier: null, level: null, state: null };

/** Every service against every check, with what changed since the week before, by team and by tier. */
export function MatrixView({ query }: ListViewProps) {
  const { week } = useWeek();
  const { data, error, refetch } = useQuery({
    queryKey: ['scorecard-matrix', week.key],
    queryFn: ({ signal }) => core.measures.matrix({ week: week.key }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Judging the services" />;
  if (data.rows.length === 0) {
    return (
      <EmptyState title="No service is judged yet">
        Add services: each is judged by its owner, runbook, SLOs, exercises, actions, changes and cost.
      </EmptyState>
    );
  }
  return <Matrix data={data} text={query.text} where={query.where} />;
}

type MatrixProps = { data: ScorecardMatrix; text: string; where: readonly Filter[] };

function Matrix({ data, text, where }: MatrixProps) {
  const [filters, setFilters] = useState(ALL);
  const { week } = useWeek();
  const exporting = useFileExport();
  const [chosen, setChosen] = useState<{ serviceId: string; check: string } | null>(null);
  const rows = useMemo(
    () => data.rows.filter((row) => isShown(row, filters, text) && fitsFilters(listed(row), where)),
    [data, filters, text, where],
  );
  const row = data.rows.find(({ service }) => service.id === chosen?.serviceId);
  const check = data.checks.find(({ key }) => key === chosen?.check);
  return (
    <div className={styles.split}>
      <Overview label="Matrix">
        <OverviewPart
          title={`Services by check, ${data.weekLabel}`}
          note={`Judged at the end of ${formatDate(data.day)}${data.isStored ? ', as stored when the week ended' : ''}; ${rows.length} of ${data.rows.length} services. Changes are against the week before.`}
          controls={
            <>
              <Controls data={data} filters={filters} onChange={setFilters} />
              <ScorecardMenu week={week.key} exporting={exporting} />
            </>
          }
        >
          <ExportProgress exporting={exporting} label="Exporting scorecards" />
          <Key />
          {rows.length === 0 ? (
            <p className={styles.none}>No service is like this.</p>
          ) : (
            <MatrixTable
              checks={data.checks}
              rows={rows}
              chosen={chosen}
              onChoose={(serviceId, key) => setChosen({ serviceId, check: key })}
            />
          )}
        </OverviewPart>
        {data.campaigns.length > 0 && (
          <OverviewPart title="Campaigns" note={`At the end of ${formatDate(data.day)}`}>
            <FactTable {...campaignFacts(data.campaigns)} isTitled={false} />
          </OverviewPart>
        )}
        <OverviewPair>
          <Groups title="By team" entity="team" groups={data.byTeam} all={data.all} />
          <Groups title="By tier" groups={data.byTier} all={data.all} />
        </OverviewPair>
      </Overview>
      {row && check && <CheckPanel row={row} check={check} onClose={() => setChosen(null)} />}
    </div>
  );
}

/** A row of the matrix by the names of the list's fields; the week is that of the header. */
function listed({ service, level, score }: MatrixRow): Record<string, unknown> {
  return { serviceId: service.id, level: level ?? 'none', score };
}

function isShown(row: MatrixRow, { team, tier, level, state }: Filters, text: string): boolean {
  const words = `${row.service.name} ${row.team?.name ?? ''}`.toLowerCase();
  return (
    (team === null || row.team?.id === team) &&
    (tier === null || String(row.tier) === tier) &&
    (level === null || (row.level ?? 'none') === level) &&
    (state === null || Object.values(row.results).some((result) => stateOf(result) === state)) &&
    words.includes(text.trim().toLowerCase())
  );
}

type ControlsProps = { data: ScorecardMatrix; filters: Filters; onChange: (filters: Filters) => void };

function Controls({ data, filters, onChange }: ControlsProps) {
  const choose = (name: keyof Filters) => (value: string | null) => onChange({ ...filters, [name]: value });
  const groups = (some: readonly MatrixGroup[]) =>
    some.flatMap(({ group }) => (group ? [{ value: group.id, label: group.name }] : []));
  const levels = [...LEVELS].reverse().map((value) => ({ value, label: asWords(value) }));
  return (
    <div className={styles.filters}>
      <Pick
        label="Team"
        options={groups(data.byTeam)}
        value={filters.team}
        onChange={choose('team')}
        all="All teams"
      />
      <Pick
        label="Tier"
        options={groups(data.byTier)}
        value={filters.tier}
        onChange={choose('tier')}
        all="All tiers"
      />
      <Pick
        label="Level"
        options={[...levels, { value: 'none', label: 'No level' }]}
        value={filters.level}
        onChange={choose('level')}
        all="All levels"
      />
      <Pick
        label="With a check that is"
        options={Object.entries(STATES).map(([value, { word }]) => ({ value, label: word }))}
        value={filters.state}
        onChange={choose('state')}
        all="Any check"
      />
    </div>
  );
}

type PickProps = {
  label: string;
  all: string;
  options: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
};

function Pick({ label, all, ...rest }: PickProps) {
  return <Select size="s" isClearable aria-label={label} placeholder={all} {...rest} />;
}

function Key() {
  return (
    <ul className={styles.key} aria-label="What the marks mean">
      {(Object.keys(STATES) as ShownState[]).map((state) => (
        <li key={state} data-state={state}>
          <Mark state={state} />
          {STATES[state].word}
        </li>
      ))}
    </ul>
  );
}

type GroupsProps = {
  title: string;
  entity?: string;
  groups: readonly MatrixGroup[];
  all: MatrixGroup | null;
};

function Groups({ title, entity, groups, all }: GroupsProps) {
  return (
    <OverviewPart title={title}>
      <FactTable
        name={title}
        isTitled={false}
        columns={groupColumns(entity)}
        rows={all ? [...groups, all] : groups}
        rowKey={({ group }) => group?.id ?? 'none'}
        empty="No service has a scorecard yet."
      />
    </OverviewPart>
  );
}

function groupColumns(entity: string | undefined): Column<MatrixGroup>[] {
  const nameOf = ({ group }: MatrixGroup) =>
    group?.name ?? (entity === 'team' ? 'Without a team' : 'Without a tier');
  return [
    {
      header: entity === 'team' ? 'Team' : 'Tier',
      cell: (row) =>
        entity && row.group && row.group.id !== 'all' ? (
          <RecordName entity={entity} id={row.group.id}>
            {nameOf(row)}
          </RecordName>
        ) : (
          nameOf(row)
        ),
      text: nameOf,
    },
    {
      header: 'Services',
      cell: (row) => (
        <RowsLink rows={{ entity: 'service', ids: row.ids, label: `${nameOf(row)}, scorecards` }}>
          {row.services}
        </RowsLink>
      ),
      width: '5em',
      isNumber: true,
    },
    {
      header: 'Score',
      cell: ({ score }) => (score === null ? NO_VALUE : formatPercent(score, { max: 0 })),
      text: ({ n }) => `n ${n}`,
      width: '4em',
      isNumber: true,
    },
    { header: 'Change', cell: ({ change }) => changeText(change), width: '4.5em', isNumber: true },
    ...[...LEVELS].reverse().map((level) => ({
      header: asWords(level),
      cell: ({ levels }: MatrixGroup) => levels[level],
      width: '4.5em',
      isNumber: true,
      needs: 'medium' as const,
    })),
    { header: 'None', cell: ({ levels }) => levels.none, width: '4em', isNumber: true, needs: 'medium' },
  ];
}
