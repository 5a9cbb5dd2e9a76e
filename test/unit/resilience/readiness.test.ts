import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  criticalDatastores,
  drTests,
  type ExerciseRow,
  exerciseVerdict,
  restoreValidation,
} from '#shared/resilience/readiness.ts';

const exercise = (changes: Partial<ExerciseRow> = {}): ExerciseRow => ({
  id: 'e',
  kind: 'failover',
  datastore: null,
  plannedOn: '2026-11-02',
  heldOn: '2026-11-02',
  rtoTargetMinutes: 60,
  rpoTargetMinutes: 15,
  rtoAchievedMinutes: 60,
  rpoAchievedMinutes: 5,
  outcome: 'passed',
  ...changes,
});
const quarter = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
const asOf = '2026-11-22';

describe('criticalDatastores', () => {
  it('are known from the day a restore was planned for or held on', () => {
    const restore = (datastore: string, plannedOn: string | null, heldOn: string | null) =>
      exercise({ kind: 'restore', datastore, plannedOn, heldOn });
    const rows = [
      restore('users', '2026-11-22', null),
      restore('orders', '2026-11-23', null),
      restore('early', '2026-12-01', '2026-11-01'),
      restore('undated', null, null),
      exercise({ datastore: 'not a restore' }),
    ];
    expect(criticalDatastores(rows, asOf)).toEqual(['early', 'undated', 'users']);
  });
});

describe('exerciseVerdict', () => {
  it('needs the outcome and both times', () => {
    expect(exerciseVerdict(exercise())).toBe('succeeded');
    expect(exerciseVerdict(exercise({ rtoAchievedMinutes: 61 }))).toBe('failed');
    expect(exerciseVerdict(exercise({ outcome: 'partial' }))).toBe('failed');
    expect(exerciseVerdict(exercise({ rpoAchievedMinutes: null }))).toBe('unknown');
    expect(exerciseVerdict(exercise({ outcome: null }))).toBe('unknown');
    expect(exerciseVerdict(exercise({ outcome: 'failed', rtoAchievedMinutes: null }))).toBe('failed');
    expect(exerciseVerdict(exercise({ rtoTargetMinutes: null, rpoTargetMinutes: null }))).toBe('succeeded');
  });
});

describe('drTests', () => {
  it('counts a missed date as not successful and leaves the future out', () => {
    const rows = [
      exercise({ id: 'good' }),
      exercise({ id: 'slow', rtoAchievedMinutes: 90 }),
      exercise({ id: 'skipped', heldOn: null, outcome: null }),
      exercise({ id: 'unmeasured', rtoAchievedMinutes: null }),
      exercise({ id: 'ahead', plannedOn: '2026-12-10', heldOn: null, outcome: null }),
      exercise({ id: 'unplanned', plannedOn: null, heldOn: '2026-10-05' }),
      exercise({ id: 'restore', kind: 'restore' }),
      exercise({ id: 'last quarter', plannedOn: '2026-09-30' }),
    ];
    const result = drTests(rows, quarter, asOf);
    expect(result.success).toMatchObject({ value: 0.5, n: 4, excluded: [{ n: 1 }] });
    expect(result.completion).toMatchObject({ value: 0.8, n: 5 });
    expect(result.overdueIds).toEqual(['skipped']);
  });

  it('has no data when nothing was due or nothing is complete', () => {
    expect(drTests([], quarter, asOf).success).toMatchObject({ value: null, n: 0 });
    const unmeasured = drTests([exercise({ outcome: null })], quarter, asOf);
    expect(unmeasured.success).toMatchObject({ value: null, reason: 'No exercise has a complete result.' });
    expect(unmeasured.completion.value).toBe(1);
  });
});

describe('restoreValidation', () => {
  const restore = (datastore: string, heldOn: string | null, changes: Partial<ExerciseRow> = {}) =>
    exercise({ kind: 'restore', datastore, heldOn, ...changes });

  it('asks each critical datastore for a success within 90 days', () => {
    const restores = [
      restore('orders', '2026-08-24'),
      restore('users', '2026-08-23'),
      restore('ledger', '2026-11-01', { outcome: 'failed' }),
      restore('other', '2026-11-01'),
    ];
    const result = restoreValidation(['orders', 'users', 'ledger', 'orders'], restores, asOf);
    expect(result.share.value).toBeCloseTo(1 / 3, 12);
    expect(result.missing).toEqual(['ledger', 'users']);
    expect(restoreValidation([], restores, asOf).share.value).toBeNull();
    expect(restoreValidation(['orders'], [], asOf).share).toMatchObject({ value: 0, n: 1 });
  });

  it('never gets worse by another success', () => {
    const names = ['a', 'b', 'c'];
    const some = fc.array(
      fc.record({ name: fc.constantFrom(...names), day: fc.integer({ min: 10, max: 22 }) }),
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...names), (list, name) => {
        const restores = list.map((row) => restore(row.name, `2026-11-${row.day}`));
        const before = restoreValidation(names, restores, asOf).share.value ?? Number.NaN;
        const after = restoreValidation(names, [...restores, restore(name, asOf)], asOf).share.value;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
