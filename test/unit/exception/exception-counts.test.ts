import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExceptionRow, exceptionCounts } from '#shared/exception/exception-counts.ts';

const row = (id: string, changes: Partial<ExceptionRow> = {}): ExceptionRow => ({
  id,
  grantedOn: '2026-01-01',
  expiresOn: '2027-06-30',
  status: 'active',
  closedOn: null,
  ...changes,
});
const day = fc.option(fc.integer({ min: 10, max: 30 }).map((number) => `2026-11-${number}`));

describe('exceptionCounts', () => {
  it('sorts exceptions by their state at the end of the day', () => {
    const rows = [
      row('long'),
      row('today', { expiresOn: '2026-11-22' }),
      row('past', { expiresOn: '2026-11-21' }),
      row('soon', { expiresOn: '2026-12-22' }),
      row('later', { expiresOn: '2026-12-23' }),
      row('endless', { expiresOn: null }),
      row('future', { grantedOn: '2026-11-23' }),
      row('revoked', { status: 'revoked' }),
      row('closed-since', { status: 'closed', closedOn: '2026-11-23' }),
      row('closed-today', { status: 'closed', closedOn: '2026-11-22' }),
    ];
    expect(exceptionCounts(rows, '2026-11-22')).toEqual({
      open: ['long', 'today', 'past', 'soon', 'later', 'endless', 'closed-since'],
      expired: ['past'],
      expiringSoon: ['today', 'soon'],
      unbounded: ['endless'],
    });
  });

  it('tells none open from none ever recorded', () => {
    expect(exceptionCounts([], '2026-11-22')).toBeNull();
    expect(exceptionCounts([row('a', { status: 'closed' })], '2026-11-22')?.open).toEqual([]);
  });

  it('never puts one exception in two of the states that exclude each other', () => {
    const rows = fc.array(fc.record({ expiresOn: day, closedOn: day, grantedOn: day }));
    fc.assert(
      fc.property(rows, (list) => {
        const counts = exceptionCounts(
          list.map((changes, index) => row(`${index}`, changes)),
          '2026-11-22',
        );
        const parts = [
          ...(counts?.expired ?? []),
          ...(counts?.expiringSoon ?? []),
          ...(counts?.unbounded ?? []),
        ];
        expect(new Set(parts).size).toBe(parts.length);
        for (const id of parts) expect(counts?.open).toContain(id);
      }),
    );
  });
});
