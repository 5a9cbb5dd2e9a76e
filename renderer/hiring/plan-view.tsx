import { useMemo, useState } from 'react';
import type { Exchange } from '#shared/cost/exchange.ts';
import { type Figure, type Measured, measured, noData, type Period } from '#shared/figure/figure.ts';
import { formatCount, formatDate, formatMonth, NO_VALUE } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { type Headcount, headcountOn, isOpenOn, slotOn } from '#shared/hiring/headcount.ts';
import { headcountCost } from '#shared/hiring/headcount-cost.ts';
import { departure, headcountSlot } from '#shared/hiring/headcount-slot.ts';
import { asWords } from '#shared/review/facts/words.ts';
import { team } from '#shared/team/team.ts';
import { useWorkspace } from '../app/queries.ts';
import { stepsSpec } from '../charts/steps.ts';
import { Select } from '../design/select.tsx';
import { Overview, OverviewChart, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import { useExchange } from '../records/overview/use-exchange.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import { headcountPoints, type OpenSeat, openSeats } from './plan-rows.ts';

const ENTITY = headcountSlot.name;
const MOST_SEATS = 100;
const EVERY_TEAM = 'all';

/** Headcount by plan and in fact, what it costs, and the seats that are late, first. */
export function HiringPlanView({ query }: ListViewProps) {
  const listed = useAllRows(headcountSlot, query);
  const slots = useEvery(headcountSlot);
  const teams = useEvery(team);
  const departures = useEvery(departure);
  const exchange = useExchange();
  const { fiscalYearEndMonth, currency } = useWorkspace().settings;
  const { day, period } = useAsOf();
  const [chosen, setChosen] = useState(EVERY_TEAM);
  const records = useMemo(() => {
    const isChosen = (id: string) => chosen === EVERY_TEAM || id === chosen;
    return {
      teams: teams.rows.filter(({ id }) => isChosen(id)),
      slots: slots.rows.filter(({ teamId }) => isChosen(teamId)),
      departures: departures.rows.filter(({ teamId }) => isChosen(teamId)),
    };
  }, [chosen, teams.rows, slots.rows, departures.rows]);
  const headcount = useMemo(() => headcountOn(records, day), [records, day]);
  const figures = useMemo(
    () =>
      exchange === null
        ? []
        : [
            ...peopleFigures(headcount, period),
            ...costFigures(records, { day, exchange, fiscalYearEndMonth, currency, period }),
          ],
    [records, headcount, day, exchange, fiscalYearEndMonth, currency, period],
  );
  const spec = useMemo(() => {
    const points = headcountPoints(headcount, records, day);
    return points.length === 0
      ? null
      : stepsSpec({ kind: 'steps', name: 'Headcount', measure: { unit: 'people' }, points });
  }, [headcount, records, day]);
  const seats = useMemo(() => {
    const shown = new Set(listed.rows.map(({ id }) => id));
    return openSeats(
      records.slots.filter(({ id }) => shown.has(id)),
      day,
    );
  }, [listed.rows, records.slots, day]);
  const lists = [listed, slots, teams, departures];
  const choices = teams.rows.map(({ id, name }) => ({ value: id, label: name }));
  const left = headcount.excluded.map(({ reason, n }) => `${reason} (${n})`).join(', ');
  return (
    <Overview
      label="Plan against actual"
      isPending={exchange === null || lists.some(({ isPending }) => isPending)}
      error={lists.find(({ error }) => error)?.error}
    >
      <OverviewPart
        title="Headcount"
        note={`On ${formatDate(day)}. Plan = starting headcount + seats by planned start − planned departures.${left === '' ? '' : ` Left out: ${left}.`}`}
        controls={
          <Select
            size="s"
            aria-label="Headcount of"
            value={chosen}
            options={[{ value: EVERY_TEAM, label: 'All teams' }, ...choices]}
            onChange={(value) => setChosen(value ?? EVERY_TEAM)}
          />
        }
      >
        <FigureTiles figures={figures} columns={4} />
        <OverviewChart
          title="Headcount by month, plan and actual"
          spec={spec}
          height={240}
          empty="No team has a starting headcount and its month yet. Write them on the team, and the plan begins there."
        />
      </OverviewPart>
      <OverviewPart title="Seats to fill, late ones first" note="Those of the list above, with its filters.">
        <FactTable
          name="Seats to fill"
          isTitled={false}
          columns={seatColumns(teamNames(teams.rows))}
          rows={seats}
          rowKey={({ slot }) => slot.id}
          limit={MOST_SEATS}
          moreText={`and ${formatCount(seats.length - MOST_SEATS, 'more seat', 'more seats')}; the table has them all`}
          empty="Every seat of the plan is filled or cancelled."
        />
      </OverviewPart>
      {headcount.teams.length > 1 && (
        <OverviewPart title="By team">
          <FactTable
            name="Headcount by team"
            isTitled={false}
            columns={TEAM_COLUMNS}
            rows={teamRows(headcount, records.slots, day)}
            rowKey={({ id }) => id}
            empty=""
          />
        </OverviewPart>
      )}
    </Overview>
  );
}

function peopleFigures({ now, teams, slotIds, departureIds, excluded }: Headcount, period: Period): Figure[] {
  const result = (value: number | undefined): Measured =>
    value === undefined
      ? noData('No team has a starting headcount and its month.', excluded)
      : measured(value, teams.length, excluded);
  const lineage = [
    { entity: ENTITY, ids: slotIds },
    { entity: departure.name, ids: departureIds },
  ];
  const figure = (key: string, label: string, unit: Figure['unit'], value: number | undefined) =>
    toFigure({ key: `plan.${key}`, label, unit, period, lineage, result: result(value) });
  return [
    figure('actual', 'Headcount', 'people', now?.actual),
    figure('plan', 'Planned', 'people', now?.plan),
    figure('behind', 'Behind plan', 'people', now === null ? undefined : Math.max(0, now.behind)),
    figure('behind-months', 'Months behind plan', 'count', now?.monthsBehind),
  ];
}

type CostOptions = {
  day: string;
  exchange: Exchange;
  fiscalYearEndMonth: number;
  currency: string;
  period: Period;
};

function costFigures(
  records: Parameters<typeof headcountCost>[0],
  { currency, period, ...options }: CostOptions,
): Figure[] {
  const { from, ...cost } = headcountCost(records, options);
  const figure = (key: keyof typeof cost, label: string) =>
    toFigure({
      key: `plan.${key}`,
      label,
      unit: 'money',
      currency,
      period,
      result: cost[key],
      lineage: [{ entity: ENTITY, ids: cost[key].ids }],
    });
  return [
    figure('runRate', 'Cost of hires a year'),
    figure('plannedRunRate', 'Planned by now, a year'),
    figure('costToDate', `Cost since ${formatDate(from)}`),
    figure('plannedToDate', `Planned since ${formatDate(from)}`),
  ];
}

function teamNames(rows: readonly { id: string; name: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function seatColumns(names: ReadonlyMap<string, string>): Column<OpenSeat>[] {
  return [
    {
      header: 'Seat',
      cell: ({ slot }) => (slot.key ? `${slot.key} ${slot.role}` : slot.role),
      record: ({ slot }) => ({ entity: ENTITY, id: slot.id }),
      text: ({ slot }) => slot.role,
    },
    { header: 'Team', cell: ({ slot }) => names.get(slot.teamId) ?? NO_VALUE, width: '24%' },
    {
      header: 'Planned start',
      cell: ({ slot }) => (slot.plannedStart === null ? NO_VALUE : formatMonth(slot.plannedStart)),
      width: '8em',
    },
    { header: 'Status', cell: ({ slot }) => asWords(slot.status), width: '8em' },
    {
      header: 'Late',
      cell: ({ monthsLate }) =>
        monthsLate > 0 ? { rag: 'red', text: formatCount(monthsLate, 'month', 'months') } : 'Not late',
      width: '8em',
    },
    {
      header: 'Open for',
      cell: ({ daysOpen }) => (daysOpen === null ? NO_VALUE : formatCount(daysOpen, 'day', 'days')),
      width: '7em',
      isNumber: true,
    },
  ];
}

type TeamRow = {
  id: string;
  name: string;
  plan: number;
  actual: number;
  monthsBehind: number;
  open: string[];
};

function teamRows({ teams }: Headcount, slots: Parameters<typeof openSeats>[0], day: string): TeamRow[] {
  return teams
    .map(({ team: { id, name }, plan, actual, monthsBehind }) => ({
      id,
      name,
      plan,
      actual,
      monthsBehind,
      open: slots
        .filter((slot) => slot.teamId === id && isOpenOn(slotOn(slot, day), day))
        .map((slot) => slot.id),
    }))
    .sort((a, b) => a.actual - a.plan - (b.actual - b.plan) || (a.name < b.name ? -1 : 1));
}

const TEAM_COLUMNS: Column<TeamRow>[] = [
  {
    header: 'Team',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: team.name, id }),
    text: ({ name }) => name,
  },
  { header: 'Headcount', cell: ({ actual }) => String(actual), width: '7em', isNumber: true },
  { header: 'Planned', cell: ({ plan }) => String(plan), width: '6em', isNumber: true },
  {
    header: 'Against plan',
    cell: ({ plan, actual, monthsBehind }) =>
      actual >= plan
        ? { rag: 'green', text: actual === plan ? 'On plan' : `${actual - plan} ahead` }
        : {
            rag: monthsBehind >= 1 ? 'red' : 'amber',
            text: `${plan - actual} behind${monthsBehind > 0 ? `, ${monthsBehind} mo` : ''}`,
          },
    width: '11em',
  },
  {
    header: 'Open seats',
    cell: ({ open, name }) => (
      <RowsLink rows={{ entity: ENTITY, ids: open, label: `Open seats of ${name}` }}>{open.length}</RowsLink>
    ),
    width: '7em',
    isNumber: true,
  },
];
