import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate, formatNumber } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { IMPACTS, LIKELIHOODS, type RiskLevel, riskLevel } from '#shared/risk/levels.ts';
import { core } from '../app/client.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { RagMark } from '../design/badge.tsx';
import { Spinner } from '../design/progress.tsx';
import { type CellAt, type GridKeys, useGridKeys } from '../records/grid-keys.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery, type RowsQuery } from '../records/use-rows.ts';
import styles from './risk-map.module.css';

const SCALE = [1, 2, 3, 4, 5] as const;
/** Names written in a cell; the rest is behind its count. */
const SHOWN = 4;
/** Lines of the keyboard within one cell: its count, its names, and the rest. */
const LINES = SHOWN + 2;
const MOST_ROWS = 2000;

type Before = ReadonlyMap<string, { likelihood: number; impact: number }>;
type Cell = { likelihood: number; impact: number; count: number; rows: readonly AnyRow[] };

/** Risks by likelihood and impact. Counts open their risks, names open the risk. */
export function RiskMap({ query, openId, onOpen, onActive }: ListViewProps) {
  const { settings } = useWorkspace();
  const { week } = useWeek();
  const where = registerFilters(query);
  const { data } = useRisks(query, where);
  const { data: moved } = useQuery({
    queryKey: ['risks-moved', week.start],
    queryFn: () => core.risk.movedSince({ at: week.start }),
  });
  useEffect(() => () => onActive(undefined), [onActive]);
  if (!data) return <Spinner />;
  const cells = SCALE.toReversed().flatMap((likelihood) =>
    SCALE.map((impact) => cellOf(data, likelihood, impact)),
  );
  const before: Before = new Map((moved ?? []).map((one) => [one.id, one]));
  return (
    <div className={styles.page}>
      <Legend
        high={settings.attention.riskScore}
        isRegister={where.length > coreQuery(query).where.length}
        moved={before.size}
        since={week.firstDay}
      />
      <Grid
        cells={cells}
        before={before}
        high={settings.attention.riskScore}
        openId={openId}
        onOpen={onOpen}
        onActive={onActive}
        onRows={({ likelihood, impact }) =>
          openFiltered('risk', [...where, ...cellFilters(likelihood, impact)], cellWords(likelihood, impact))
        }
      />
    </div>
  );
}

type GridProps = Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'> & {
  cells: readonly Cell[];
  before: Before;
  high: number;
  onRows: (cell: Cell) => void;
};

