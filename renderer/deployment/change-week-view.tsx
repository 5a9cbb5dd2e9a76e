import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StackedChart } from '#shared/chart/chart-data.ts';
import type { ChangeWeek, ChangeWeeks } from '#shared/deployment/change-weeks.ts';
import { formatCount, formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { specOf } from '../charts/draw.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { FigureSurface, showRows, useListAtWeek } from '../records/at-week.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './change-week-view.module.css';

const CHART_HEIGHT = 190;

/** The changes of a list by week, and how many of them failed: half a year that ends with the chosen week. */
export function ChangeWeekView({ query }: ListViewProps) {
  const asked = useListAtWeek(query);
  const { data, error, refetch } = useQuery({
    queryKey: ['change-weeks', asked],
    queryFn: ({ signal }) => core.reliability.changeWeeks(asked, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Sorting changes into weeks" />;
  if (data.weeks.every(({ changes }) => changes === 0)) {
    return (
      <EmptyState title="No change in these 26 weeks">Choose another week, or fewer filters.</EmptyState>
    );
  }
  return (
    <FigureSurface>
      <Weeks data={data} />
    </FigureSurface>
  );
}

function Weeks({ data }: { data: ChangeWeeks }) {
  const { weeks, rateTrend, target, hasCounts } = data;
  const changes = useMemo(() => specOf(changesChart(weeks)), [weeks]);
  const rate = useMemo(
    () =>
      specOf({
        kind: 'trend',
        name: 'Change failure rate',
        measure: { unit: 'ratio' },
        trend: rateTrend,
        entity: 'deployment',
        target: target?.value ?? null,
      }),
    [rateTrend, target],
  );
  return (
    <div className={styles.view}>
      <p className={styles.words}>
        A change failed when it failed, was rolled back or caused an incident.{' '}
        {hasCounts
          ? 'Weekly counts of services whose changes are only counted are among them.'
          : 'Weekly counts are left out while the list is narrowed.'}
      </p>
      <div className={styles.charts}>
        <ChartFigure
          title="Changes a week"
          spec={changes}
          height={CHART_HEIGHT}
          onOpen={showRows}
          hasToggle
        />
        <ChartFigure
          title="Change failure rate"
          spec={rate}
          height={CHART_HEIGHT}
          onOpen={showRows}
          hasToggle
        />
      </div>
      <table className={styles.table}>
        <caption className="visually-hidden">Changes by week</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Changes</th>
            <th scope="col">Failed</th>
            <th scope="col">Failure rate</th>
            <th scope="col">Of these counted only</th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((week) => (
            <WeekRow key={week.key} week={week} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WeekRow({ week }: { week: ChangeWeek }) {
  const { label, isPartial, changes, failed, rate, ids, failedIds, countIds } = week;
  const rows = (name: string, list: readonly string[]) => ({
    entity: 'deployment',
    ids: list,
    label: `${name} of ${label}`,
  });
  const counted = changes - ids.length;
  return (
    <tr>
      <th scope="row">
        {label}
        {isPartial && <span className={styles.note}> so far</span>}
      </th>
      <td>
        <RowsLink rows={rows('Changes', ids)}>{formatNumber(changes)}</RowsLink>
      </td>
      <td>
        <RowsLink rows={rows('Failed changes', failedIds)}>{formatNumber(failed)}</RowsLink>
      </td>
      <td title={rate.reason}>
        {rate.value === null ? (
          <span className={styles.note}>{NO_VALUE}</span>
        ) : (
          <RowsLink rows={rows('Change failure rate', ids)}>{formatPercent(rate.value, { max: 1 })}</RowsLink>
        )}
      </td>
      <td>
        {countIds.length === 0 ? (
          <span className={styles.note}>{NO_VALUE}</span>
        ) : (
          <RowsLink rows={{ entity: 'deploymentCount', ids: countIds, label: `Weekly counts of ${label}` }}>
            {`${formatNumber(counted)} in ${formatCount(countIds.length, 'count', 'counts')}`}
          </RowsLink>
        )}
      </td>
    </tr>
  );
}

function changesChart(weeks: readonly ChangeWeek[]): StackedChart {
  const rows = (name: string, pick: (week: ChangeWeek) => readonly string[]) =>
    weeks.map((week) => ({ entity: 'deployment', ids: pick(week), label: `${name} of ${week.label}` }));
  return {
    kind: 'stacked',
    name: 'Changes a week',
    measure: { unit: 'count' },
    periods: weeks.map(({ key }) => key.slice('2026-'.length)),
    stacks: [
      {
        name: 'went well',
        colour: 'main',
        values: weeks.map(({ changes, failed }) => changes - failed),
        rows: rows('Changes that went well', ({ ids, failedIds }) => {
          const bad = new Set(failedIds);
          return ids.filter((id) => !bad.has(id));
        }),
      },
      {
        name: 'failed',
        colour: 'bad',
        values: weeks.map(({ failed }) => failed),
        rows: rows('Failed changes', ({ failedIds }) => failedIds),
      },
    ],
  };
}
