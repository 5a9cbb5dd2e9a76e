import { expect, it } from 'vitest';
import { serviceHealth } from '#shared/service/service-health.ts';

it('is as bad as the worst of its incidents and objectives', () => {
  expect(serviceHealth(['SEV-3', 'SEV-1'], ['met'])).toEqual({ rag: 'red', word: 'SEV-1 open' });
  expect(serviceHealth(['SEV-3'], ['missed', 'missed'])).toEqual({ rag: 'red', word: '2 overspent' });
  expect(serviceHealth(['SEV-3'], ['met'])).toEqual({ rag: 'amber', word: '1 incident open' });
  expect(serviceHealth([], ['met', 'at-risk'])).toMatchObject({ rag: 'amber' });
  expect(serviceHealth([], ['met', 'no-data'])).toEqual({ rag: 'green', word: 'Objectives met' });
});

it('is not known without measurements', () => {
  expect(serviceHealth([], ['no-data'])).toEqual({ rag: null, word: 'Not measured' });
  expect(serviceHealth([], [])).toEqual({ rag: null, word: 'No SLO' });
});
