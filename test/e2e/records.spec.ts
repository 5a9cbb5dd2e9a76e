import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type EntityName, entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { expect, sharedTest, test } from './app.ts';
import {
  cellOf,
  changeSelected,
  clearSearch,
  countAlike,
  filterBy,
  searchList,
  type Told,
  toldBy,
  WITHOUT_VERBS,
} from './list-verbs.ts';
import {
  addRecord,
  counted,
  inputOf,
  openedId,
  openList,
  panelOf,
  redo,
  rowCount,
  undo,
} from './records-page.ts';

/** Every kind of record that people make in a list of its own. */
const listed = Object.values<Entity>(entities).filter(({ name }) => !(name in WITHOUT_VERBS));

/** Records without a text of their own are found by what they have instead. */
const SEARCHED_BY: Readonly<Record<string, string>> = {
  currencyRate: 'CHF', // the currency that the form is filled in with
  deploymentCount: 'serviceId',
};

sharedTest.describe('every kind of record', () => {
  // Side by side, as together they take the longest.
  sharedTest.describe.configure({ mode: 'parallel' });
  for (const entity of listed) {
    sharedTest(
      `${entity.plural}: made, changed, found, changed together and removed`,
      async ({ page, sample }) => {
        await openList(page, entity);
        const before = await rowCount(page);
        const tag = `verbs${Date.now().toString(36)}`;
        await addRecord(page, entity, tag);
        const first = openedId(page);
        await changesOne(page, entity, tag);
        const ids = [first, openedId(page)];
        await expect.poll(() => rowCount(page)).toBe(before + 2);
        await page.keyboard.press('Escape');
        const told = toldBy(entity);
        const text = await findsBoth(page, entity, ids, tag);
        await changesBoth(page, entity, ids, { told, text });
        const alike = countAlike(sample, entity, first, told);
        expect(alike).toBeLessThan(before + 2);
        await filtersBoth(page, ids, told, alike);
        await removesBoth(page, entity, ids, text);
        await expect.poll(() => rowCount(page)).toBe(before);
      },
    );
  }

  sharedTest('is one of those above, a part of another, or written by Muster', async ({ page }) => {
    const own = Object.values<Entity>(entities).filter(({ isMadeByMuster }) => isMadeByMuster);
    for (const { name } of own) expect(WITHOUT_VERBS[name], name).toBe('written by Muster itself');
    for (const name of Object.keys(WITHOUT_VERBS)) {
      const { isMadeByMuster, parent } = entities[name as EntityName] as Entity;
      expect(isMadeByMuster || parent !== undefined, name).toBe(true);
    }
    // What has a list in the side bar or beside another list is no part, and what Muster writes nobody makes there.
    for (const name of await listsInSight(page)) {
      if (!(name in WITHOUT_VERBS)) continue;
      expect(WITHOUT_VERBS[name], name).toBe('written by Muster itself');
      await openList(page, entities[name as EntityName]);
      await expect(page.getByRole('button', { name: 'New', exact: true })).toHaveCount(0);
      await page.keyboard.press('e');
      await expect(page.getByRole('form')).toHaveCount(0);
    }
  });
});

/** The kinds of record whose lists the side bar leads to. */
async function listsInSight(page: Page): Promise<string[]> {
  const links = page.locator('nav[aria-label="Pages"] a, nav[aria-label="Lists"] a');
  const found = new Set<string>();
  const look = async () => {
    for (const link of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
      const name = /^#\/records\/(\w+)/.exec(link)?.[1];
      if (name !== undefined) found.add(name);
    }
  };
  await expect(links.first()).toBeVisible();
  await look();
  for (const name of [...found]) {
    await openList(page, entities[name as EntityName]);
    await look();
  }
  return [...found];
}

/** Makes a record, changes it, takes the change back and brings it again, and takes it back for good. */
async function changesOne(page: Page, entity: Entity, tag: string): Promise<void> {
  const title = await addRecord(page, entity, tag);
  const panel = panelOf(page, entity);
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(title);
  const changed = await changeOneField(page, entity);
  await panel.getByRole('tab', { name: 'History' }).click();
  const changes = panel.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem').first()).toContainText(changed.label);
  await expect(changes.getByRole('listitem').last()).toContainText('Added');
  await undo(page);
  await expect(changes.getByRole('listitem').first()).toContainText('by undo');
  await redo(page);
  await expect(changes.getByRole('listitem').first()).toContainText('by redo');
  await undo(page);
  await expect(changes.getByRole('listitem')).toHaveCount(5);
}

/** The search of the list finds both records that were made, and leaves others out. Gives what was searched for. */
async function findsBoth(page: Page, entity: Entity, ids: string[], tag: string): Promise<string> {
  const all = await rowCount(page);
  const by = SEARCHED_BY[entity.name] ?? tag;
  const text = by in entity.fields ? await page.locator(`[id="cell-${ids[0]}-${by}"]`).innerText() : by;
  await searchList(page, text);
  if (text === tag) await expect.poll(() => rowCount(page)).toBe(2);
  else await expect.poll(() => rowCount(page)).toBeLessThan(all);
  await expectRows(page, ids);
  return text;
}

