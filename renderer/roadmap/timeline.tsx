import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatDate, formatMonth, formatNumber } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { isMilestoneClosed } from '#shared/roadmap/slip.ts';
import { addMonths, daysInMonth, monthOfDate, monthRange } from '#shared/time/month.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { type GridKeys, useGridKeys } from '../records/grid-keys.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery } from '../records/use-rows.ts';
import { datesOf, milestoneText } from './milestone-words.ts';
import styles from './timeline.module.css';

const MOST = 400;
/** Milestones closed longer ago are folded away until a person asks for them. */
const RECENT_DAYS = 90;

const LANES: readonly { label: string; horizons: readonly string[] }[] = [
  { label: '30, 60 and 90 days', horizons: ['30-day', '60-day', '90-day'] },
  { label: '6 and 12 months', horizons: ['6-month', '12-month'] },
  { label: 'Roadmap', horizons: ['roadmap'] },
];

/** Milestones on months, by kind, with today. */
export function RoadmapTimeline({ query, openId, onOpen, onActive }: ListViewProps) {
  const { today } = useWorkspace();
  const [isWhole, setWhole] = useState(false);
  const { data: latest } = useQuery({
    queryKey: ['timeline', query],
    queryFn: ({ signal }) =>
      core.record.list(
        {
          entity: 'milestone',
          ...coreQuery(query),
          sort: [{ field: 'dueOn', descending: false }],
          limit: MOST,
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  // Drawn in pieces, so that no frame waits for all of it.
  const data = useDeferredValue(latest);
  useEffect(() => () => onActive(undefined), [onActive]);
  if (!data) return <Spinner />;
  const rows = isWhole ? data.rows : data.rows.filter((row) => isCurrent(row, today));
  const hidden = data.rows.length - rows.length;
  return (
    <div className={styles.page}>
      <p className={styles.note}>
        Bars run from start to due date.
        {hidden > 0 && (
          <Button size="s" variant="ghost" onClick={() => setWhole(true)}>
            Show {formatNumber(hidden)} closed before {formatDate(addDays(today, -RECENT_DAYS))}
          </Button>
        )}
        {data.total > data.rows.length && ` The first ${MOST} of ${formatNumber(data.total)} are shown.`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Nothing is planned">Press N to add a milestone.</EmptyState>
      ) : (
        <Chart
          rows={rows}
          titles={data.titles}
          openId={openId}
          onOpen={onOpen}
          onActive={onActive}
          today={today}
          isWhole={isWhole}
        />
      )}
    </div>
  );
}

type ChartProps = Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'> & {
  rows: readonly AnyRow[];
  titles: Titles;
  today: string;
  isWhole: boolean;
};

function Chart({ rows, today, isWhole, ...props }: ChartProps) {
  const months = monthsOf(rows, today, isWhole);
  const scale = scaleOf(months);
  const ordered = LANES.map((lane) => ({
    ...lane,
    rows: rows.filter(({ horizon }) => lane.horizons.includes(String(horizon))),
  })).filter((lane) => lane.rows.length > 0);
  const flat = ordered.flatMap((lane) => lane.rows);
  const keys = useGridKeys<HTMLDivElement>(flat.map((_, at) => `${at},0` as const));
  const scroll = useTodayInSight(scale(today), months.length);
  const width = { '--months': months.length, '--today': `${scale(today) * 100}%` } as CSSProperties;
  return (
    <div ref={scroll} className={styles.scroll}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that the lines inside share */}
      <div ref={keys.root} className={styles.chart} style={width} onKeyDown={keys.onKeyDown}>
        <div className={styles.months} aria-hidden>
          <span className={styles.side} />
          <div className={styles.track}>
            {months.map((month) => (
              <span key={month} className={styles.month} style={{ left: `${scale(`${month}-01`) * 100}%` }}>
                {monthName(month, month === months[0])}
              </span>
            ))}
            <span className={styles.todayName}>today</span>
          </div>
        </div>
        {ordered.map((lane) => (
          <section key={lane.label} aria-label={lane.label}>
            <h2 className={styles.lane}>
              {lane.label} <span>{formatNumber(lane.rows.length)}</span>
            </h2>
            <ul>
              {lane.rows.map((row) => (
                <Line
                  key={row.id}
                  {...props}
                  row={row}
                  today={today}
                  at={flat.indexOf(row)}
                  keys={keys}
                  scale={scale}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

type LineProps = Omit<ChartProps, 'rows' | 'isWhole'> & {
  row: AnyRow;
  at: number;
  keys: GridKeys<HTMLDivElement>;
  scale: (date: string) => number;
};

function Line({ row, at, keys, scale, titles, openId, onOpen, onActive, today }: LineProps) {
  const { status, dueOn } = datesOf(row);
  const { text, isLate } = milestoneText(row, today);
  const end = dueOn === null ? null : scale(dueOn);
  const start = typeof row.startsOn === 'string' ? scale(row.startsOn) : end;
  const owner = titles[String(row.ownerId)] ?? titles[String(row.teamId)] ?? '';
  const { onFocus, ...place } = keys.cellProps(at, 0);
  return (
    <li className={styles.line} aria-current={row.id === openId || undefined}>
      <button
        type="button"
        className={styles.side}
        {...place}
        onFocus={() => {
          onFocus();
          onActive(row.id);
        }}
        onClick={() => onOpen(row.id)}
      >
        <span className={styles.name} title={String(row.title)}>
          {String(row.title)}
        </span>
        <span className={styles.owner}>{owner}</span>
        <span className="visually-hidden">, {text}</span>
      </button>
      <div className={styles.track} aria-hidden>
        {end !== null && start !== null && (
          <>
            <span
              className={styles.bar}
              data-status={status}
              data-late={isLate || undefined}
              style={{ left: `${Math.min(start, end) * 100}%`, width: `${Math.abs(end - start) * 100}%` }}
            />
            <span
              className={styles.due}
              data-status={status}
              data-late={isLate || undefined}
              style={{ left: `${end * 100}%` }}
            />
          </>
        )}
        <span
          className={styles.words}
          data-late={isLate || undefined}
          style={{ left: `${Math.max(0, end ?? 0) * 100}%` }}
        >
          {text}
        </span>
      </div>
    </li>
  );
}

function isCurrent(row: AnyRow, today: string): boolean {
  const dates = datesOf(row);
  return !isMilestoneClosed(dates) || (dates.dueOn ?? today) >= addDays(today, -RECENT_DAYS);
}

/** How far back the timeline goes until a person asks for all of it, and how far on, so that the words have room. */
const MONTHS_BACK = 4;
const MONTHS_ON = 3;

/** `Nov`; with its year where one begins. */
function monthName(month: string, isFirst: boolean): string {
  const whole = formatMonth(month);
  return isFirst || month.endsWith('-01') ? whole : whole.slice(0, 3);
}

/** Every month the milestones touch, today's among them. */
function monthsOf(rows: readonly AnyRow[], today: string, isWhole: boolean): string[] {
  const dates = rows.flatMap(({ startsOn, dueOn }) =>
    [startsOn, dueOn].filter((date): date is string => typeof date === 'string'),
  );
  const months = [...dates, today].map(monthOfDate).sort();
  const [first = '', last = first] = [months[0], months.at(-1)];
  const earliest = addMonths(monthOfDate(today), -MONTHS_BACK);
  return monthRange(isWhole || first > earliest ? first : earliest, addMonths(last, MONTHS_ON));
}

/** Where a date is from the first day of the first month (0) to the end of the last (1). */
function scaleOf(months: readonly string[]): (date: string) => number {
  const first = `${months[0]}-01`;
  const last = months.at(-1) ?? '';
  const days = daysBetween(first, `${last}-${daysInMonth(last)}`) + 1;
  return (date) => daysBetween(first, date) / days;
}

/** Scrolls sideways to today when the timeline is first shown. */
function useTodayInSight(share: number, months: number) {
  const scroll = useRef<HTMLDivElement>(null);
  const onMonths = useEffectEvent((_months: number) => {
    const element = scroll.current;
    if (element) element.scrollLeft = share * element.scrollWidth - element.clientWidth / 2;
  });
  // Only when the months change, not while a person scrolls.
  useEffect(() => onMonths(months), [months]);
  return scroll;
}
