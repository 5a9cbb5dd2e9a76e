import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CANCELLED,
  type ClosureAction,
  daysOverdue,
  isUnfinished,
  NOT_DUE_YET,
  onTimeClosure,
  UNDATED_COMPLETION,
} from '#shared/action/closure.ts';
import { addDays } from '#shared/time/week.ts';

const PERIOD = { firstDay: '2026-11-16', lastDay: '2026-11-22' };
const action = (rest: Partial<ClosureAction> = {}): ClosureAction => ({
  id: 'a',
  status: 'open',
  committedDueOn: '2026-11-18',
  dueOn: '2026-11-18',
  completedOn: null,
  moves: 0,
  ...rest,
});
const done = (completedOn: string | null, rest: Partial<ClosureAction> = {}) =>
  action({ status: 'done', completedOn, ...rest });

describe('on-time closure', () => {
  it('is judged by the committed date', () => {
    const actions = [
      done('2026-11-18'),
      done('2026-11-01'),
      done('2026-11-19'),
      done('2026-11-25', { dueOn: '2026-11-30', moves: 2 }),
      action({ moves: 1 }),
      action({ status: 'cancelled' }),
      done(null),
      done('2026-11-18', { committedDueOn: '2026-11-23' }),
      action({ committedDueOn: null }),
    ];
    const { onTime, moves, moved } = onTimeClosure(actions, PERIOD);
    const excluded = [
      { reason: CANCELLED, n: 1 },
      { reason: UNDATED_COMPLETION, n: 1 },
    ];
    expect(onTime).toEqual({ value: 0.4, n: 5, excluded });
    expect(moves).toEqual({ value: 3, n: 5, excluded });
    expect(moved).toEqual({ value: 2, n: 5, excluded });
  });

  it('leaves out what may still be in time', () => {
    const actions = [
      action({ committedDueOn: '2026-11-20' }),
      done('2026-11-17', { committedDueOn: '2026-11-21' }),
      action(),
    ];
    expect(onTimeClosure(actions, PERIOD, '2026-11-19').onTime).toEqual({
      value: 0.5,
      n: 2,
      excluded: [{ reason: NOT_DUE_YET, n: 1 }],
    });
    expect(onTimeClosure(actions, PERIOD, '2026-11-20').onTime.n).toBe(2);
    expect(onTimeClosure(actions, PERIOD, '2026-11-21').onTime.n).toBe(3);
    expect(onTimeClosure(actions, PERIOD).onTime.value).toBeCloseTo(1 / 3, 12);
  });

  it('does not count the completion of an action that was reopened', () => {
    expect(onTimeClosure([action({ completedOn: '2026-11-17' })], PERIOD).onTime.value).toBe(0);
  });

  it('is no data when nothing was due', () => {
    for (const list of [[], [action({ status: 'cancelled' })], [action({ committedDueOn: null })]]) {
      for (const figure of Object.values(onTimeClosure(list, PERIOD))) {
        expect(figure).toMatchObject({ value: null, n: 0, reason: 'No action was due in the period.' });
      }
    }
  });

  const dates = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-11-08', days));
  const actions = fc.array(
    fc.record({
      id: fc.constant('a'),
      status: fc.constantFrom(
        'open' as const,
        'in-progress' as const,
        'blocked' as const,
        'done' as const,
        'cancelled' as const,
      ),
      committedDueOn: fc.option(dates),
      dueOn: fc.option(dates),
      completedOn: fc.option(dates),
      moves: fc.nat(4),
    }),
    { maxLength: 20 },
  );

  it('is a share, has no order, and accounts for every action due', () => {
    fc.assert(
      fc.property(actions, (list) => {
        const { onTime, moves, moved } = onTimeClosure(list, PERIOD);
        expect(onTime.value === null || (onTime.value >= 0 && onTime.value <= 1)).toBe(true);
        expect(onTimeClosure([...list].reverse(), PERIOD)).toEqual({ onTime, moves, moved });
        const due = list.filter(
          ({ committedDueOn: on }) => on !== null && on >= PERIOD.firstDay && on <= PERIOD.lastDay,
        );
        expect(onTime.n + onTime.excluded.reduce((n, entry) => n + entry.n, 0)).toBe(due.length);
        expect(moved.value ?? 0).toBeLessThanOrEqual(moves.value ?? 0);
      }),
    );
  });

  it('is never improved by moving a date', () => {
    fc.assert(
      fc.property(actions, fc.integer({ min: -30, max: 300 }), (list, days) => {
        const later = list.map((one) => ({
          ...one,
          dueOn: one.dueOn === null ? null : addDays(one.dueOn, days),
          moves: one.moves + 1,
        }));
        expect(onTimeClosure(later, PERIOD).onTime).toEqual(onTimeClosure(list, PERIOD).onTime);
      }),
    );
  });
});

describe('an overdue action', () => {
  it('is unfinished after its current due date', () => {
    expect(daysOverdue(action(), '2026-11-18')).toBe(0);
    expect(daysOverdue(action(), '2026-11-21')).toBe(3);
    expect(daysOverdue(action({ status: 'blocked' }), '2026-11-21')).toBe(3);
    expect(daysOverdue(done('2026-11-30'), '2026-11-21')).toBe(0);
    expect(daysOverdue(action({ dueOn: null }), '2026-11-21')).toBe(0);
    expect(isUnfinished(action({ status: 'cancelled' }))).toBe(false);
  });
});
