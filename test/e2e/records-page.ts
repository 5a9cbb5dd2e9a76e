import { expect, type Locator, type Page } from '@playwright/test';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { choose, comeToChoices } from './keyboard/hands.ts';

/** The list-and-detail page as a person uses it. */

export function gridOf(page: Page): Locator {
  return page.getByRole('grid');
}

export function panelOf(page: Page, entity: Entity): Locator {
  return page.getByRole('complementary', { name: entity.label, exact: true });
}

export async function openList(page: Page, entity: Entity): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/records/${entity.name}`);
  await expect(page.getByRole('heading', { level: 1, name: entity.plural, exact: true })).toBeVisible();
  // Either its rows or the words about an empty list.
  await expect(gridOf(page).or(page.getByText(entity.about))).toBeVisible();
}

/** How many rows the list says it has. */
export async function rowCount(page: Page): Promise<number> {
  const shown = page.locator('header [role=status]').first();
  await expect(shown).toHaveText(/\d/);
  const text = (await shown.textContent()) ?? '';
  return Number(text.replace(/[^\d]/g, ''));
}

export async function undo(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z');
}

export async function redo(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+z');
}

/** `vendors`, `KPIs`: what several records are called within a sentence. */
export function counted({ plural }: Entity): string {
  return /^[A-Z]{2}/.test(plural) ? plural : plural.charAt(0).toLowerCase() + plural.slice(1);
}

/** The id of the record that is open beside the list. */
export function openedId(page: Page): string {
  return decodeURIComponent(/#\/records\/\w+\/([^?]+)/.exec(page.url())?.[1] ?? '');
}

/**
 * Makes a record through the form, by keyboard, with what it cannot do without. Its texts have the word `tag`. Gives
 * the title it shows.
 */
export async function addRecord(page: Page, entity: Entity, tag = ''): Promise<string> {
  await page.keyboard.press('n');
  const panel = panelOf(page, entity);
  const form = panel.getByRole('form', { name: `New ${entity.label}` });
  await expect(form).toBeVisible();
  const values: Record<string, string> = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.optional && !ALSO_FILLED[entity.name]?.includes(name)) continue;
    const isUnique = field.kind === 'oneOf' && entity.unique.some(([one, other]) => one === name && !other);
    values[name] = isUnique
      ? await chooseFree(page, form, field, name)
      : await fill(page, form, field, name, tag);
  }
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form).toBeHidden();
  return values[entity.title] ?? '';
}

/** Fields that a record can do without, and that it is found by here. */
const ALSO_FILLED: Readonly<Record<string, readonly string[]>> = { scorecardCheck: ['note'] };

/** Choices that were taken here; the list may not show them yet. */
const given = new Set<string>();

/** Takes the first choice that no record of the list has yet. */
async function chooseFree(page: Page, form: Locator, field: AnyField, name: string): Promise<string> {
  const cells = page.locator(`[role=gridcell][id$="-${name}"]`);
  if ((await rowCount(page)) > 0) await expect(cells.first()).toBeVisible();
  const taken = await cells.allInnerTexts();
  const free = field.choices.find(({ label }) => !taken.includes(label) && !given.has(label))?.label ?? '';
  given.add(free);
  await inputOf(form, field).focus();
  await choose(page, free);
  return free;
}

let count = 0;

async function fill(page: Page, form: Locator, field: AnyField, name: string, tag: string): Promise<string> {
  count += 1;
  const input = inputOf(form, field);
  const stamp = `${tag} ${Date.now().toString(36)}${count}`.trim();
  switch (field.kind) {
    case 'ref':
    case 'refs':
      await input.focus();
      await page.keyboard.press('ArrowDown');
      await takeFirst(page);
      return '';
    case 'oneOf':
      await input.focus();
      await page.keyboard.press('Enter');
      await takeFirst(page);
      return field.choices[0]?.label ?? '';
    case 'boolean':
      return '';
    default: {
      const text = textFor(field, name, stamp);
      await input.fill(text);
      return field.kind === 'text' ? text : '';
    }
  }
}

async function takeFirst(page: Page): Promise<void> {
  await comeToChoices(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

/** The input of a field, found by its label. */
export function inputOf(form: Locator, field: AnyField): Locator {
  return form.getByLabel(labelPattern(field.label)).first();
}

/** The label alone, whatever the star of a required field adds to it. */
function labelPattern(label: string): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( *\\*? *required)?\\s*$`);
}

function textFor(field: AnyField, name: string, stamp: string): string {
  switch (field.kind) {
    case 'integer':
    case 'number':
    case 'money':
      return String(Math.max(1, field.min ?? 1));
    case 'ratio':
      return '99.5';
    // Days that the sample has no record of yet: some kinds have one for each day only.
    case 'date':
      return `20${30 + (count % 60)}-03-04`;
    case 'month':
      return '2027-01';
    case 'quarter':
      return '2027Q1';
    case 'instant':
      return '2026-03-04 10:00';
    case 'url':
      return 'https://example.com/page';
    case 'email':
      return `somebody-${count}@example.com`;
    default:
      if (name === 'currency') return 'CHF';
      if (name === 'slides') return JSON.stringify([{ id: 'first', kind: 'title' }]);
      return name === 'week' ? '2027-W03' : `Made by keyboard ${stamp}`;
  }
}
