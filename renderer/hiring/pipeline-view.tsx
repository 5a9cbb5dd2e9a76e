import { useMemo } from 'react';
import { formatCount, formatDate, formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { isOpenOn, type PlanSlot, slotOn } from '#shared/hiring/headcount.ts';
import { headcountSlot, PIPELINE_STAGES, pipelineCount } from '#shared/hiring/headcount-slot.ts';
import {
  type SlotPipeline,
  STAGES,
  type StageStep,
  slotPipelines,
  stageSteps,
} from '#shared/hiring/pipeline.ts';
import { timeToFill } from '#shared/hiring/plan.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { daysBetween, shiftWeek } from '#shared/time/week.ts';
import { useCalendar } from '../app/use-week.ts';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';

const ENTITY = headcountSlot.name;
const WEEKS = 13;
const MOST_SEATS = 100;

/** Candidates by stage for each open seat, how many go on from stage to stage, and how long that takes. */
export function HiringPipelineView({ query }: ListViewProps) {
  const slots = useAllRows(headcountSlot, query);
  const { week, day, period } = useAsOf();
  const calendar = useCalendar();
  const firstDay = shiftWeek(week, 1 - WEEKS, calendar).firstDay;
  const open = useMemo(
    () => slots.rows.filter((slot) => isOpenOn(slotOn(slot, day), day)),
    [slots.rows, day],
  );
  const ofOpen = useMemo<Filter[]>(
    () => [{ field: 'slotId', op: 'in', value: open.map(({ id }) => id) }],
    [open],
  );
  const recently = useMemo<Filter[]>(() => [{ field: 'weekStart', op: 'gte', value: firstDay }], [firstDay]);
  const counts = useEvery(pipelineCount, ofOpen);
  const recent = useEvery(pipelineCount, recently);
  const rows = useMemo(() => {
    const byId = new Map(open.map((slot) => [slot.id, slot]));
    return slotPipelines([...byId.keys()], counts.rows, day)
      .flatMap((pipeline) => {
        const slot = byId.get(pipeline.slotId);
        return slot ? [{ slot, pipeline, daysOpen: daysOpen(slot, day) }] : [];
      })
      .sort((a, b) => (b.daysOpen ?? -1) - (a.daysOpen ?? -1));
  }, [open, counts.rows, day]);
  const steps = useMemo(() => {
    const listed = new Set(slots.rows.map(({ id }) => id));
    return stageSteps(
      recent.rows.filter(({ slotId }) => listed.has(slotId)),
      day,
    );
  }, [slots.rows, recent.rows, day]);
  const figures = useMemo(() => {
    const own = slots.rows.filter(
      ({ acceptedOn }) => acceptedOn !== null && acceptedOn >= firstDay && acceptedOn <= day,
    );
    const ids = own.map(({ id }) => id);
    return [
      toFigure({
        key: 'pipeline.time-to-fill',
        label: `Time to fill, median of ${WEEKS} weeks`,
        unit: 'days',
        period,
        result: timeToFill(own, { firstDay, lastDay: day }),
        lineage: [{ entity: ENTITY, ids }],
      }),
      toFigure({
        key: 'pipeline.open',
        label: 'Open seats',
        unit: 'count',
        period,
        result: { value: open.length, n: open.length, excluded: [] },
        lineage: [{ entity: ENTITY, ids: open.map(({ id }) => id) }],
      }),
    ];
  }, [slots.rows, open, firstDay, day, period]);
  const lists = [slots, counts, recent];
  return (
    <Overview
      label="Pipeline"
      isPending={lists.some(({ isPending }) => isPending)}
      error={lists.find(({ error }) => error)?.error}
    >
      <FigureTiles figures={figures} />
      <OverviewPart
        title="Open seats by stage"
        note={`Candidates who reached each stage by ${formatDate(day)}; the seat open longest first.`}
      >
        <FactTable
          name="Open seats by stage"
          isTitled={false}
          columns={seatColumns(slots.titles)}
          rows={rows}
          rowKey={({ slot }) => slot.id}
          limit={MOST_SEATS}
          moreText={`and ${formatCount(rows.length - MOST_SEATS, 'more seat', 'more seats')}; the table has them all`}
          empty="No seat of this list is open. Open one with its date, and write down each week how many candidates reached which stage."
        />
      </OverviewPart>
      <OverviewPart
        title="From stage to stage"
        note={`Over the ${WEEKS} weeks to ${formatDate(day)}, of all seats of the list. A short time may show more going on than came in.`}
      >
        <FactTable
          name="From stage to stage"
          isTitled={false}
          columns={STEP_COLUMNS}
          rows={steps}
          rowKey={({ from }) => from}
          empty=""
        />
      </OverviewPart>
    </Overview>
  );
}

type SeatRow = { slot: PlanSlot; pipeline: SlotPipeline; daysOpen: number | null };

function seatColumns(titles: Readonly<Record<string, string>>): Column<SeatRow>[] {
  return [
    {
      header: 'Seat',
      cell: ({ slot }) => (slot.key ? `${slot.key} ${slot.role}` : slot.role),
      record: ({ slot }) => ({ entity: ENTITY, id: slot.id }),
      text: ({ slot }) => `${slot.role}, ${titles[slot.teamId] ?? ''}`,
      lines: 2,
    },
    { header: 'Team', cell: ({ slot }) => titles[slot.teamId] ?? NO_VALUE, width: '15%', needs: 'wide' },
    {
      header: 'Open for',
      cell: ({ daysOpen: days }) => (days === null ? NO_VALUE : formatCount(days, 'day', 'days')),
      width: '6em',
      isNumber: true,
    },
    ...STAGES.map(
      (stage): Column<SeatRow> => ({
        header: PIPELINE_STAGES[stage],
        cell: ({ slot, pipeline: { counts, ids } }) => (
          <RowsLink
            rows={{
              entity: pipelineCount.name,
              ids: ids[stage],
              label: `${PIPELINE_STAGES[stage]}, ${slot.role}`,
            }}
          >
            {counts[stage]}
          </RowsLink>
        ),
        width: '4.75em',
        isNumber: true,
      }),
    ),
    {
      header: 'Furthest stage',
      cell: ({ pipeline: { furthest } }) =>
        furthest === null
          ? 'Nobody yet'
          : `${PIPELINE_STAGES[furthest.stage]}, ${formatCount(furthest.days, 'day', 'days')}`,
      text: ({ pipeline: { furthest } }) =>
        furthest === null ? '' : `First reached in the week of ${formatDate(furthest.since)}`,
      width: '10.5em',
      needs: 'medium',
    },
  ];
}

const STEP_COLUMNS: Column<StageStep>[] = [
  {
    header: 'Stages',
    cell: ({ from, to }) => `${PIPELINE_STAGES[from]} to ${PIPELINE_STAGES[to].toLowerCase()}`,
  },
  {
    header: 'Candidates',
    cell: ({ from, to, reachedFrom, reachedTo, ids }) => (
      <RowsLink
        rows={{
          entity: pipelineCount.name,
          ids,
          label: `${PIPELINE_STAGES[from]} to ${PIPELINE_STAGES[to]}`,
        }}
      >{`${formatNumber(reachedTo)} of ${formatNumber(reachedFrom)}`}</RowsLink>
    ),
    width: '9em',
    isNumber: true,
  },
  {
    header: 'Go on',
    cell: ({ rate: { value } }) => (value === null ? NO_VALUE : formatPercent(value, { max: 0 })),
    text: ({ rate }) => rate.reason ?? '',
    width: '6em',
    isNumber: true,
  },
  {
    header: 'Median time',
    cell: ({ days: { value } }) =>
      value === null ? NO_VALUE : formatCount(Math.round(value), 'day', 'days'),
    text: ({ days: { reason, excluded } }) =>
      reason ?? excluded.map((one) => `${one.n} left out: ${one.reason}`).join(', '),
    width: '8em',
    isNumber: true,
  },
  { header: 'Seats', cell: ({ days }) => formatNumber(days.n), width: '5em', isNumber: true },
];

function daysOpen({ openedOn }: PlanSlot, day: string): number | null {
  return openedOn === null ? null : daysBetween(openedOn, day);
}
