import { expect, it } from 'vitest';
import { byFramework, controlStates } from '#shared/control/freshness.ts';

it('tells fresh evidence from what is due, overdue and missing', () => {
  const controls = [
    { id: 'a', framework: 'SOC 2', reference: 'CC1', nextDueOn: '2026-11-21' },
    { id: 'b', framework: 'SOC 2', reference: 'CC2', nextDueOn: '2026-12-22' },
    { id: 'c', framework: 'SOC 2', reference: 'CC3', nextDueOn: '2027-02-01' },
    { id: 'd', framework: 'ISO', reference: 'A1', nextDueOn: '2027-02-01' },
  ];
  const evidence = ['a', 'b', 'c'].map((controlId) => ({ controlId, date: '2026-09-01' }));
  const states = controlStates(controls, evidence, '2026-11-22');
  expect(states.map(({ row, state }) => `${row.id} ${state}`)).toEqual([
    'a overdue',
    'b due',
    'd none',
    'c fresh',
  ]);
  expect(byFramework(states).map(({ framework, next }) => `${framework} ${next?.row.id}`)).toEqual([
    'ISO d',
    'SOC 2 b',
  ]);
});
