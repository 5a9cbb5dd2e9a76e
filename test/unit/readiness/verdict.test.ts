import { expect, it } from 'vitest';
import { readinessVerdict } from '#shared/readiness/verdict.ts';

it('lets a launch go when every criterion is met or waived', () => {
  expect(readinessVerdict(['met', 'waived'], 'go')).toEqual({
    counts: { open: 0, met: 1, 'not-met': 0, waived: 1 },
    state: 'ready',
    conflict: null,
  });
  expect(readinessVerdict(['met', 'open'], 'pending').state).toBe('open');
  expect(readinessVerdict(['open', 'not-met'], 'pending').state).toBe('not-ready');
  expect(readinessVerdict([], 'pending').state).toBe('empty');
});

it('says when the decision does not fit the criteria', () => {
  expect(readinessVerdict(['not-met'], 'go').conflict).toMatch(/not met/);
  expect(readinessVerdict(['met'], 'no-go').conflict).toMatch(/yet it is a no-go/);
  expect(readinessVerdict(['not-met'], 'no-go').conflict).toBeNull();
});
