import { expect, type Locator, type Page } from '@playwright/test';
import { connectReading } from '#db/file/connection.ts';
import type { EntityName } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField, FieldKind } from '#shared/entity/field.ts';
import { comeToChoices } from './keyboard/hands.ts';
import { counted } from './records-page.ts';

/** What a person does with the rows of a list: search, filter, change and remove several at once. */

/** Kinds of record without these verbs in a list of their own, and why. Every other kind has all of them. */
export const WITHOUT_VERBS: Readonly<Record<string, string>> = {
  ...all('a part, made, changed and removed in the panel of the record it belongs to', [
    'impactInterval',
    'timelineEntry',
    'engagement',
    'actionMove',
    'kpiVersion',
    'kpiAnnotation',
    'campaignCheck',
    'checkIn',
    'pipelineCount',
    'interviewRating',
    'evidence',
    'escalation',
    'readinessCriterion',
    'agendaSection',
    'disposition',
    'reviewNote',
    'templateSection',
  ]),
  ...all('a part, measured: imported, or entered in the grid of its owner', ['sloDay', 'kpiValue']),
  ...all('written by Muster itself', [
    'picture',
    'reviewAddendum',
    'narrativeEdit',
    'attentionDismissal',
    'scorecardResult',
    'savedView',
    'importRun',
  ]),
};

function all(reason: string, names: readonly EntityName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

/** A field that rows are told apart by, in sight in the list at first. */
export type Told = { name: string; field: AnyField };

/** The field that several records are changed in and filtered by: one that may be the same in several records. */
export function toldBy(entity: Entity): Told {
  const candidates = Object.entries(entity.fields).filter(
    ([name, field]) =>
      field.list && name !== entity.parent && !entity.unique.flat().includes(name) && !LEFT_ALONE.has(name),
  );
  for (const kind of KINDS) {
    const found = candidates.find(([, field]) => field.kind === kind);
    if (found) return { name: found[0], field: found[1] };
  }
  throw new Error(`${entity.name} has no field that this spec can change in several records.`);
}

/** The kinds of field that this can fill in, the most telling ones first. */
const KINDS: readonly FieldKind[] = ['oneOf', 'ref', 'date', 'integer', 'number', 'text'];

/** The state of a review is changed by holding it. */
const LEFT_ALONE = new Set(['state']);

export function cellOf(page: Page, id: string, { name }: Told): Locator {
  return page.locator(`[id="cell-${id}-${name}"]`);
}

/** How many records the file says have the same in a field as this one. */
export function countAlike(file: string, { table }: Entity, id: string, { name }: Told): number {
  const column = snakeCase(name);
  const connection = connectReading(file);
  try {
    const alike = `SELECT count(*) FROM ${table} WHERE ${column} IS (SELECT ${column} FROM ${table} WHERE id = ?)`;
    return connection.prepare(alike).pluck().get(id) as number;
  } finally {
    connection.close();
  }
}

/** Types a search, which leaves the keyboard in the rows. */
export async function searchList(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export async function clearSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
}

/**
 * Gives a field of the two selected records another value than `before`, as the list shows it. A text has `text` in it:
 * what the list is searched for.
 */
export async function changeSelected(
  page: Page,
  entity: Entity,
  told: Told,
  { before, text }: { before: string; text: string },
): Promise<void> {
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: `Change 2 ${counted(entity)}` });
  await dialog.getByRole('combobox', { name: 'Field' }).press('Enter');
  await page.getByRole('option', { name: told.field.label, exact: true }).press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  const value = dialog.getByLabel('New value');
  switch (told.field.kind) {
    case 'oneOf':
      await value.press('Enter');
      await page.getByRole('option', { name: otherChoice(told.field, before), exact: true }).press('Enter');
      break;
    case 'ref':
      await value.press('ArrowDown');
      await page
        .getByRole('option')
        .filter({ hasNotText: before === '—' ? '\u0000' : before })
        .first()
        .click();
      break;
    default:
      await value.fill(told.field.kind === 'text' ? `Changed with ${text}` : (TYPED[told.field.kind] ?? ''));
  }
  await dialog.getByRole('button', { name: `Change 2 ${counted(entity)}` }).press('Enter');
  await expect(dialog).toBeHidden();
}

/** What no record of the sample has. */
const TYPED: Partial<Record<FieldKind, string>> = {
  date: '2093-04-05',
  integer: '9700',
  number: '9700',
};

export function otherChoice({ choices }: AnyField, before: string): string {
  return choices.find(({ label }) => label !== before)?.label ?? '';
}

/** Adds a filter from the menu, for the rows that have `shown` in a field. */
export async function filterBy(page: Page, { field }: Told, shown: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: field.label, exact: true }).press('Enter');
  const editor = page.getByRole('dialog', { name: `Filter by ${field.label}` });
  switch (field.kind) {
    case 'oneOf':
      await editor.getByRole('checkbox', { name: shown, exact: true }).press('Space');
      break;
    case 'ref':
      await editor.getByLabel('Value').fill(shown);
      await expect(page.locator('[role=option][data-highlighted]')).toContainText(shown);
      await comeToChoices(page);
      await page.keyboard.press('Enter');
      await expect(page.locator('[role=option][data-highlighted]')).toHaveCount(0);
      break;
    default:
      await editor.getByLabel('Value').fill(field.kind === 'text' ? shown : (TYPED[field.kind] ?? ''));
  }
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
  const chip = page.getByRole('list', { name: 'Filters' }).getByRole('button', { name: field.label });
  await expect(chip.first()).not.toContainText('…');
}
