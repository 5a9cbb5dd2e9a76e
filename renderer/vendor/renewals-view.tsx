import { useMemo } from 'react';
import type { Exchange } from '#shared/cost/exchange.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import { type Figure, measured, noData, type Period, type Rag } from '#shared/figure/figure.ts';
import { formatCount, formatDate, formatMoneyShort, formatMonth, NO_VALUE } from '#shared/figure/format.ts';
import { sum } from '#shared/figure/statistics.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { addMonths, monthOfDate, monthRange } from '#shared/time/month.ts';
import { daysBetween } from '#shared/time/week.ts';
import {
  NEAR_DAYS,
  type Renewal,
  type RenewalState,
  renewalSpan,
  renewals,
  SOON_DAYS,
} from '#shared/vendor/renewals.ts';
import { vendor } from '#shared/vendor/vendor.ts';
import { useWorkspace } from '../app/queries.ts';
import { RagMark } from '../design/badge.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import { useExchange } from '../records/overview/use-exchange.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';
import styles from './renewals.module.css';

type Vendor = RowOf<typeof vendor>;
type Item = Renewal<Vendor> & { cost: number | null };

const STATES: Record<RenewalState, { rag: Rag | null; word: string }> = {
  ended: { rag: null, word: 'Ended' },
  passed: { rag: 'red', word: 'Notice date passed' },
  soon: { rag: 'red', word: `Within ${SOON_DAYS} days` },
  near: { rag: 'amber', word: `Within ${NEAR_DAYS} days` },
  later: { rag: 'green', word: 'Later' },
  undated: { rag: null, word: 'No date' },
};

/** Contracts on a time line: the last day to give notice, the end, and what a year costs. */
export function RenewalsView({ query }: ListViewProps) {
  const { currency } = useWorkspace().settings;
  const { rows, titles, isPending, error } = useAllRows(vendor, query);
  const exchange = useExchange();
  const { day, period } = useAsOf();
  const items = useMemo(() => itemsOf(rows, exchange, day), [rows, exchange, day]);
  const span = useMemo(() => renewalSpan(rows, day), [rows, day]);
  const figures = useMemo(() => tiles(items, period, currency), [items, period, currency]);
  const columns = useMemo(() => columnsOf({ span, day, currency, titles }), [span, day, currency, titles]);
  return (
    <Overview label="Renewals" isPending={isPending || exchange === null} error={error}>
      <FigureTiles figures={figures} />
      <OverviewPart
        title="Contracts, first to decide first"
        note={
          <>
            From {formatDate(span.from)} to {formatDate(span.to)}; as of {formatDate(day)}
            <Legend />
          </>
        }
      >
        <FactTable
          name="Contracts on a time line"
          isTitled={false}
          columns={columns}
          rows={items}
          rowKey={({ row }) => row.id}
          empty="No vendor is recorded. Add one with its contract end and the last day to give notice."
        />
      </OverviewPart>
    </Overview>
  );
}

function Legend() {
  return (
    <span className={styles.legend} aria-hidden="true">
      <i className={styles.noticeKey} /> give notice by
      <i className={styles.endKey} /> contract ends
      <i className={styles.zoneKey} /> {SOON_DAYS} and {NEAR_DAYS} days
    </span>
  );
}

type Span = { from: string; to: string };
type Look = { span: Span; day: string; currency: string; titles: Readonly<Record<string, string>> };

function columnsOf({ span, day, currency, titles }: Look): Column<Item>[] {
  return [
    {
      header: 'Vendor',
      cell: ({ row }) => (
        <RecordName entity="vendor" id={row.id}>
          {row.name}
        </RecordName>
      ),
      text: ({ row }) => row.name,
      width: '11em',
      lines: 2,
    },
    { header: 'Decide', cell: ({ state }) => <RagMark {...STATES[state]} />, width: '12em' },
    {
      header: 'Time line',
      head: <Axis span={span} />,
      cell: (item) => <Line item={item} span={span} day={day} />,
      isDrawn: true,
    },
    {
      header: 'Notice by',
      cell: ({ row }) => (row.noticeOn === null ? NO_VALUE : formatDate(row.noticeOn)),
      text: ({ days }) => (days === null ? '' : inDays(days)),
      width: '8em',
    },
    {
      header: 'Ends',
      cell: ({ row }) => (row.contractEndOn === null ? NO_VALUE : formatDate(row.contractEndOn)),
      width: '8em',
    },
    {
      header: 'A year',
      cell: ({ cost }) => (cost === null ? NO_VALUE : formatMoneyShort(cost, currency)),
      text: ({ row, cost }) =>
        cost !== null ? '' : row.annualCost === null ? 'No annual cost is recorded.' : 'No exchange rate.',
      width: '5em',
      isNumber: true,
    },
    {
      header: 'Owner',
      cell: ({ row }) => ownerOf(row, titles),
      text: ({ row }) => ownerOf(row, titles),
      width: '12em',
      needs: 'wide',
    },
  ];
}

function ownerOf({ ownerId }: Vendor, titles: Look['titles']): string {
  return ownerId === null ? 'no owner' : (titles[ownerId] ?? NO_VALUE);
}

