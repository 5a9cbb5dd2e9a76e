import { describe, expect, it } from 'vitest';
import { exerciseCoverage } from '#shared/resilience/coverage.ts';

const DAY = '2026-11-22';

describe('exercise coverage', () => {
  const service = { id: 's', name: 'Checkout', tier: 1, rtoMinutes: 30, rpoMinutes: 5 };

  it('judges the last one held by its own target, else the service’s', () => {
    const [line] = exerciseCoverage(
      [service],
      [
        exercise('old', { heldOn: '2026-08-01', outcome: 'passed', rtoAchievedMinutes: 20 }),
        exercise('new', { heldOn: '2026-11-01', outcome: 'passed', rtoAchievedMinutes: 40 }),
      ],
      DAY,
    );
    expect(line?.cells[2]).toMatchObject({
      last: { id: 'new' },
      verdict: 'failed',
      rto: { state: 'missed', target: 30, achieved: 40 },
      rpo: { state: 'none' },
    });
    expect(line?.isProven).toBe(false);
  });

  it('says what is overdue, what is planned and what is too long ago', () => {
    const [line] = exerciseCoverage(
      [service],
      [
        exercise('held', { heldOn: '2026-05-01', outcome: 'passed' }),
        exercise('late', { plannedOn: '2026-11-21' }),
        exercise('next', { plannedOn: '2026-12-01' }),
      ],
      DAY,
    );
    expect(line?.cells[2]).toMatchObject({ isStale: true, overdue: [{ id: 'late' }], next: '2026-12-01' });
  });
});

function exercise(id: string, part: object) {
  return {
    id,
    title: id,
    kind: 'failover' as const,
    services: ['s'],
    datastore: null,
    plannedOn: null,
    heldOn: null,
    rtoTargetMinutes: null,
    rpoTargetMinutes: null,
    rtoAchievedMinutes: null,
    rpoAchievedMinutes: null,
    outcome: null,
    ...part,
  };
}
