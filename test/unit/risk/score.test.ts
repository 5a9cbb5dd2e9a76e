import { expect, test } from 'vitest';
import { exportTable } from '#core/export/table.ts';
import { RecordService } from '#core/record/record-service.ts';
import { risk } from '#shared/risk/risk.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

test('risks come by their score, which filters narrow by and files hold', () => {
  const { workspace, dispose } = temporaryWorkspace();
  const records = new RecordService(workspace);
  for (const [title, likelihood, impact, status] of [
    ['Rare and severe', 1, 5, 'open'],
    ['Likely and moderate', 4, 3, 'open'],
    ['Certain and severe, closed', 5, 5, 'closed'],
    ['Possible and minor', 3, 2, 'open'],
  ] as const)
    records.create('risk', { title, likelihood, impact, status });
  const titles = (query: object) =>
    workspace
      .readerOf(risk)
      .list(query)
      .rows.map(({ title }) => title);
  expect(titles({})).toEqual([
    'Likely and moderate',
    'Possible and minor',
    'Rare and severe',
    'Certain and severe, closed',
  ]);
  expect(titles({ sort: [{ field: 'score', descending: true }] })[0]).toBe('Certain and severe, closed');
  expect(titles({ where: [{ field: 'score', op: 'lte', value: 6 }] })).toEqual([
    'Possible and minor',
    'Rare and severe',
  ]);
  expect(workspace.readerOf(risk).tally({ by: ['score'] })).toContainEqual({ values: [12], count: 1 });
  const file = (audience: 'director' | 'customer') => () =>
    exportTable(workspace, 'risk', {}, { format: 'csv', audience, columns: ['title', 'score'] }).text;
  expect(file('director')()).toContain('Likely and moderate,12');
  expect(file('customer')).toThrow(/Customers may see/);
  dispose();
});
