import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { formatInstant } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { shiftWeek } from '#shared/time/week.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { useCalendar, useWeek } from '../app/use-week.ts';
import type { Rows } from '../charts/spec.ts';
import { Spinner } from '../design/progress.tsx';
import { FigureTiles, pickFigures } from '../review/blocks/figure-tile.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import { reviewQuery } from '../review/queries.ts';
import { AttentionCard } from './attention-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import styles from './home.module.css';
import { MineCard } from './mine-card.tsx';
import { ReviewCard } from './review-card.tsx';

/** The week at a glance: what needs attention, the next review, what is one's own, what changed. */
export function HomePage() {
  const { week } = useWeek();
  const { data: latest, error, refetch } = useReview(week.key);
  const data = useDeferredValue(latest);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className={styles.waiting}>
        <Spinner label="Looking at the week" />
      </div>
    );
  return <Home data={data} />;
}

function Home({ data }: { data: ReviewData }) {
  const calendar = useCalendar();
  const lastWeek = useMemo(() => shiftWeek(data.week, -1, calendar), [data.week, calendar]);
  const isSettled = useSettled();
  const { data: before } = useReview(lastWeek.key, isSettled);
  const { headline } = data.narrative;
  return (
    <OpenRows value={open}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{data.weekLabel}</h1>
          <span className={styles.muted}>
            {data.workspace.name}, as of {formatInstant(data.asOf, data.workspace.zone)}
            {data.isPartial ? '; the week is not over' : ''}
          </span>
        </header>
        <FirstSteps />
        {headline.length > 0 && (
          <ul className={styles.headline}>
            {headline.slice(0, 3).map(({ id, text }) => (
              <li key={id ?? text}>{text}</li>
            ))}
          </ul>
        )}
        <FigureTiles figures={pickFigures(data.figures, SHOWN_FIGURES.headline, 5)} columns={5} />
        <div className={styles.grid}>
          <AttentionCard entries={data.attention} />
          <div className={styles.column}>
            <ReviewCard data={data} />
            <MineCard data={data} />
            <ChangesCard before={before} now={data} />
          </div>
        </div>
      </div>
    </OpenRows>
  );
}

function useReview(week: string, enabled = true) {
  return useQuery({ ...reviewQuery(week), enabled });
}

/** A person who only passes through is not kept waiting by what a second review costs. */
const PASSING_MS = 400;

function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), PASSING_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

function open({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}
