import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveActions, NO_REASON } from '#core/action/move-actions.ts';
import { RecordService } from '#core/record/record-service.ts';
import type { Workspace } from '#db/workspace.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-23T10:00:00.000Z';
let workspace: Workspace;
let dispose: () => void;
let records: RecordService;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace());
  records = new RecordService(workspace, NOW);
});
afterEach(() => dispose());

const action = (id: string) => workspace.repository('actionItem').get(id);
const moves = () => workspace.repository('actionMove').all();

test('a done action has its day, and loses it when it is opened again', () => {
  const { id } = records.create('actionItem', { title: 'Rotate keys' });
  records.update('actionItem', id, { status: 'done' });
  expect(action(id)?.completedOn).toBe('2026-11-23');
  records.updateMany('actionItem', [id], { status: 'open' });
  expect(action(id)?.completedOn).toBeNull();
  workspace.undo('Test');
  expect(action(id)).toMatchObject({ status: 'done', completedOn: '2026-11-23' });
  records.update('actionItem', id, { status: 'done', completedOn: '2026-11-20' });
  expect(action(id)?.completedOn).toBe('2026-11-20');
});

test('the first due date is the one promised; moves keep their reason and leave it', () => {
  const { id } = records.create('actionItem', { title: 'Rotate keys', dueOn: '2026-12-01' });
  expect(action(id)).toMatchObject({ committedDueOn: '2026-12-01', createdOn: '2026-11-23' });
  moveActions(workspace, { ids: [id], to: '2026-12-08', reason: 'Vendor is late' }, NOW);
  expect(action(id)).toMatchObject({ dueOn: '2026-12-08', committedDueOn: '2026-12-01' });
  expect(moves()).toMatchObject([
    { fromDate: '2026-12-01', toDate: '2026-12-08', reason: 'Vendor is late', movedOn: '2026-11-23' },
  ]);
  workspace.undo('Test');
  expect(action(id)?.dueOn).toBe('2026-12-01');
  expect(moves()).toEqual([]);
});

test('what is promised for a day is due on it, so that it can be overdue', () => {
  const { id } = records.create('actionItem', { title: 'Rotate keys', committedDueOn: '2026-12-01' });
  expect(action(id)).toMatchObject({ dueOn: '2026-12-01', committedDueOn: '2026-12-01' });
});

test('a move needs a reason, and nothing moves without one', () => {
  const ids = ['2026-12-01', '2026-12-02'].map(
    (dueOn) => records.create('actionItem', { title: dueOn, dueOn }).id,
  );
  expect(() => moveActions(workspace, { ids, to: '2026-12-08', reason: '' }, NOW)).toThrow(/why/);
  expect(ids.map((id) => action(id)?.dueOn)).toEqual(['2026-12-01', '2026-12-02']);
});

test('finished actions and those due that day already stay as they are', () => {
  const open = records.create('actionItem', { title: 'Open' }).id;
  const done = records.create('actionItem', { title: 'Done', dueOn: '2026-11-01', status: 'done' }).id;
  const same = records.create('actionItem', { title: 'Same', dueOn: '2026-12-08' }).id;
  const result = moveActions(workspace, { ids: [open, done, same], to: '2026-12-08', reason: '' }, NOW);
  expect(result).toEqual({ moved: 1 });
  expect(action(open)).toMatchObject({ dueOn: '2026-12-08', committedDueOn: '2026-12-08' });
  expect(action(done)?.dueOn).toBe('2026-11-01');
});

test('a date changed like any other field is a move too, unless the promise is corrected with it', () => {
  const { id } = records.create('actionItem', { title: 'Rotate keys', dueOn: '2026-12-01' });
  records.update('actionItem', id, { dueOn: '2026-12-15' });
  expect(moves()).toMatchObject([{ fromDate: '2026-12-01', toDate: '2026-12-15', reason: NO_REASON }]);
  records.update('actionItem', id, { dueOn: '2026-12-16', committedDueOn: '2026-12-16' });
  expect(moves()).toHaveLength(1);
});

test('a key result follows its newest check-in that gives a value', () => {
  const objectiveId = records.create('objective', { title: 'Fewer pages', quarter: '2026Q4' }).id;
  const keyResultId = records.create('keyResult', {
    objectiveId,
    title: 'Pages',
    startValue: 20,
    targetValue: 5,
  }).id;
  const current = () => workspace.repository('keyResult').get(keyResultId)?.currentValue;
  const checkIn = (date: string, value: number | null) =>
    records.create('checkIn', { keyResultId, date, ...(value === null ? {} : { value }) }).id;
  const later = checkIn('2026-11-16', 12);
  checkIn('2026-11-09', 15);
  checkIn('2026-11-23', null);
  expect(current()).toBe(12);
  records.remove('checkIn', [later]);
  expect(current()).toBe(15);
  workspace.undo('Test');
  expect(current()).toBe(12);
});

test('records are counted by the values of their fields, under the filters of a list', () => {
  const teamId = records.create('team', { name: 'Platform' }).id;
  for (const status of ['open', 'open', 'done'])
    records.create('actionItem', { title: 'One', status, teamId });
  records.create('actionItem', { title: 'Two' });
  const { groups, titles } = records.tally('actionItem', { by: ['teamId', 'status'] });
  expect(groups).toEqual([
    { values: [teamId, 'open'], count: 2 },
    { values: [null, 'open'], count: 1 },
    { values: [teamId, 'done'], count: 1 },
  ]);
  expect(titles).toEqual({ [teamId]: 'Platform' });
  const open = [{ field: 'status', op: 'eq' as const, value: 'open' }];
  expect(records.tally('actionItem', { where: open, text: 'two' }).groups).toEqual([
    { values: [], count: 1 },
  ]);
  expect(() => records.tally('risk', { by: ['services'] })).toThrow(/counted/);
});

test('a filter takes as many ids as a list may have', () => {
  const { id } = records.create('actionItem', { title: 'One' });
  const ids = [id, ...Array.from({ length: 40_000 }, (_, at) => `id-${at}`)];
  expect(records.list('actionItem', { where: [{ field: 'id', op: 'in', value: ids }] }).total).toBe(1);
});
