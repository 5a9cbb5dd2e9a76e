import type { WriteSession } from '#db/record/write-session.ts';
import type { AnyRow } from '#shared/entity/entity.ts';

/** A key result's current value follows its newest check-in that gives one. */
export function followCheckIns(tx: WriteSession, before: AnyRow | null, after: AnyRow | null): void {
  for (const id of new Set([before?.keyResultId, after?.keyResultId])) {
    if (typeof id === 'string') follow(tx, id);
  }
}

function follow(tx: WriteSession, keyResultId: string): void {
  const { rows } = tx.repository('checkIn').list({
    where: [
      { field: 'keyResultId', op: 'eq', value: keyResultId },
      { field: 'value', op: 'notEmpty', value: null },
    ],
    sort: [{ field: 'date', descending: true }],
    limit: 1,
  });
  tx.repository('keyResult').update(keyResultId, { currentValue: rows[0]?.value ?? null });
}
