import { useMemo } from 'react';
import { control, evidence } from '#shared/control/control.ts';
import {
  byFramework,
  type ControlState,
  controlStates,
  DUE_DAYS,
  type FrameworkLine,
  type Freshness,
} from '#shared/control/freshness.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import { type Figure, measured, noData, type Period, type Rag } from '#shared/figure/figure.ts';
import { formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { RagMark } from '../design/badge.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';

type Control = RowOf<typeof control>;
type State = ControlState<Control>;
type Line = FrameworkLine<Control>;

const ENTITY = control.name;
const SHOWN = 200;

const MARKS: Record<Freshness, { rag: Rag | null; word: string }> = {
  overdue: { rag: 'red', word: 'Overdue' },
  due: { rag: 'amber', word: `Due in ${DUE_DAYS} days` },
  fresh: { rag: 'green', word: 'Fresh' },
  none: { rag: 'amber', word: 'No evidence' },
  undated: { rag: null, word: 'No due date' },
};

/** Controls by framework: whose evidence is fresh, whose is overdue, and what is due next. */
export function FrameworksView({ query }: ListViewProps) {
  const { rows, titles, isPending, error } = useAllRows(control, query);
  const proofs = useEvery(evidence);
  const { day, period } = useAsOf();
  const states = useMemo(() => controlStates(rows, proofs.rows, day), [rows, proofs.rows, day]);
  const lines = useMemo(() => byFramework(states), [states]);
  const figures = useMemo(() => tiles(states, period), [states, period]);
  const columns = useMemo(() => columnsOf(titles), [titles]);
  return (
    <Overview label="Frameworks" isPending={isPending || proofs.isPending} error={error ?? proofs.error}>
      <FigureTiles figures={figures} />
      <OverviewPart title="Frameworks" note={`as of ${formatDate(day)}`}>
        <FactTable
          name="Frameworks"
          isTitled={false}
          columns={FRAMEWORKS}
          rows={lines}
          rowKey={({ framework }) => framework}
          empty="No control is recorded. Add the controls of an audit with the day their evidence is next due."
        />
      </OverviewPart>
      <OverviewPart title="Controls" note="what is due first comes first">
        <FactTable
          name="Controls, due first"
          isTitled={false}
          columns={columns}
          rows={states}
          limit={SHOWN}
          moreText={`The first ${SHOWN} of ${states.length}; filter the list, or see all of them in its table.`}
          rowKey={({ row }) => row.id}
          empty="No control is recorded."
        />
      </OverviewPart>
    </Overview>
  );
}

const inState = (controls: readonly State[], ...wanted: Freshness[]) =>
  controls.filter(({ state }) => wanted.includes(state));
const idsOf = (controls: readonly State[]) => controls.map(({ row }) => row.id);

const FRAMEWORKS: readonly Column<Line>[] = [
  { header: 'Framework', cell: ({ framework }) => framework, text: ({ framework }) => framework },
  {
    header: 'Controls',
    cell: ({ controls, framework }) => (
      <RowsLink rows={{ entity: ENTITY, ids: idsOf(controls), label: framework }}>{controls.length}</RowsLink>
    ),
    width: '5em',
    isNumber: true,
  },
  {
    header: 'In time',
    cell: ({ controls, framework }) => {
      const good = inState(controls, 'fresh', 'due');
      return (
        <RowsLink rows={{ entity: ENTITY, ids: idsOf(good), label: `${framework}, evidence in time` }}>
          {formatPercent(good.length / controls.length, { max: 0 })}
        </RowsLink>
      );
    },
    width: '4.5em',
    isNumber: true,
  },
  ...(['fresh', 'due', 'none', 'overdue'] as const).map(
    (state): Column<Line> => ({
      header: MARKS[state].word,
      cell: ({ controls, framework }) => {
        const own = inState(controls, state);
        const label = `${framework}, ${MARKS[state].word.toLowerCase()}`;
        return <RowsLink rows={{ entity: ENTITY, ids: idsOf(own), label }}>{own.length}</RowsLink>;
      },
      width: '7.5em',
      isNumber: true,
      ...(state === 'none' ? { needs: 'medium' } : {}),
    }),
  ),
  {
    header: 'Next due',
    cell: ({ next }) =>
      next?.row.nextDueOn ? (
        <RecordName entity={ENTITY} id={next.row.id}>
          {formatDate(next.row.nextDueOn)}, {next.row.reference}
        </RecordName>
      ) : (
        NO_VALUE
      ),
    text: ({ next }) => next?.row.title ?? 'Nothing is due.',
    width: '12em',
  },
];

function columnsOf(titles: Titles): Column<State>[] {
  const owner = ({ row: { ownerId } }: State) =>
    ownerId === null ? 'no owner' : (titles[ownerId] ?? NO_VALUE);
  return [
    { header: 'Evidence', cell: ({ state }) => <RagMark {...MARKS[state]} />, width: '9.5em' },
    { header: 'Framework', cell: ({ row }) => row.framework, text: ({ row }) => row.framework, width: '8em' },
    {
      header: 'Control',
      cell: ({ row }) => (
        <RecordName entity={ENTITY} id={row.id}>
          {row.reference} {row.title}
        </RecordName>
      ),
      text: ({ row }) => row.title,
      lines: 2,
    },
    {
      header: 'Last evidence',
      cell: ({ lastOn }) => (lastOn === null ? 'none' : formatDate(lastOn)),
      width: '8em',
      needs: 'wide',
    },
    {
      header: 'Due',
      cell: ({ row, days }) =>
        row.nextDueOn === null || days === null
          ? NO_VALUE
          : `${formatDate(row.nextDueOn)}, ${days < 0 ? `${-days} d late` : `in ${days} d`}`,
      width: '13.5em',
    },
    { header: 'Owner', cell: owner, text: owner, width: '9.5em', lines: 2, needs: 'medium' },
  ];
}

function tiles(states: readonly State[], period: Period): Figure[] {
  const count = (key: string, label: string, found: readonly State[]) =>
    toFigure({
      key: `controls.${key}`,
      label,
      unit: 'count',
      period,
      result: states.length === 0 ? noData('No control is recorded.') : measured(found.length, states.length),
      lineage: [{ entity: ENTITY, ids: idsOf(found) }],
    });
  const good = inState(states, 'fresh', 'due');
  return [
    toFigure({
      key: 'controls.in-time',
      label: 'Evidence in time',
      unit: 'ratio',
      period,
      result:
        states.length === 0
          ? noData('No control is recorded.')
          : measured(good.length / states.length, states.length),
      lineage: [{ entity: ENTITY, ids: idsOf(good) }],
    }),
    count('overdue', 'Evidence overdue', inState(states, 'overdue')),
    count('due', `Due within ${DUE_DAYS} days`, inState(states, 'due')),
    count('none', 'Without any evidence', inState(states, 'none')),
  ];
}
