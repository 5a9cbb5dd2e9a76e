import { useMemo } from 'react';
import type { RowOf } from '#shared/entity/entity.ts';
import { EXPIRY_BUCKETS, type Expiring, type ExpiryBucket, expiring } from '#shared/exception/expiry.ts';
import { iamException } from '#shared/exception/iam-exception.ts';
import { measured, noData, type Rag } from '#shared/figure/figure.ts';
import { formatCount, formatDate, NO_VALUE } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { RagMark } from '../design/badge.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';

type Item = Expiring<RowOf<typeof iamException>>;

const RAGS: Record<ExpiryBucket, Rag | null> = {
  expired: 'red',
  week: 'amber',
  month: 'amber',
  quarter: 'green',
  later: 'green',
  never: 'red',
};

/** Open exceptions by when they end: what has expired and still stands comes first. */
export function ExpiryView({ query }: ListViewProps) {
  const { rows, titles, isPending, error } = useAllRows(iamException, query);
  const { day, period } = useAsOf();
  const items = useMemo(() => expiring(rows, day), [rows, day]);
  const columns = useMemo(() => columnsOf(titles), [titles]);
  const figures = useMemo(
    () =>
      EXPIRY_BUCKETS.map(({ key, label }) => {
        const found = items.filter(({ bucket }) => bucket === key);
        return toFigure({
          key: `expiry.${key}`,
          label,
          unit: 'count',
          period,
          result:
            rows.length === 0 ? noData('No exception is recorded.') : measured(found.length, items.length),
          lineage: [{ entity: iamException.name, ids: found.map(({ row }) => row.id) }],
          ...(key === 'expired' || key === 'never'
            ? { target: { value: 0, direction: 'lower', tolerance: 0 } }
            : {}),
        });
      }),
    [items, rows, period],
  );
  return (
    <Overview label="Expiry" isPending={isPending} error={error}>
      <FigureTiles figures={figures} />
      {EXPIRY_BUCKETS.map(({ key, label }) => {
        const found = items.filter(({ bucket }) => bucket === key);
        if (found.length === 0) return null;
        return (
          <OverviewPart
            key={key}
            title={label}
            note={`${formatCount(found.length, 'exception', 'exceptions')} open on ${formatDate(day)}`}
          >
            <FactTable
              name={label}
              isTitled={false}
              columns={columns}
              rows={found}
              limit={200}
              rowKey={({ row }) => row.id}
              empty=""
            />
          </OverviewPart>
        );
      })}
      {items.length === 0 && (
        <p>
          No exception is open on {formatDate(day)}. Access outside the policy belongs here, with who owns it
          and until when.
        </p>
      )}
    </Overview>
  );
}

function columnsOf(titles: Titles): Column<Item>[] {
  const owner = ({ row: { ownerId } }: Item) =>
    ownerId === null ? 'no owner' : (titles[ownerId] ?? NO_VALUE);
  return [
    { header: 'Expires', cell: (item) => <Ends {...item} />, width: '13em' },
    {
      header: 'Who or what',
      cell: ({ row }) => (
        <RecordName entity={iamException.name} id={row.id}>
          {row.key ? `${row.key} ` : ''}
          {row.subject}
        </RecordName>
      ),
      text: ({ row }) => row.subject,
      width: '30%',
      lines: 2,
    },
    {
      header: 'Reason',
      cell: ({ row }) => row.reason,
      text: ({ row }) => row.reason,
      lines: 2,
      needs: 'medium',
    },
    { header: 'Owner', cell: owner, text: owner, width: '10em', lines: 2 },
    {
      header: 'Granted',
      cell: ({ row }) => (row.grantedOn === null ? NO_VALUE : formatDate(row.grantedOn)),
      width: '7.5em',
      needs: 'wide',
    },
  ];
}

function Ends({ row: { expiresOn }, days, bucket }: Item) {
  if (expiresOn === null || days === null) return <RagMark rag={RAGS[bucket]} word="never" />;
  const word =
    days < 0 ? `${formatDate(expiresOn)}, ${-days} d ago` : `${formatDate(expiresOn)}, in ${days} d`;
  return <RagMark rag={RAGS[bucket]} word={word} />;
}
