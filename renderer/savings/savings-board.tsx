import { useCallback, useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatDate, formatMoneyShort } from '#shared/figure/format.ts';
import { savingsOpportunity } from '#shared/savings/savings-opportunity.ts';
import { attempt } from '../app/failure.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import styles from '../board/board.module.css';
import { Board } from '../board/board.tsx';
import { type BoardColumn, columnFilters, type FilledColumn, useBoard } from '../board/use-board.ts';
import { Spinner } from '../design/progress.tsx';
import { currencyOf } from '../format/field-text.ts';
import { updateRecord } from '../records/actions.ts';
import type { ListViewProps } from '../records/slot-props.ts';

const ENTITY = savingsOpportunity.name;

/** What is worth most comes first. */
const COLUMNS: readonly BoardColumn[] = savingsOpportunity.fields.status.choices.map(({ value, label }) => ({
  key: value,
  label,
  limit: 50,
  sort: { field: value === 'realised' ? 'realised' : 'identified', descending: true },
}));

/** Savings by status. Moving a card changes the status, and realising one dates it. */
export function SavingsBoard({ query, openId, onOpen, onActive }: ListViewProps) {
  const { isReadOnly, today, settings } = useWorkspace();
  const { data } = useBoard(query, 'status', COLUMNS);
  const titles = useMemo(() => Object.assign({}, ...(data ?? []).map((column) => column.titles)), [data]);
  const move = useCallback(
    (row: AnyRow, to: FilledColumn) => {
      const realisedOn = to.key === 'realised' ? (row.realisedOn ?? today) : null;
      void attempt(() => updateRecord(savingsOpportunity, row.id, { status: to.key, realisedOn }));
    },
    [today],
  );
  if (!data) return <Spinner />;
  return (
    <Board
      name="Savings by status"
      columns={data}
      card={(row) => (
        <SavingsCard
          row={row}
          owner={titles[String(row.ownerId)] ?? 'no owner'}
          currency={currencyOf(row, settings.currency)}
        />
      )}
      canMove={!isReadOnly}
      onMove={move}
      onMore={({ key, label }) => openFiltered(ENTITY, columnFilters(query, 'status', key), label)}
      openId={openId}
      onOpen={onOpen}
      onActive={onActive}
    />
  );
}

function SavingsCard({ row, owner, currency }: { row: AnyRow; owner: string; currency: string }) {
  const { choices } = savingsOpportunity.fields.lever;
  const lever = choices.find(({ value }) => value === row.lever)?.label ?? '';
  return (
    <>
      <span className={styles.title}>{String(row.title)}</span>
      <span className={styles.facts}>
        <span>{row.key}</span>
        <span>{lever}</span>
        <span>{amountText(row, currency)}</span>
        <span>{owner}</span>
        {typeof row.dueOn === 'string' && row.status !== 'realised' && (
          <span>due {formatDate(row.dueOn)}</span>
        )}
      </span>
    </>
  );
}

/** `€1.2k of €4k a month`. */
function amountText({ identified, realised }: AnyRow, currency: string): string {
  const money = (amount: unknown) => (typeof amount === 'number' ? formatMoneyShort(amount, currency) : null);
  const [done, found] = [money(realised), money(identified)];
  if (found === null) return done === null ? 'no amount' : `${done} a month`;
  return done === null ? `${found} a month` : `${done} of ${found} a month`;
}
