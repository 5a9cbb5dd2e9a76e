import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportTable } from '#core/export/table.ts';
import { pasteRows } from '#core/import/pasted.ts';
import { RecordService } from '#core/record/record-service.ts';
import type { Workspace } from '#db/workspace.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

let workspace: Workspace;
let dispose: () => void;
let records: RecordService;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ currency: 'EUR' }));
  records = new RecordService(workspace, '2026-11-23T10:00:00.000Z');
});
afterEach(() => dispose());

const vendor = (id: string) => workspace.repository('vendor').get(id);

test('a currency is a code, in small letters too', () => {
  const { id } = records.create('vendor', { name: 'Acme', currency: ' usd ' });
  expect(vendor(id)?.currency).toBe('USD');
  expect(() => records.update('vendor', id, { currency: 'Euro' })).toThrow('ISO code, e.g. EUR');
});

test('another currency leaves an amount as it is written, and comes back with undo', () => {
  const { id } = records.create('vendor', { name: 'Acme', annualCost: 500_000 });
  records.update('vendor', id, { currency: 'JPY' });
  expect(vendor(id)).toMatchObject({ currency: 'JPY', annualCost: 5000 });
  records.updateMany('vendor', [id], { currency: 'KWD' });
  expect(vendor(id)).toMatchObject({ currency: 'KWD', annualCost: 5_000_000 });
  workspace.undo('Test');
  workspace.undo('Test');
  expect(vendor(id)).toMatchObject({ currency: null, annualCost: 500_000 });
  records.update('vendor', id, { currency: 'JPY', annualCost: 7 });
  expect(vendor(id)?.annualCost).toBe(7);
});

test('rows without a currency are read in that of their records', () => {
  const { id } = records.create('vendor', { name: 'Acme', currency: 'JPY', annualCost: 5000 });
  const columns = ['name', 'annualCost'];
  const { text } = exportTable(workspace, 'vendor', {}, { format: 'csv', audience: 'director', columns });
  expect(pasteRows(workspace, { entity: 'vendor', text, columns }, false).counts).toMatchObject({ skip: 1 });
  pasteRows(workspace, { entity: 'vendor', text: 'Name,Annual cost\nAcme,6000\n', columns }, false);
  expect(vendor(id)?.annualCost).toBe(6000);
});

test('a record whose currency is no code, from an earlier version, can be exported', () => {
  const { id } = records.create('vendor', { name: 'Acme', annualCost: 1250 });
  workspace.connection.prepare("UPDATE vendor SET currency = 'Euro' WHERE id = ?").run(id);
  const { text } = exportTable(workspace, 'vendor', {}, { format: 'csv', audience: 'director' });
  expect(text).toContain('12.50');
});
