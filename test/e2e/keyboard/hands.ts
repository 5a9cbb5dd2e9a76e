import { expect, type Locator, type Page } from '@playwright/test';

/**
 * A person without a mouse. Only keys are pressed; locators say where the keyboard ought to come to and are never
 * clicked, filled or given the focus.
 */

const MOST_STEPS = 90;

/** Goes on by Tab until the keyboard is on `wanted`. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await stepTo(page, 'Tab', wanted, () => wanted.evaluate((element) => element === document.activeElement));
}

/** Goes down a list of choices or a menu from its first line until the one called `name` is marked, and takes it. */
export async function pick(page: Page, role: 'option' | 'menuitem', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  await comeToChoices(page, role);
  await page.keyboard.press('Home');
  await stepTo(page, 'ArrowDown', wanted, () =>
    wanted.evaluate((element) => element.hasAttribute('data-highlighted')),
  );
  await page.keyboard.press('Enter');
  await expect(wanted).toHaveCount(0);
}

/** Waits until the keyboard is on one of the choices that have opened: their mark is a moment ahead of it. */
export async function comeToChoices(page: Page, role: 'option' | 'menuitem' = 'option'): Promise<void> {
  const marked = page.getByRole(role).and(page.locator('[data-highlighted]'));
  await expect(marked).toHaveCount(1);
  await expect
    .poll(() =>
      marked.evaluate((choice) => {
        const focused = document.activeElement;
        return choice === focused || focused?.getAttribute('aria-activedescendant') === choice.id;
      }),
    )
    .toBe(true);
}

/** Opens the choices of the input that has the keyboard, and takes one. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  await pick(page, 'option', name);
}

/** Writes in place of what stands in the input that has the keyboard. */
export async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes right along the row until the keyboard is on the column of this field. */
export async function columnTo(page: Page, name: string): Promise<void> {
  const cell = page.locator(`[role=gridcell][data-cursor][id$="-${name}"]`);
  await stepTo(page, 'ArrowRight', cell, async () => (await cell.count()) > 0);
}

async function stepTo(page: Page, key: string, wanted: Locator, isThere: () => Promise<boolean>) {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No ${key} leads to ${String(wanted)}.`);
}
