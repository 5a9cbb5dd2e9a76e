import { expect, test } from 'vitest';
import { RecordService } from '#core/record/record-service.ts';
import { risksMovedSince } from '#db/risk/risk-history.ts';
import { riskLevel } from '#shared/risk/levels.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

test('a risk is remembered where it stood before the oldest change since then', () => {
  const { workspace, dispose } = temporaryWorkspace();
  const records = new RecordService(workspace);
  const add = (title: string) => records.create('risk', { title, likelihood: 2, impact: 4 }).id;
  const [moved, back] = [add('Moved'), add('Moved and moved back')];
  const since = '2020-01-01T00:00:00.000Z';
  expect(risksMovedSince(workspace.connection, since)).toEqual([]);
  records.update('risk', moved, { likelihood: 3 });
  records.update('risk', moved, { likelihood: 5, mitigation: 'More capacity' });
  records.update('risk', back, { impact: 5 });
  records.update('risk', back, { impact: 4 });
  expect(risksMovedSince(workspace.connection, since)).toEqual([{ id: moved, likelihood: 2, impact: 4 }]);
  expect(risksMovedSince(workspace.connection, '2100-01-01T00:00:00.000Z')).toEqual([]);
  dispose();
});

test('a risk is high from the workspace’s score on, and medium from half of it', () => {
  expect([riskLevel(3, 5, 15), riskLevel(2, 4, 15), riskLevel(1, 5, 15)]).toEqual(['high', 'medium', 'low']);
});
