import { useMemo } from 'react';
import { type Figure, measured, noData, type Period } from '#shared/figure/figure.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import {
  type CoverageExercise,
  type CoverageLine,
  EXERCISE_DAYS,
  exerciseCoverage,
} from '#shared/resilience/coverage.ts';
import { exercise } from '#shared/resilience/exercise.ts';
import {
  criticalDatastores,
  exerciseVerdict,
  RESTORE_DAYS,
  restoreValidation,
} from '#shared/resilience/readiness.ts';
import { service } from '#shared/service/service.ts';
import { daysBetween } from '#shared/time/week.ts';
import { RagMark } from '../design/badge.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import { CoverageGrid } from './coverage-grid.tsx';

const CRITICAL = [{ field: 'tier', op: 'in' as const, value: [1, 2] }];
const ENTITY = exercise.name;

/** Critical services by kind of exercise: what was held, what it showed and what is overdue; and restores by datastore. */
export function CoverageView({ query }: ListViewProps) {
  const exercises = useAllRows(exercise, query);
  const services = useEvery(service, CRITICAL);
  const { day, period } = useAsOf();
  const lines = useMemo(
    () => exerciseCoverage(inOrder(services.rows), exercises.rows, day),
    [services.rows, exercises.rows, day],
  );
  const stores = useMemo(() => datastores(exercises.rows, day), [exercises.rows, day]);
  const figures = useMemo(
    () => tiles(lines, exercises.rows, stores, day, period),
    [lines, exercises.rows, stores, day, period],
  );
  return (
    <Overview
      label="Coverage"
      isPending={exercises.isPending || services.isPending}
      error={exercises.error ?? services.error}
    >
      <FigureTiles figures={figures} />
      <OverviewPart
        title="Services of tier 1 and 2, by kind of exercise"
        note={`as of ${formatDate(day)}; an exercise counts for ${EXERCISE_DAYS} days, a restore for ${RESTORE_DAYS}`}
      >
        <CoverageGrid lines={lines} />
      </OverviewPart>
      <OverviewPart
        title="Restores by datastore"
        note={`validated by a test restore in ${RESTORE_DAYS} days`}
      >
        <FactTable
          name="Restores by datastore"
          isTitled={false}
          columns={STORES}
          rows={stores}
          rowKey={({ name }) => name}
          empty="No restore names its datastore. Add a backup restore with the datastore it restored."
        />
      </OverviewPart>
    </Overview>
  );
}

type Store = {
  name: string;
  isValidated: boolean;
  last: CoverageExercise | null;
  age: number | null;
  ids: readonly string[];
};

const STORES: readonly Column<Store>[] = [
  { header: 'Datastore', cell: ({ name }) => name, text: ({ name }) => name },
  {
    header: 'Validated',
    cell: ({ isValidated, last }) =>
      isValidated ? (
        <RagMark rag="green" word="Validated" />
      ) : (
        <RagMark rag="red" word={last === null ? 'Never held' : 'Not in time'} />
      ),
    width: '8em',
  },
  {
    header: 'Last restore',
    cell: ({ last }) =>
      last === null ? (
        'none'
      ) : (
        <RecordName entity={ENTITY} id={last.id}>
          {last.heldOn === null ? last.title : formatDate(last.heldOn)}
        </RecordName>
      ),
    text: ({ last }) => last?.title ?? '',
    width: '9em',
  },
  {
    header: 'Result',
    cell: ({ last }) => (last === null ? <RagMark rag={null} word="None" /> : <Verdict exercise={last} />),
    width: '8em',
  },
  {
    header: 'Age',
    cell: ({ age }) => (age === null ? '—' : formatCount(age, 'day', 'days')),
    width: '6em',
    isNumber: true,
  },
  {
    header: 'Restores',
    cell: ({ ids, name }) => (
      <RowsLink rows={{ entity: ENTITY, ids, label: `Restores of ${name}` }}>{ids.length}</RowsLink>
    ),
    width: '5.5em',
    isNumber: true,
  },
];

