import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';

/** Lists whose heads stand above their rows, and whose rows are placed one by one. */
const LISTS = [
  { at: '/records/incident', name: 'Incidents' },
  { at: '/records/slo?view=status', name: 'SLOs by standing' },
  { at: '/records/scorecardResult', name: 'Services by check' },
];

for (const { at, name } of LISTS) {
  test(`what the keyboard is on is in sight: ${name}`, async ({ page }) => {
    await page.evaluate((to) => {
      location.hash = `#${to}`;
    }, at);
    const grid = page.getByRole('grid', { name });
    // Before its rows are there it takes no keys.
    await expect(grid).toHaveAttribute('aria-activedescendant');
    await grid.focus();
    await press(page, 'ArrowDown', 30);
    await expectInSight(grid);
    await press(page, 'ArrowUp', 25);
    await expectInSight(grid);
    if (at !== '/records/incident') return;
    // Beside a record that is opened the list has less room.
    await press(page, 'ArrowDown', 25);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
    await expectInSight(grid);
  });
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

/** Below the head, and above the end of the list. */
async function expectInSight(grid: Locator): Promise<void> {
  await expect.poll(() => grid.evaluate(whereActive)).toBe('in sight');
}

/** Where the row that the keyboard is on stands in its list. */
function whereActive(grid: Element): string {
  const one = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  const head = grid.querySelector('[role=row]');
  if (!one || !head) return 'not drawn';
  const { top, bottom } = one.getBoundingClientRect();
  if (top < head.getBoundingClientRect().bottom - 1) return 'under the head';
  return bottom > grid.getBoundingClientRect().bottom + 1 ? 'below the end' : 'in sight';
}
