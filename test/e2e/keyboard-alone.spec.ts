import type { Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { expect, sharedTest } from './app.ts';
import { choose, columnTo, pick, tabTo, write } from './keyboard/hands.ts';
import { countAlike, otherChoice, type Told, toldBy } from './list-verbs.ts';
import { counted, gridOf, inputOf, openedId, panelOf, rowCount } from './records-page.ts';

/** The kinds of record that are worked on most: their key after G, and what is written about one at length. */
const KINDS: readonly { entity: Entity; key: string; prose: string }[] = [
  { entity: entities.incident, key: 'i', prose: 'summary' },
  { entity: entities.actionItem, key: 'a', prose: 'description' },
  { entity: entities.kpi, key: 'q', prose: 'definition' },
];

sharedTest.use({ route: '/' });

for (const { entity, key, prose } of KINDS) {
  sharedTest(`${entity.plural} from the home page on, by keyboard alone`, async ({ page, sample }) => {
    const tag = `alone${Date.now().toString(36)}`;
    const home = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Home' });
    await expect(home).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1, name: entity.plural, exact: true })).toBeVisible();
    await expect(gridOf(page)).toBeFocused();
    const before = await rowCount(page);

    const ids = [await makes(page, entity, `First ${tag}`), await makes(page, entity, `Second ${tag}`)];
    await writesInForm(page, entity, prose);
    await writesInCell(page, entity, `Second ${tag}`);
    await searches(page, tag);
    const told = toldBy(entity);
    const value = await changesBoth(page, entity, ids, told);
    await filters(page, told, value, countAlike(sample, entity, ids[0] ?? '', told));
    await removesBoth(page, entity, tag);
    await expect.poll(() => rowCount(page)).toBe(before);
    await expect(gridOf(page)).toBeFocused();
  });
}

/** Makes a record in its form and closes it. Gives its id; the keyboard is on its row. */
async function makes(page: Page, entity: Entity, title: string): Promise<string> {
  const before = await rowCount(page);
  await page.keyboard.press('n');
  const form = panelOf(page, entity).getByRole('form', { name: `New ${entity.label}`, exact: false });
  await expect(form).toBeVisible();
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.optional) continue;
    await tabTo(page, inputOf(form, field));
    if (field.kind === 'oneOf') await choose(page, field.choices[0]?.label ?? '');
    else await write(page, name === entity.title ? title : textOf(field, title));
  }
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form).toBeHidden();
  await expect(panelOf(page, entity).getByRole('heading', { level: 2 })).toHaveText(title);
  const id = openedId(page);
  await expect.poll(() => rowCount(page)).toBe(before + 1);
  await page.keyboard.press('Escape');
  await expect(panelOf(page, entity)).toHaveCount(0);
  await expectKeyboardOn(page, id);
  return id;
}

function textOf(field: AnyField, title: string): string {
  return field.kind === 'instant' ? '2026-11-19 10:00' : title;
}

/** Writes into the form of the row that the keyboard is on, takes it back and brings it again. */
async function writesInForm(page: Page, entity: Entity, prose: string): Promise<void> {
  const field = entity.fields[prose] as AnyField;
  const panel = panelOf(page, entity);
  const form = panel.getByRole('form');
  await page.keyboard.press('e');
  await expect(form).toBeVisible();
  await tabTo(page, inputOf(form, field));
  await write(page, 'Written without a mouse.');
  await page.keyboard.press('ControlOrMeta+Enter');
  const text = panel.getByText('Written without a mouse.');
  await expect(form).toBeHidden();
  await expect(text).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(gridOf(page)).toBeFocused();
}

/** Gives the row another title in its cell, takes it back and brings it again. */
async function writesInCell(page: Page, entity: Entity, title: string): Promise<void> {
  await columnTo(page, entity.title);
  const cell = page.locator('[role=gridcell][data-cursor]');
  await expect(cell).toHaveText(title);
  await page.keyboard.press('F2');
  await expect(page.locator('[data-cell-editor]').getByRole('textbox')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText(`${title} again`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cell).toHaveText(title);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(cell).toHaveText(`${title} again`);
  await page.keyboard.press('Escape');
  await expect(cell).toHaveCount(0);
  await expect(gridOf(page)).toBeFocused();
}

async function searches(page: Page, tag: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(tag);
  await page.keyboard.press('Enter');
  await expect.poll(() => rowCount(page)).toBe(2);
  await expect(gridOf(page)).toBeFocused();
}

/** Selects both rows and gives them another value in one step of undo. Says which. */
async function changesBoth(page: Page, entity: Entity, ids: string[], told: Told): Promise<string> {
  const cells = ids.map((id) => page.locator(`[id="cell-${id}-${told.name}"]`));
  const was = await Promise.all(cells.map((cell) => cell.innerText()));
  const value = otherChoice(told.field, was[0] ?? '');
  const expectBoth = async (texts: readonly string[]) => {
    for (const [at, cell] of cells.entries()) await expect(cell).toHaveText(texts[at] ?? '');
  };
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  const name = `Change 2 ${counted(entity)}`;
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog.getByRole('combobox', { name: 'Field' })).toBeFocused();
  await choose(page, told.field.label);
  await tabTo(page, dialog.getByRole('combobox', { name: 'New value' }));
  await choose(page, value);
  await tabTo(page, dialog.getByRole('button', { name }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expectBoth([value, value]);
  await page.keyboard.press('ControlOrMeta+z');
  await expectBoth(was);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectBoth([value, value]);
  await expect(gridOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Selected records' })).toHaveCount(0);
  return value;
}

/** Adds a filter from the menu behind the search, looks at what it leaves, and takes it away again. */
async function filters(page: Page, told: Told, value: string, alike: number): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await tabTo(page, page.getByRole('button', { name: 'Filter', exact: true }));
  await page.keyboard.press('Enter');
  await pick(page, 'menuitem', told.field.label);
  const editor = page.getByRole('dialog', { name: `Filter by ${told.field.label}` });
  await expect(editor).toBeVisible();
  await tabTo(page, editor.getByRole('checkbox', { name: value, exact: true }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
  await expect.poll(() => rowCount(page)).toBe(alike);
  const cells = page.locator(`[role=gridcell][id$="-${told.name}"]`);
  await expect.poll(async () => [...new Set(await cells.allInnerTexts())]).toEqual([value]);
  await tabTo(page, page.getByRole('button', { name: `Remove the filter on ${told.field.label}` }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Filters' })).toHaveCount(0);
  await expect(gridOf(page)).toBeFocused();
}

/** Both go in one step, come back, and go for good. */
async function removesBoth(page: Page, entity: Entity, tag: string): Promise<void> {
  await searches(page, tag);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: 'Selected records' })).toContainText(
    `2 ${counted(entity)} selected`,
  );
  await page.keyboard.press('Delete');
  const clear = page.getByRole('button', { name: 'Clear search and filters' });
  await expect(clear).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => rowCount(page)).toBe(2);
  await expect(gridOf(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(clear).toBeFocused();
  await page.keyboard.press('Enter');
}

async function expectKeyboardOn(page: Page, id: string): Promise<void> {
  await expect(gridOf(page)).toBeFocused();
  await expect(gridOf(page)).toHaveAttribute('aria-activedescendant', `row-${id}`);
}