function Verdict({ exercise: row }: { exercise: CoverageExercise }) {
  const verdict = exerciseVerdict(row);
  if (verdict === 'succeeded') return <RagMark rag="green" word="Passed" />;
  if (verdict === 'failed' && row.outcome !== 'failed') return <RagMark rag="amber" word="Missed targets" />;
  return verdict === 'unknown' ? (
    <RagMark rag={null} word="Incomplete" />
  ) : (
    <RagMark rag="red" word="Failed" />
  );
}

function datastores(rows: readonly CoverageExercise[], day: string): Store[] {
  const names = criticalDatastores(rows, day);
  const restores = rows.filter(
    ({ kind, datastore }) => kind === 'restore' && names.includes(datastore ?? ''),
  );
  const missing = new Set(restoreValidation(names, rows, day).missing);
  return [...Map.groupBy(restores, ({ datastore }) => datastore ?? '')]
    .map(([name, own]) => {
      const held = own.filter(({ heldOn }) => heldOn !== null && heldOn <= day);
      const last = held.sort((a, b) => ((a.heldOn ?? '') < (b.heldOn ?? '') ? 1 : -1))[0] ?? null;
      const age = last?.heldOn ? daysBetween(last.heldOn, day) : null;
      return { name, isValidated: !missing.has(name), last, age, ids: own.map(({ id }) => id) };
    })
    .sort((a, b) => Number(a.isValidated) - Number(b.isValidated) || (a.name < b.name ? -1 : 1));
}

function tiles(
  lines: readonly CoverageLine[],
  rows: readonly CoverageExercise[],
  stores: readonly Store[],
  day: string,
  period: Period,
): Figure[] {
  const proven = lines.filter(({ isProven }) => isProven).length;
  const overdue = rows.filter(
    ({ plannedOn, heldOn }) => plannedOn !== null && plannedOn < day && (heldOn === null || heldOn > day),
  );
  const missed = lines.flatMap(({ cells }) =>
    cells.flatMap(({ last, rto, rpo }) =>
      last !== null && (rto.state === 'missed' || rpo.state === 'missed') ? [last.id] : [],
    ),
  );
  const missedIds = [...new Set(missed)];
  const heldIds = new Set(lines.flatMap(({ cells }) => cells.flatMap(({ last }) => last?.id ?? [])));
  const valid = stores.filter(({ isValidated }) => isValidated);
  return [
    toFigure({
      key: 'coverage.proven',
      label: 'Critical services proven',
      unit: 'ratio',
      period,
      result:
        lines.length === 0
          ? noData('No service has tier 1 or 2.')
          : measured(proven / lines.length, lines.length),
      lineage: [
        { entity: 'service', ids: lines.filter(({ isProven }) => isProven).map(({ service: { id } }) => id) },
      ],
    }),
    toFigure({
      key: 'coverage.unproven',
      label: 'Not proven in time',
      unit: 'count',
      period,
      result:
        lines.length === 0
          ? noData('No service has tier 1 or 2.')
          : measured(lines.length - proven, lines.length),
      lineage: [
        {
          entity: 'service',
          ids: lines.filter(({ isProven }) => !isProven).map(({ service: { id } }) => id),
        },
      ],
    }),
    toFigure({
      key: 'coverage.overdue',
      label: 'Exercises overdue',
      unit: 'count',
      period,
      result: rows.length === 0 ? noData('No exercise is recorded.') : measured(overdue.length, rows.length),
      lineage: [{ entity: ENTITY, ids: overdue.map(({ id }) => id) }],
    }),
    toFigure({
      key: 'coverage.missed',
      label: 'Missed RTO or RPO',
      unit: 'count',
      period,
      result:
        heldIds.size === 0
          ? noData('No exercise of a critical service was held.')
          : measured(missedIds.length, heldIds.size),
      lineage: [{ entity: ENTITY, ids: missedIds }],
    }),
    toFigure({
      key: 'coverage.restores',
      label: 'Restores validated',
      unit: 'ratio',
      period,
      result: restoreValidation(
        stores.map(({ name }) => name),
        rows,
        day,
      ).share,
      lineage: [{ entity: ENTITY, ids: valid.flatMap(({ last }) => last?.id ?? []) }],
    }),
  ];
}

/** The most critical first, then by name. */
function inOrder<Row extends { tier: number | null; name: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.tier ?? 9) - (b.tier ?? 9) || (a.name < b.name ? -1 : 1));
}
