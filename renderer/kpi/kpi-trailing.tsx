import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { notesOf, trailingSeries } from '#shared/review/facts/trailing-facts.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { trailingSpec } from '../charts/trailing.ts';
import { useOpenRows } from '../review/blocks/open-rows.tsx';
import { NoteList, TrailingGrid } from '../review/blocks/trailing-blocks.tsx';
import styles from './kpi-trailing.module.css';
import { pointRows } from './point-rows.ts';

const HEIGHT = 240;
const MOST_NOTES = 8;

/** The 6-12 chart of a KPI, up to the chosen week, with its nine values. */
export function KpiTrailing({ row }: { row: AnyRow }) {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['kpi-trailing', week.key, row.id],
    queryFn: () => core.kpi.trailing({ week: week.key, id: row.id }),
    placeholderData: keepPreviousData,
  });
  return data?.id === row.id ? <View data={data} week={week.key} /> : null;
}

function View({ data, week }: { data: TrailingData; week: string }) {
  const onOpen = useOpenRows();
  const notes = useMemo(() => notesOf([{ data, months: 'trailing' }], MOST_NOTES), [data]);
  const spec = useMemo(
    () =>
      trailingSpec({
        kind: 'trailing',
        name: data.name,
        series: [trailingSeries(data, { months: 'trailing' })],
        isFlow: data.isFlow,
        notes: notes.map(({ date }) => date),
        rowsOf: ({ label, start, end }, grain) =>
          pointRows({ week, id: data.id, grain, start, end }, `${data.name}, ${label}`),
      }),
    [data, notes, week],
  );
  const isEmpty = [...data.weeks, ...data.months].every(
    ({ value, prior }) => value === null && prior === null,
  );
  if (isEmpty) return null;
  return (
    <section className={styles.trailing} aria-label="Six weeks and twelve months">
      <ChartFigure title="Six weeks, twelve months" spec={spec} height={HEIGHT} onOpen={onOpen} hasToggle />
      <NoteList notes={notes} />
      <TrailingGrid data={data} />
    </section>
  );
}