function Line({ item: { row, state }, span, day }: { item: Item; span: Span; day: string }) {
  const { noticeOn, contractEndOn } = row;
  const at = (date: string) => placeOf(date, span);
  const ahead = (days: number) => (days / daysBetween(span.from, span.to)) * 100;
  const words = `${noticeOn ? `Notice by ${formatDate(noticeOn)}` : 'No notice date'}, ${contractEndOn ? `ends ${formatDate(contractEndOn)}` : 'no end'}`;
  return (
    <span className={styles.line} role="img" aria-label={words} title={words}>
      <span className={styles.near} style={{ left: `${at(day)}%`, width: `${ahead(NEAR_DAYS)}%` }} />
      <span className={styles.soon} style={{ left: `${at(day)}%`, width: `${ahead(SOON_DAYS)}%` }} />
      {quarters(span).map((month) => (
        <span
          key={month}
          className={styles.grid}
          style={{ left: `${at(`${month}-01`)}%` }}
          title={formatMonth(month)}
        />
      ))}
      <span className={styles.today} style={{ left: `${at(day)}%` }} />
      {contractEndOn !== null && contractEndOn >= day && (
        <span
          className={styles.term}
          data-state={state}
          style={{ left: `${at(day)}%`, width: `${at(contractEndOn) - at(day)}%` }}
        />
      )}
      {noticeOn !== null && noticeOn >= span.from && noticeOn <= span.to && (
        <span className={styles.notice} data-state={state} style={{ left: `${at(noticeOn)}%` }} />
      )}
      {contractEndOn !== null && contractEndOn >= span.from && contractEndOn <= span.to && (
        <span className={styles.end} style={{ left: `${at(contractEndOn)}%` }} />
      )}
    </span>
  );
}

/** The quarters over the time lines; of many, those that begin a half-year are named, and in little room a year. */
function Axis({ span }: { span: Span }) {
  const months = quarters(span);
  const named = months.length > 6 ? months.filter((month) => /-0[17]$/.test(month)) : months;
  return (
    <span className={styles.axis} aria-hidden="true">
      {named.map((month) => (
        <span
          key={month}
          data-half={month.endsWith('-07') || undefined}
          style={{ left: `${placeOf(`${month}-01`, span)}%` }}
        >
          {formatMonth(month)}
        </span>
      ))}
    </span>
  );
}

/** Where a date stands between the ends of a time line, in percent. */
function placeOf(date: string, { from, to }: Span): number {
  return Math.max(0, Math.min(100, (daysBetween(from, date) / daysBetween(from, to)) * 100));
}

/** The quarters that begin within the span, as their first months. */
function quarters({ from, to }: Span): string[] {
  return monthRange(addMonths(monthOfDate(from), 1), monthOfDate(to)).filter((month) =>
    ['01', '04', '07', '10'].includes(month.slice(5)),
  );
}

function tiles(items: readonly Item[], period: Period, currency: string): Figure[] {
  const inState = (...states: RenewalState[]) => items.filter(({ state }) => states.includes(state));
  const count = (key: string, label: string, found: readonly Item[]) =>
    toFigure({
      key: `renewals.${key}`,
      label,
      unit: 'count',
      period,
      result: items.length === 0 ? noData('No vendor is recorded.') : measured(found.length, items.length),
      lineage: [{ entity: 'vendor', ids: found.map(({ row }) => row.id) }],
    });
  const cost = (key: string, label: string, found: readonly Item[]) => {
    const known = found.filter((item) => item.cost !== null);
    const left = [{ reason: 'no annual cost', n: found.length - known.length }];
    return toFigure({
      key: `renewals.${key}`,
      label,
      unit: 'money',
      currency,
      period,
      result:
        known.length === 0
          ? noData(found.length === 0 ? 'No such contract.' : 'No annual cost is recorded.', left)
          : measured(Math.round(sum(known.map((item) => item.cost ?? 0))), known.length, left),
      lineage: [{ entity: 'vendor', ids: known.map(({ row }) => row.id) }],
    });
  };
  const running = items.filter(({ state }) => state !== 'ended');
  return [
    count('passed', 'Notice date passed', inState('passed')),
    count('soon', `Decide within ${SOON_DAYS} days`, inState('soon')),
    count('near', `Decide within ${NEAR_DAYS} days`, inState('soon', 'near')),
    cost('at-stake', `At stake within ${NEAR_DAYS} days`, inState('soon', 'near')),
    cost('annual', 'All contracts a year', running),
  ];
}

function itemsOf(rows: readonly Vendor[], exchange: Exchange | null, day: string): Item[] {
  return renewals(rows, day).map((item) => {
    const { annualCost, currency } = item.row;
    const cost = annualCost === null || exchange === null ? null : exchange(annualCost, currency, day);
    return { ...item, cost };
  });
}

function inDays(days: number): string {
  return days < 0 ? `${formatCount(-days, 'day', 'days')} ago` : `in ${formatCount(days, 'day', 'days')}`;
}
