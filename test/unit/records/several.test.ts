import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordService } from '#core/record/record-service.ts';
import type { Workspace } from '#db/workspace.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

let workspace: Workspace;
let dispose: () => void;
let records: RecordService;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace());
  records = new RecordService(workspace, '2026-11-23T10:00:00.000Z');
});
afterEach(() => dispose());

const vendors = () => workspace.repository('vendor').all();
const made = (...names: string[]) => names.map((name) => records.create('vendor', { name }).id);

test('several records are counted that changed, and nothing that stayed is there to undo', () => {
  const ids = made('Acme', 'Bolt');
  records.update('vendor', ids[0] ?? '', { note: 'Same' });
  expect(records.updateMany('vendor', ids, { note: 'Same' })).toEqual({ changed: 1 });
  const before = workspace.log.undoable()?.id;
  expect(records.updateMany('vendor', ids, { note: 'Same' })).toEqual({ changed: 0 });
  expect(workspace.log.undoable()?.id).toBe(before);
});

test('what somebody removed since it was chosen does not keep the others from being changed or removed', () => {
  const ids = made('Acme', 'Bolt', 'Cask');
  records.remove('vendor', ids.slice(0, 1));
  expect(records.updateMany('vendor', ids, { note: 'Kept' })).toEqual({ changed: 2 });
  expect(records.remove('vendor', ids)).toEqual({ removed: 2 });
  expect(vendors()).toEqual([]);
  expect(() => records.remove('vendor', ids)).toThrow('These vendors are no longer there.');
});

test('the way back of one change does not take back another that was made since', () => {
  const [id = ''] = made('Acme');
  const first = workspace.log.undoable()?.id;
  records.update('vendor', id, { note: 'Later' });
  expect(() => workspace.undo('Test', first)).toThrow('“Change note” was done since. Undo that first.');
  expect(vendors()).toMatchObject([{ note: 'Later' }]);
  workspace.undo('Test');
  expect(workspace.undo('Test', first)?.id).toBe(first);
  expect(() => workspace.undo('Test', first)).toThrow('taken back already');
  expect(vendors()).toEqual([]);
});
