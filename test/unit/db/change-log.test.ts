import { afterEach, beforeEach, expect, it } from 'vitest';
import { importTexts } from '#core/import/run.ts';
import type { Workspace } from '#db/workspace.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

/** More than one row of the log holds. */
const ROWS = 2_345;

let workspace: Workspace;
let dispose: () => void;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace());
  const lines = Array.from({ length: ROWS }, (_, n) => `Person ${n}`);
  importTexts(workspace, [{ path: 'people.csv', text: `Name\n${lines.join('\n')}\n`, entity: 'person' }]);
});
afterEach(() => dispose());

const people = () => workspace.repository('person').all();
const opsOf = (id: string) => workspace.log.historyOf(id).map(({ op, recordId }) => [op, recordId]);

it('keeps the history of every record of an import, and of no other', () => {
  const before = people();
  expect(before).toHaveLength(ROWS);
  for (const { id } of before) expect(opsOf(id)).toEqual([['create', id]]);
  const [first, other] = before;
  if (!first || !other) throw new Error('nobody was imported');
  workspace.write(edit, (tx) => void tx.repository('person').update(first.id, { role: 'Lead' }));
  const single = workspace.write(edit, (tx) => tx.repository('person').create({ name: 'One more' }));
  expect(opsOf(first.id)).toEqual([
    ['update', first.id],
    ['create', first.id],
  ]);
  expect(opsOf(other.id)).toHaveLength(1);
  expect(opsOf(single.id)).toEqual([['create', single.id]]);
  // Between the first and the last of a row of the log, and not among its records.
  expect(opsOf(`${first.id}0`)).toEqual([]);
});

it('takes an import back as one step and brings it back as it was', () => {
  const before = people();
  workspace.undo('Test');
  expect(people()).toEqual([]);
  workspace.redo('Test');
  expect(people().map(({ name }) => name)).toEqual(before.map(({ name }) => name));
});

it('puts the import behind undo when one of its records is settled', () => {
  const [, , somebody] = people();
  if (!somebody) throw new Error('nobody was imported');
  const label = workspace.log.undoable()?.label;
  workspace.write(edit, (tx) => {
    tx.repository('team').create({ name: 'Core' });
    tx.settle([somebody.id]);
  });
  expect(label).toBe('Import of people.csv');
  expect(workspace.log.undoable()?.label).toBe(edit.label);
  workspace.undo('Test');
  expect(workspace.log.undoable()).toBeUndefined();
});
