import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CSSProperties, startTransition, useState } from 'react';
import { type AgeBucket, ageBuckets, dueBuckets, OPEN_ACTIONS } from '#shared/action/ageing.ts';
import { formatNumber } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { core } from '../app/client.ts';
import { openFiltered } from '../app/lineage.ts';
import { NearRows } from '../app/near-rows.tsx';
import { useWorkspace } from '../app/queries.ts';
import { chunksOf } from '../app/turns.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { type CellAt, useGridKeys } from '../records/grid-keys.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery, type RowsQuery } from '../records/use-rows.ts';
import styles from './ageing.module.css';

type By = 'ownerId' | 'teamId';
type Measure = 'due' | 'age';

const BY = [
  { value: 'ownerId', label: 'By owner' },
  { value: 'teamId', label: 'By team' },
];
const MEASURES = [
  { value: 'due', label: 'By due date' },
  { value: 'age', label: 'By age' },
];
/** Lines shown before a person asks for all. */
const SHOWN = 40;
/** Lines that are drawn together. */
const CHUNK = 20;

/** Open actions by owner or team and how overdue or old they are; each count opens its actions. */
export function ActionAgeing({ query }: ListViewProps) {
  const { today } = useWorkspace();
  const [by, setBy] = useState<By>('ownerId');
  const [measure, setMeasure] = useState<Measure>('due');
  const [isWhole, setWhole] = useState(false);
  const buckets = measure === 'due' ? dueBuckets(today) : ageBuckets(today);
  const { data } = useAgeing(query, by, buckets, `${measure} ${today}`);
  if (!data) return <Spinner />;
  const lines = isWhole ? data : data.slice(0, SHOWN);
  return (
    <div className={styles.page}>
      <div className={styles.choices}>
        <div className={styles.choice}>
          <Select
            size="s"
            aria-label="Lines"
            value={by}
            options={BY}
            onChange={(value) => setBy(value === 'teamId' ? 'teamId' : 'ownerId')}
          />
        </div>
        <div className={styles.choice}>
          <Select
            size="s"
            aria-label="Columns"
            value={measure}
            options={MEASURES}
            onChange={(value) => setMeasure(value === 'age' ? 'age' : 'due')}
          />
        </div>
        <span className={styles.note}>Open actions only. Each count opens its actions.</span>
      </div>
      {data.length === 0 ? (
        <EmptyState title="No open actions">Everything in this list is done or cancelled.</EmptyState>
      ) : (
        <AgeingTable lines={lines} all={data} buckets={buckets} query={query} by={by} />
      )}
      {data.length > lines.length && (
        <Button size="s" className={styles.more} onClick={() => startTransition(() => setWhole(true))}>
          Show the other {formatNumber(data.length - lines.length)}
        </Button>
      )}
    </div>
  );
}

type Line = { id: string | null; name: string; counts: number[] };

type TableProps = {
  lines: readonly Line[];
  all: readonly Line[];
  buckets: readonly AgeBucket[];
  query: RowsQuery;
  by: By;
};