function Grid(props: GridProps) {
  const { cells } = props;
  const stops = cells.flatMap((cell, at) => stopsOf(cell, Math.floor(at / 5), at % 5));
  const keys = useGridKeys<HTMLTableElement>(stops, 'columns');
  return (
    <div className={styles.scroll}>
      <table ref={keys.root} className={styles.map} onKeyDown={keys.onKeyDown}>
        <caption className="visually-hidden">Risks by likelihood and impact</caption>
        <colgroup>
          <col className={styles.levels} />
          <col span={5} />
        </colgroup>
        <tbody>
          {SCALE.toReversed().map((likelihood, row) => (
            <tr key={likelihood}>
              <th scope="row">
                <strong>{likelihood}</strong> {LIKELIHOODS[likelihood - 1]}
              </th>
              {cells.slice(row * 5, row * 5 + 5).map((cell, column) => (
                <MapCell key={cell.impact} {...props} cell={cell} row={row} column={column} keys={keys} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th className={styles.axes} scope="col">
              Likelihood ↑<br />
              Impact →
            </th>
            {SCALE.map((impact) => (
              <th key={impact} scope="col">
                <strong>{impact}</strong> {IMPACTS[impact - 1]}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type CellProps = GridProps & { cell: Cell; row: number; column: number; keys: GridKeys<HTMLTableElement> };

function MapCell({ cell, row, column, keys, before, high, openId, onOpen, onActive, onRows }: CellProps) {
  const { likelihood, impact, count, rows } = cell;
  const level = riskLevel(likelihood, impact, high);
  const stop = (line: number) => keys.cellProps(row * LINES + line, column);
  const left = count - Math.min(SHOWN, rows.length);
  return (
    <td className={styles.cell} data-level={level} data-empty={count === 0 || undefined}>
      <div className={styles.cellHead}>
        {count > 0 && (
          <button
            type="button"
            className={styles.count}
            aria-label={`${formatCount(count, 'risk', 'risks')}, ${cellWords(likelihood, impact)}`}
            title="Show them in the table"
            {...stop(0)}
            onClick={() => onRows(cell)}
          >
            {formatNumber(count)}
          </button>
        )}
        <span className={styles.score}>
          {likelihood * impact} {count > 0 && level}
        </span>
      </div>
      <ul>
        {rows.slice(0, SHOWN).map((risk, at) => {
          const { onFocus, ...place } = stop(at + 1);
          return (
            <li key={risk.id}>
              <button
                type="button"
                className={styles.name}
                aria-current={risk.id === openId || undefined}
                title={String(risk.title)}
                {...place}
                onFocus={() => {
                  onFocus();
                  onActive(risk.id);
                }}
                onClick={() => onOpen(risk.id)}
              >
                <Trend trend={String(risk.trend)} />
                <span className={styles.title}>{String(risk.title)}</span>
                <Was place={before.get(risk.id)} />
              </button>
            </li>
          );
        })}
        {left > 0 && (
          <li>
            <button type="button" className={styles.more} {...stop(SHOWN + 1)} onClick={() => onRows(cell)}>
              {formatNumber(left)} more in the table
            </button>
          </li>
        )}
      </ul>
    </td>
  );
}

const TRENDS: Readonly<Record<string, { sign: string; word: string }>> = {
  rising: { sign: '↑', word: 'Rising' },
  steady: { sign: '→', word: 'Steady' },
  falling: { sign: '↓', word: 'Falling' },
};

function Trend({ trend }: { trend: string }) {
  const { sign, word } = TRENDS[trend] ?? { sign: '', word: '' };
  return (
    <span className={styles.trend} data-trend={trend} title={word}>
      <span aria-hidden>{sign}</span>
      <span className="visually-hidden">{word}: </span>
    </span>
  );
}

function Was({ place }: { place: { likelihood: number; impact: number } | undefined }) {
  if (!place) return null;
  const words = `moved here from likelihood ${place.likelihood}, impact ${place.impact}`;
  return (
    <span className={styles.was} title={words}>
      <span aria-hidden>
        was {place.likelihood}×{place.impact}
      </span>
      <span className="visually-hidden">, {words}</span>
    </span>
  );
}

type LegendProps = { high: number; isRegister: boolean; moved: number; since: string };

function Legend({ high, isRegister, moved, since }: LegendProps) {
  const medium = SCALE.flatMap((a) => SCALE.map((b) => a * b))
    .filter((score) => levelOfScore(score, high) === 'medium')
    .sort((a, b) => a - b)[0];
  return (
    <p className={styles.legend}>
      <RagMark rag="red" word={`High, from ${high}`} />
      <RagMark rag="amber" word={`Medium, from ${medium ?? high}`} />
      <RagMark rag={null} word="Low" />
      <span>
        {moved > 0
          ? `${formatCount(moved, 'risk has', 'risks have')} moved since ${formatDate(since)}.`
          : `No risk has moved since ${formatDate(since)}.`}
        {isRegister && ' Closed risks are left out.'}
      </span>
    </p>
  );
}

function levelOfScore(score: number, high: number): RiskLevel {
  return riskLevel(score, 1, high);
}

function useRisks(query: RowsQuery, where: Filter[]) {
  const { text, sort } = coreQuery(query);
  const highest = [
    { field: 'nextReviewOn', descending: false },
    { field: 'title', descending: false },
  ];
  return useQuery({
    queryKey: ['risk-map', query, where],
    queryFn: async ({ signal }) => {
      const order = sort.length > 0 ? sort : highest;
      const [page, tally] = await Promise.all([
        core.record.list({ entity: 'risk', where, text, sort: order, limit: MOST_ROWS }, { signal }),
        core.record.tally({ entity: 'risk', where, text, by: ['likelihood', 'impact'] }, { signal }),
      ]);
      return { rows: page.rows, groups: tally.groups };
    },
    placeholderData: keepPreviousData,
  });
}

/** Without a filter on the status, the register: open and accepted risks. Rows behind a figure are shown whole. */
function registerFilters(query: RowsQuery): Filter[] {
  const { where } = coreQuery(query);
  if (query.ids !== null || where.some(({ field }) => field === 'status')) return where;
  return [...where, { field: 'status', op: 'in', value: ['open', 'accepted'] }];
}

type Risks = { rows: readonly AnyRow[]; groups: readonly { values: unknown[]; count: number }[] };

function cellOf({ rows, groups }: Risks, likelihood: number, impact: number): Cell {
  const group = groups.find(({ values }) => values[0] === likelihood && values[1] === impact);
  const own = rows.filter((row) => row.likelihood === likelihood && row.impact === impact);
  return { likelihood, impact, count: group?.count ?? 0, rows: own };
}

function cellFilters(likelihood: number, impact: number): Filter[] {
  return [
    { field: 'likelihood', op: 'eq', value: likelihood },
    { field: 'impact', op: 'eq', value: impact },
  ];
}

function cellWords(likelihood: number, impact: number): string {
  return `likelihood ${likelihood}, impact ${impact}`;
}

function stopsOf({ count, rows }: Cell, row: number, column: number): CellAt[] {
  if (count === 0) return [];
  const names = Math.min(SHOWN, rows.length);
  const lines = [0, ...rows.slice(0, names).map((_, at) => at + 1), ...(count > names ? [SHOWN + 1] : [])];
  return lines.map((line): CellAt => `${row * LINES + line},${column}`);
}
