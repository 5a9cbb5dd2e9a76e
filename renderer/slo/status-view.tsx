import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatDate, formatNumber } from '#shared/figure/format.ts';
import { worstFirst } from '#shared/review/facts/slo-facts.ts';
import type { SloStatus } from '#shared/review/sections.ts';
import type { SloStandings } from '#shared/slo/slo-views.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { Spinner } from '../design/progress.tsx';
import { useListAtWeek } from '../records/at-week.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { STATUS_COLUMNS, STATUSES, sortedBy } from './status-columns.tsx';
import { type Order, StatusTable } from './status-table.tsx';
import styles from './status-view.module.css';

/** Where the SLOs of a list stand in the chosen week: met, at risk or missed, and what is left of each budget. */
export function SloStatusView({ query, openId, onOpen, onActive }: ListViewProps) {
  const asked = useListAtWeek(query);
  const { data, error, refetch } = useQuery({
    queryKey: ['slo-standings', asked],
    queryFn: ({ signal }) => core.reliability.slos(asked, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Computing the budgets" />;
  return <Standings data={data} openId={openId} onOpen={onOpen} onActive={onActive} />;
}

type Props = { data: SloStandings } & Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'>;

function Standings({ data, openId, onOpen, onActive }: Props) {
  const [only, setOnly] = useState<SloStatus | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const rows = useMemo(() => {
    const shown = only === null ? data.rows : data.rows.filter(({ status }) => status === only);
    const column = STATUS_COLUMNS.find(({ name }) => name === order?.name);
    return column ? sortedBy(shown, column, order?.isDescending ?? false) : worstFirst(shown);
  }, [data, only, order]);
  return (
    <>
      <div className={styles.head}>
        <fieldset className={styles.statuses}>
          <legend className="visually-hidden">Only SLOs that are</legend>
          <Choice word="All" count={data.rows.length} isOn={only === null} onChoose={() => setOnly(null)} />
          {STATUSES.map(({ status, word }) => (
            <Choice
              key={status}
              word={word}
              count={data.rows.filter((row) => row.status === status).length}
              isOn={only === status}
              onChoose={() => setOnly(only === status ? null : status)}
            />
          ))}
        </fieldset>
        <p className={styles.asOf}>
          {data.period.label}, as of the end of {formatDate(data.asOfDay)}
          {data.isPartial && '; the week is not over'}
        </p>
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>No SLO of this list is in this state.</p>
      ) : (
        <StatusTable
          rows={rows}
          order={order}
          onOrder={setOrder}
          openId={openId}
          onOpen={onOpen}
          onActive={onActive}
        />
      )}
    </>
  );
}

type ChoiceProps = { word: string; count: number; isOn: boolean; onChoose: () => void };

function Choice({ word, count, isOn, onChoose }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onChoose}>
      {word} <span>{formatNumber(count)}</span>
    </button>
  );
}
