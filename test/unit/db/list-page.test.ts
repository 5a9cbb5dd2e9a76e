import { afterAll, beforeAll, expect, it } from 'vitest';
import { pasteRows } from '#core/import/pasted.ts';
import type { Workspace } from '#db/workspace.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const NAMES = ['Émile', 'anna', 'Zoe', 'Bert', 'Ole', 'carla'];
const STATUSES = ['done', 'open', 'cancelled', 'blocked'] as const;
const ROWS = 57;

let workspace: Workspace;
let dispose: () => void;

beforeAll(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
  workspace.write(edit, (tx) => {
    const owners = NAMES.map((name) => tx.repository('person').create({ name }).id);
    for (let n = 0; n < ROWS; n += 1) {
      tx.repository('actionItem').create({
        title: n % 10 === 3 ? `Ärger 100% ${n}` : `Task_${n}`,
        // Some owners have many actions, some few, and every fifth action has none.
        ownerId: n % 5 === 0 ? null : (owners[Math.floor((n * n) / 7) % owners.length] ?? null),
        status: STATUSES[n % STATUSES.length] ?? 'open',
        completedOn: n % STATUSES.length === 0 ? '2026-12-31' : null,
        dueOn: n % 6 === 0 ? null : `2026-${String((n % 12) + 1).padStart(2, '0')}-15`,
      });
    }
  });
});
afterAll(() => dispose());

const actions = () => workspace.repository('actionItem');

function inPages(query: Partial<ListQuery>, size: number): string[] {
  const pages = Array.from({ length: Math.ceil(ROWS / size) + 1 }, (_, page) =>
    actions().list({ ...query, limit: size, offset: page * size }),
  );
  for (const { total } of pages) expect(total).toBe(pages[0]?.total);
  return pages.flatMap(({ rows }) => rows.map(({ id }) => id));
}

it('gives every row once, in one order, however long the pages are', () => {
  for (const field of ['ownerId', 'title', 'status', 'dueOn', 'createdOn', 'priority']) {
    for (const descending of [false, true]) {
      const query = { sort: [{ field, descending }] };
      const whole = inPages(query, ROWS);
      expect(new Set(whole).size).toBe(ROWS);
      for (const size of [1, 4, 10]) expect(inPages(query, size), `${field} by ${size}`).toEqual(whole);
    }
  }
});

it('orders a reference by its name without case and accents, and puts rows without one last', () => {
  const nameOf = new Map(
    workspace
      .repository('person')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  for (const descending of [false, true]) {
    const { rows } = actions().list({ sort: [{ field: 'ownerId', descending }], limit: ROWS });
    const names = rows.map(({ ownerId }) => (ownerId === null ? null : (nameOf.get(ownerId) ?? null)));
    const runs = names.filter((name, at) => name !== names[at - 1]);
    const wanted = ['anna', 'Bert', 'carla', 'Émile', 'Ole', 'Zoe'].filter((name) => names.includes(name));
    expect(runs).toEqual([...(descending ? wanted.toReversed() : wanted), null]);
  }
});

it('shows what is still to be done first, the earliest due at the top', () => {
  const { rows } = actions().list({ limit: ROWS });
  const settled = rows.map(({ status }) => status === 'done' || status === 'cancelled');
  expect(settled).toEqual(settled.toSorted());
  const dues = rows.filter((_, at) => !settled[at]).map(({ dueOn }) => dueOn ?? '9999');
  expect(dues).toEqual(dues.toSorted());
});

it('finds text without case and accents, with its own per cent signs and lines', () => {
  const found = (value: string) =>
    actions().list({ where: [{ field: 'title', op: 'contains', value }] }).total;
  expect(found('ARGER')).toBe(6);
  expect(found('arger 100%')).toBe(6);
  expect(found('task_1')).toBe(10);
  expect(found('100_')).toBe(0);
  expect(found('k%1')).toBe(0);
});

it('counts again after a write, and after an undo', () => {
  const open = () => actions().list({ where: [{ field: 'status', op: 'eq', value: 'open' }] }).total;
  const before = open();
  const text = 'Title\tStatus\nPasted\tOpen\nNo such status\tFlying\n';
  const request = { entity: 'actionItem', text, columns: ['title', 'status'] };
  expect(pasteRows(workspace, request, true).counts).toMatchObject({ add: 1, reject: 1 });
  expect(open()).toBe(before);
  pasteRows(workspace, request, false);
  expect(open()).toBe(before + 1);
  workspace.undo('Test');
  expect(open()).toBe(before);
});

it('takes pasted rows without a header as the columns of the list', () => {
  const text = 'First one\tBlocked\nSecond one\tOpen\n';
  const outcome = pasteRows(workspace, { entity: 'actionItem', text, columns: ['title', 'status'] }, true);
  expect(outcome.hasHeader).toBe(false);
  expect(outcome.columns.map(({ field }) => field)).toEqual(['Title', 'Status']);
  expect(outcome.counts.add).toBe(2);
  expect(outcome.files[0]?.items.map(({ line }) => line)).toEqual([1, 2]);
});
