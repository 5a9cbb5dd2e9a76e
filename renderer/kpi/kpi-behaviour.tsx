import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BehaviourData } from '#shared/kpi/behaviour-data.ts';
import { limitsInWords, signalsInWords } from '#shared/kpi/behaviour-words.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { behaviourSpec } from '../charts/behaviour.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { useOpenRows } from '../review/blocks/open-rows.tsx';
import styles from './kpi-record.module.css';
import { pointRows } from './point-rows.ts';

const HEIGHT = 240;
const MOST_SIGNALS = 6;

/** A KPI's series with the limits of its normal variation, its signals in words, and what the limits stand on. */
export function KpiBehaviour({ id }: { id: string }) {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['kpi-behaviour', week.key, id],
    queryFn: () => core.measures.behaviour({ week: week.key, id }),
    placeholderData: keepPreviousData,
  });
  return data?.id === id ? <View data={data} week={week.key} /> : null;
}

function View({ data, week }: { data: BehaviourData; week: string }) {
  const onOpen = useOpenRows();
  const spec = useMemo(
    () =>
      behaviourSpec(data, ({ label, firstDay, lastDay }) =>
        pointRows(
          { week, id: data.id, grain: data.grain, start: firstDay, end: lastDay },
          `${data.name}, ${label}`,
        ),
      ),
    [data, week],
  );
  const signals = useMemo(() => signalsInWords(data.points), [data]);
  if (data.points.every(({ value }) => value === null)) return null;
  return (
    <section className={styles.part} aria-label="Signal or noise">
      <ChartFigure title="Signal or noise" spec={spec} height={HEIGHT} onOpen={onOpen} hasToggle />
      <p>Newest: {data.verdict}.</p>
      {signals.length > 0 && (
        <ul className={styles.signals} aria-label="Signals">
          {signals.slice(0, MOST_SIGNALS).map(({ rule, side, firstKey, text }) => (
            <li key={`${rule} ${side} ${firstKey}`}>{text}</li>
          ))}
          {signals.length > MOST_SIGNALS && (
            <li>and {signals.length - MOST_SIGNALS} earlier ones, in the table</li>
          )}
        </ul>
      )}
      {limitsInWords(data).map((words) => (
        <p key={words} className={styles.muted}>
          {words}
        </p>
      ))}
    </section>
  );
}