/** Both records change in one step of undo. */
async function changesBoth(
  page: Page,
  entity: Entity,
  ids: string[],
  { told, text }: { told: Told; text: string },
): Promise<void> {
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await expect(bar).toContainText(`2 ${counted(entity)} selected`);
  const cells = ids.map((id) => cellOf(page, id, told));
  const was = await Promise.all(cells.map((cell) => cell.innerText()));
  await changeSelected(page, entity, told, { before: was[0] ?? '', text });
  await expect(cells[0] as Locator).not.toHaveText(was[0] ?? '');
  const is = await (cells[0] as Locator).innerText();
  await expect(cells[1] as Locator).toHaveText(is);
  await undo(page);
  for (const [at, cell] of cells.entries()) await expect(cell).toHaveText(was[at] ?? '');
  await redo(page);
  for (const cell of cells) await expect(cell).toHaveText(is);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
}

/** A filter from the menu shows what matches, among it both records, and nothing else. */
async function filtersBoth(page: Page, ids: string[], told: Told, alike: number): Promise<void> {
  const is = await cellOf(page, ids[0] ?? '', told).innerText();
  await filterBy(page, told, is);
  await expect.poll(() => rowCount(page)).toBe(2);
  await expectRows(page, ids);
  await clearSearch(page);
  await expect.poll(() => rowCount(page)).toBe(alike);
  const cells = page.locator(`[role=gridcell][id$="-${told.name}"]`);
  await expect.poll(async () => [...new Set(await cells.allInnerTexts())]).toEqual([is]);
}

/** Both records go in one step, come back, and go for good. */
async function removesBoth(page: Page, entity: Entity, ids: string[], text: string): Promise<void> {
  await searchList(page, text);
  await expect.poll(() => rowCount(page)).toBe(2);
  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await expect(bar).toContainText(`2 ${counted(entity)} selected`);
  await page.keyboard.press('Delete');
  await expect.poll(() => rowCount(page)).toBe(0);
  await undo(page);
  await expect.poll(() => rowCount(page)).toBe(2);
  await expectRows(page, ids);
  await redo(page);
  await expect.poll(() => rowCount(page)).toBe(0);
  await page.getByRole('button', { name: 'Clear search and filters' }).press('Enter');
}

async function expectRows(page: Page, ids: readonly string[]): Promise<void> {
  for (const id of ids) await expect(page.locator(`[id="row-${id}"]`)).toBeVisible();
}

test('a list is searched, and shows the rows behind a figure', async ({ page }) => {
  await openList(page, entities.incident);
  const all = await rowCount(page);
  await page.keyboard.press('/');
  await page.keyboard.type('checkout');
  await expect.poll(() => rowCount(page)).toBeLessThan(all);
  await page.keyboard.press('Escape');
  await expect.poll(() => rowCount(page)).toBe(all);

  const rows = page.getByRole('row');
  const ids = await rows.evaluateAll((found) => found.slice(1, 4).map((row) => row.id.replace('row-', '')));
  await page.evaluate((list) => {
    location.hash = `/records/incident?figure=Incidents%20of%20the%20week&ids=${list}`;
  }, ids.join(','));
  await expect(page.getByText('The 3 incidents behind Incidents of the week')).toBeVisible();
  expect(await rowCount(page)).toBe(3);
});

test('a file is read dry, then for good, and taken back', async ({ page, app }) => {
  const file = path.join(app.folder, 'holidays.csv');
  writeFileSync(file, 'Day,Name\n2031-05-01,First of May\n2031-13-01,No such day\n');
  await page.evaluate(() => {
    location.hash = '/import';
  });
  await app.answerFileDialog(page, file);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  const report = page.getByRole('region', { name: 'holidays.csv' });
  await expect(report).toContainText('To add 1');
  await expect(report).toContainText('Rejected 1');
  await page.getByRole('button', { name: 'Import 1 record' }).click();
  await expect(page.getByText('Imported 1 record.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});

/** Changes the first field that takes a plain text or a choice, and saves. */
async function changeOneField(page: Page, entity: Entity): Promise<AnyField> {
  const panel = panelOf(page, entity);
  const [, field] = Object.entries(entity.fields).find(([, one]) => EDITABLE.has(one.kind)) ?? [];
  if (!field) throw new Error(`${entity.name} has no field that this spec can change.`);
  await page.keyboard.press('e');
  const input = inputOf(panel.getByRole('form'), field);
  const value = await input.inputValue();
  await input.fill(nextValue(field, value));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
  return field;
}

const EDITABLE = new Set<AnyField['kind']>(['text', 'longText', 'integer', 'number', 'date']);

function nextValue(field: AnyField, value: string): string {
  if (field.kind === 'date') return value === '2026-03-02' ? '2026-03-03' : '2026-03-02';
  if (field.kind === 'integer' || field.kind === 'number') return String(Number(value || 1) === 1 ? 2 : 1);
  // A code stays one.
  if (/^[A-Z]{3}$/.test(value)) return value === 'CHF' ? 'JPY' : 'CHF';
  return `${value} again`;
}
