import { useMemo } from 'react';
import { commitment } from '#shared/commitment/commitment.ts';
import { commitmentCoverage, weightedUtilisation } from '#shared/cost/variance.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import type { Measured } from '#shared/figure/figure.ts';
import { formatDate, formatMoneyShort, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { daysBetween } from '#shared/time/week.ts';
import { useWorkspace } from '../app/queries.ts';
import type { Rows } from '../charts/spec.ts';
import { OverviewPart } from '../records/overview/overview.tsx';
import { useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import { useExchange } from '../records/overview/use-exchange.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';

type Row = RowOf<typeof commitment>;
type Item = { row: Row; covered: number | null; eligible: number | null };

/** The commitments in force: what they cover of what they could, and how much of them is used. */
export function CommitmentPart() {
  const { currency } = useWorkspace().settings;
  const { rows } = useEvery(commitment);
  const exchange = useExchange();
  const { day } = useAsOf();
  const items = useMemo(
    () =>
      rows.flatMap((row): Item[] => {
        const { startsOn, endsOn } = row;
        if ((startsOn !== null && startsOn > day) || (endsOn !== null && endsOn < day)) return [];
        const at = (amount: number | null) =>
          amount === null || exchange === null ? null : exchange(amount, row.currency, day);
        return [{ row, covered: at(row.coveredSpend), eligible: at(row.eligibleSpend) }];
      }),
    [rows, exchange, day],
  );
  const coverage = useMemo(() => commitmentCoverage(items), [items]);
  const utilisation = useMemo(
    () =>
      weightedUtilisation(
        items.map(({ row, covered }) => ({ utilisation: row.utilisation, committed: covered })),
      ),
    [items],
  );
  const ids = items.map(({ row }) => row.id);
  const columns = useMemo(() => columnsOf(currency, day), [currency, day]);
  const total = (result: Measured, label: string) => (
    <RowsLink rows={{ entity: 'commitment', ids, label }}>
      <strong>{share(result.value)}</strong>
    </RowsLink>
  );
  return (
    <OverviewPart
      title="Commitments in force"
      note={
        items.length > 0 && (
          <>
            {total(coverage, 'Coverage')} of eligible spend covered, {total(utilisation, 'Utilisation')} used,
            by what they cover; as of {formatDate(day)}
          </>
        )
      }
    >
      <FactTable
        name="Commitments in force"
        isTitled={false}
        columns={columns}
        rows={items}
        limit={50}
        rowKey={({ row }) => row.id}
        empty="No commitment is in force. Record savings plans and reservations to see what they cover."
      />
    </OverviewPart>
  );
}

function columnsOf(currency: string, day: string): Column<Item>[] {
  const money = (amount: number | null) => (amount === null ? NO_VALUE : formatMoneyShort(amount, currency));
  return [
    {
      header: 'Commitment',
      cell: ({ row }) => (
        <RecordName entity="commitment" id={row.id}>
          {row.name}
        </RecordName>
      ),
      text: ({ row }) => row.name,
    },
    {
      header: 'Kind',
      cell: ({ row }) => commitment.fields.kind.choices.find(({ value }) => value === row.kind)?.label,
      width: '9em',
      needs: 'medium',
    },
    {
      header: 'Covered a month',
      cell: ({ row, covered }) => <RowsLink rows={rowsOf(row)}>{money(covered)}</RowsLink>,
      width: '8.5em',
      isNumber: true,
    },
    {
      header: 'Eligible a month',
      cell: ({ row, eligible }) => <RowsLink rows={rowsOf(row)}>{money(eligible)}</RowsLink>,
      width: '8.5em',
      isNumber: true,
    },
    {
      header: 'Coverage',
      cell: ({ row, covered, eligible }) => (
        <RowsLink rows={rowsOf(row)}>{share(commitmentCoverage([{ covered, eligible }]).value)}</RowsLink>
      ),
      text: ({ covered, eligible }) => commitmentCoverage([{ covered, eligible }]).reason ?? '',
      width: '6em',
      isNumber: true,
    },
    {
      header: 'Utilisation',
      cell: ({ row }) => <RowsLink rows={rowsOf(row)}>{share(row.utilisation)}</RowsLink>,
      text: ({ row }) => (row.utilisation === null ? 'No use recorded.' : ''),
      width: '6.5em',
      isNumber: true,
    },
    {
      header: 'Ends',
      cell: ({ row: { endsOn } }) =>
        endsOn === null ? NO_VALUE : `${formatDate(endsOn)}, in ${daysBetween(day, endsOn)} d`,
      width: '12.75em',
      needs: 'medium',
    },
  ];
}

function rowsOf({ id, name }: Item['row']): Rows {
  return { entity: 'commitment', ids: [id], label: name };
}

function share(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}