function AgeingTable({ lines, all, buckets, query, by }: TableProps) {
  const total = buckets.map((_, at) => sumOf(all.map(({ counts }) => counts[at] ?? 0)));
  const whole: Line = { id: 'all', name: 'All', counts: total };
  const rows: Line[] = [...lines, whole];
  const cells = rows.flatMap(({ counts }, row): CellAt[] => [
    ...counts.flatMap((count, at): CellAt[] => (count > 0 ? [`${row},${at}`] : [])),
    `${row},${buckets.length}`,
  ]);
  const { root, onKeyDown, cellProps } = useGridKeys<HTMLTableElement>(cells);
  const most = Math.max(1, ...lines.flatMap(({ counts }) => counts));
  const show = (line: Line, bucket: AgeBucket | null) => {
    const who: Filter[] = line.id === 'all' ? [] : [whoseFilter(by, line.id)];
    const where = [...coreQuery(query).where, OPEN_ACTIONS, ...who, ...(bucket?.where ?? [])];
    const words = [bucket?.label ?? 'Open', ...(line.id === 'all' ? [] : [line.name])];
    openFiltered('actionItem', where, words.join(', '));
  };
  const lineOf = (line: Line, row: number) => (
    <tr key={line.id ?? 'none'} data-total={line.id === 'all' || undefined}>
      <th scope="row" title={line.name}>
        {line.name}
      </th>
      {line.counts.map((count, at) => (
        <td key={buckets[at]?.key}>
          {count > 0 ? (
            <button
              type="button"
              className={styles.cell}
              data-late={buckets[at]?.isOverdue || undefined}
              data-weight={line.id === 'all' ? undefined : weightOf(count, most)}
              aria-label={`${count}, ${buckets[at]?.label}, ${line.name}`}
              {...cellProps(row, at)}
              onClick={() => show(line, buckets[at] ?? null)}
            >
              {formatNumber(count)}
            </button>
          ) : (
            <span className={styles.zero}>0</span>
          )}
        </td>
      ))}
      <td>
        <button
          type="button"
          className={styles.cell}
          aria-label={`${sumOf(line.counts)} open, ${line.name}`}
          {...cellProps(row, buckets.length)}
          onClick={() => show(line, null)}
        >
          {formatNumber(sumOf(line.counts))}
        </button>
      </td>
    </tr>
  );
  return (
    <div className={styles.scroll}>
      <table
        ref={root}
        className={styles.table}
        style={{ '--columns': buckets.length + 1 } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <caption className="visually-hidden">Open actions</caption>
        <thead>
          <tr>
            <th scope="col">{by === 'ownerId' ? 'Owner' : 'Team'}</th>
            {buckets.map(({ key, label, isOverdue }) => (
              <th key={key} scope="col" data-late={isOverdue || undefined}>
                {label}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        {chunksOf(lines, CHUNK).map((chunk, index) => (
          <NearRows
            // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place; its lines have keys of their own
            key={index}
            isFirst={index === 0}
            height={`calc(var(--row) * ${chunk.length})`}
            draw={() => chunk.map((line, at) => lineOf(line, index * CHUNK + at))}
          />
        ))}
        <tbody>{lineOf(whole, lines.length)}</tbody>
      </table>
    </div>
  );
}

function useAgeing(query: RowsQuery, by: By, buckets: readonly AgeBucket[], key: string) {
  return useQuery({
    queryKey: ['ageing', query, by, key],
    queryFn: async ({ signal }) => {
      const { where, text } = coreQuery(query);
      const tallies = await Promise.all(
        buckets.map((bucket) =>
          core.record.tally(
            { entity: 'actionItem', where: [...where, OPEN_ACTIONS, ...bucket.where], text, by: [by] },
            { signal },
          ),
        ),
      );
      return linesOf(tallies, by);
    },
    placeholderData: keepPreviousData,
  });
}

type Tallies = Awaited<ReturnType<typeof core.record.tally>>[];

/** A line for each owner, the most overdue or oldest first: columns run from the worst to the best. */
function linesOf(tallies: Tallies, by: By): Line[] {
  const lines = new Map<string | null, Line>();
  for (const [at, { groups, titles }] of tallies.entries()) {
    for (const { values, count } of groups) {
      const id = typeof values[0] === 'string' ? values[0] : null;
      const name = id === null ? `No ${by === 'ownerId' ? 'owner' : 'team'}` : (titles[id] ?? 'Unknown');
      const line = lines.get(id) ?? { id, name, counts: tallies.map(() => 0) };
      line.counts[at] = count;
      lines.set(id, line);
    }
  }
  return [...lines.values()].sort(worstFirst);
}

function worstFirst(a: Line, b: Line): number {
  for (const [at, count] of a.counts.entries()) {
    const other = b.counts[at] ?? 0;
    if (count !== other) return other - count;
  }
  return a.name < b.name ? -1 : 1;
}

function whoseFilter(by: By, id: string | null): Filter {
  return id === null ? { field: by, op: 'empty', value: null } : { field: by, op: 'in', value: [id] };
}

function weightOf(count: number, most: number): 1 | 2 | 3 {
  const share = count / most;
  return share > 0.66 ? 3 : share > 0.33 ? 2 : 1;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
