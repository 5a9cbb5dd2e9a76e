import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StackedChart } from '#shared/chart/chart-data.ts';
import { formatNumber } from '#shared/figure/format.ts';
import { SEVERITIES, type Severity } from '#shared/incident/incident.ts';
import type {
  IncidentQuarter,
  IncidentWeek,
  IncidentWeeks,
  WeekIncident,
} from '#shared/incident/incident-weeks.ts';
import { clockFacts } from '#shared/review/facts/clock-facts.ts';
import { severityColour } from '#shared/review/facts/incident-facts.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { InTurn, useTurn } from '../app/turns.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { specOf } from '../charts/draw.ts';
import { Spinner } from '../design/progress.tsx';
import { FigureSurface, showRows, useListAtWeek } from '../records/at-week.tsx';
import { type CellAt, useGridKeys } from '../records/grid-keys.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './week-view.module.css';

const CHART_HEIGHT = 150;
/** Incidents of one severity named in a week; the rest is behind its number. */
const NAMED = 8;
/** Weeks that are drawn at once. */
const FIRST_WEEKS = 2;

/** The incidents of a list by week and severity, half a year that ends with the chosen week. */
export function IncidentWeekView({ query, openId, onOpen, onActive }: ListViewProps) {
  const asked = useListAtWeek(query);
  const { data, error, refetch } = useQuery({
    queryKey: ['incident-weeks', asked],
    queryFn: ({ signal }) => core.reliability.incidentWeeks(asked, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Sorting incidents into weeks" />;
  return (
    <FigureSurface>
      <Weeks data={data} openId={openId} onOpen={onOpen} onActive={onActive} />
    </FigureSurface>
  );
}

type Props = { data: IncidentWeeks } & Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'>;

function Weeks({ data, openId, onOpen, onActive }: Props) {
  const { weeks, quarter } = data;
  const spec = useMemo(() => specOf(chartOf(weeks)), [weeks]);
  const cells = useMemo(() => cellsOf(weeks), [weeks]);
  const keys = useGridKeys<HTMLTableElement>(cells);
  return (
    <div className={styles.view}>
      <ChartFigure title="Incidents a week" spec={spec} height={CHART_HEIGHT} onOpen={showRows} hasToggle />
      <Quarter quarter={quarter} />
      <table ref={keys.root} className={styles.table} onKeyDown={keys.onKeyDown}>
        <caption className="visually-hidden">Incidents by week and severity</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" data-number>
              All
            </th>
            {SEVERITIES.map((severity) => (
              <th key={severity} scope="col">
                {severity}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            <WeekRow
              key={week.key}
              isFirst={row < FIRST_WEEKS}
              {...{ week, openId, onOpen, onActive }}
              cellProps={(column, at) => keys.cellProps(row, column * NAMED + at)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Omit<CellProps, 'severity' | 'cellProps'> & {
  isFirst: boolean;
  cellProps: (column: number, at: number) => ReturnType<CellProps['cellProps']>;
};

/** A week; those below the first screen are drawn one after the other. */
function WeekRow({ week, openId, onOpen, onActive, isFirst, cellProps }: RowProps) {
  if (!useTurn(isFirst)) return null;
  return (
    <tr>
      <th scope="row">
        {week.label}
        {week.isPartial && <span className={styles.note}> so far</span>}
      </th>
      <td data-number>
        <RowsLink rows={rowsOf(week, week.incidents)}>{formatNumber(week.incidents.length)}</RowsLink>
      </td>
      {SEVERITIES.map((severity, column) => (
        <td key={severity}>
          <Cell
            week={week}
            severity={severity}
            openId={openId}
            onOpen={onOpen}
            onActive={onActive}
            cellProps={(at) => cellProps(column, at)}
          />
        </td>
      ))}
    </tr>
  );
}

/** What a week alone is too short to say: where the mean went and why, and what answering cost people. */
function Quarter({ quarter: { label, clocks, restore, responders } }: { quarter: IncidentQuarter }) {
  return (
    <section className={styles.quarter} aria-label="The last 13 weeks">
      <h2>
        The last 13 weeks <span className={styles.note}>{label}; arrows are against the 13 before</span>
      </h2>
      <InTurn>
        <FigureTiles figures={[...restore, ...responders]} />
      </InTurn>
      <InTurn>
        <FactTable {...clockFacts(clocks)} />
      </InTurn>
    </section>
  );
}

type CellProps = {
  week: IncidentWeek;
  severity: Severity;
  cellProps: (at: number) => { 'data-at': CellAt; tabIndex: 0 | -1; onFocus: () => void };
} & Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'>;

function Cell({ week, severity, openId, onOpen, onActive, cellProps }: CellProps) {
  const incidents = of(week, severity);
  if (incidents.length === 0) return <span className={styles.none}>—</span>;
  const left = incidents.length - NAMED;
  return (
    <span className={styles.chips}>
      {incidents.slice(0, NAMED).map((incident, at) => {
        const { onFocus, ...cell } = cellProps(at);
        return (
          <button
            key={incident.id}
            type="button"
            className={styles.chip}
            data-severity={severity}
            data-is-open={incident.id === openId || undefined}
            title={`${incident.title}${incident.isOpen ? ' (still open)' : ''}`}
            onClick={() => onOpen(incident.id)}
            onFocus={() => {
              onFocus();
              onActive(incident.id);
            }}
            {...cell}
          >
            {incident.key ?? incident.title}
            {incident.key && <span className="visually-hidden"> {incident.title}</span>}
            {incident.isOpen && <strong> open</strong>}
          </button>
        );
      })}
      {left > 0 && (
        <RowsLink rows={rowsOf(week, incidents, severity)}>{`and ${formatNumber(left)} more`}</RowsLink>
      )}
    </span>
  );
}

function chartOf(weeks: readonly IncidentWeek[]): StackedChart {
  const ordered = weeks.toReversed();
  return {
    kind: 'stacked',
    name: 'Incidents a week',
    measure: { unit: 'count' },
    periods: ordered.map(({ key }) => key.slice('2026-'.length)),
    stacks: SEVERITIES.map((severity) => ({
      name: severity,
      colour: severityColour(severity),
      values: ordered.map((week) => of(week, severity).length),
      rows: ordered.map((week) => rowsOf(week, of(week, severity), severity)),
    })),
  };
}

/** Every named incident takes the keyboard. */
function cellsOf(weeks: readonly IncidentWeek[]): CellAt[] {
  return weeks.flatMap((week, row) =>
    SEVERITIES.flatMap((severity, column) =>
      of(week, severity)
        .slice(0, NAMED)
        .map((_, at): CellAt => `${row},${column * NAMED + at}`),
    ),
  );
}

function of(week: IncidentWeek, severity: Severity): WeekIncident[] {
  return week.incidents.filter((incident) => incident.severity === severity);
}

function rowsOf(week: IncidentWeek, incidents: readonly WeekIncident[], severity?: Severity) {
  const label = `${severity ? `${severity} incidents` : 'Incidents'} of ${week.label}`;
  return { entity: 'incident', ids: incidents.map(({ id }) => id), label };
}
