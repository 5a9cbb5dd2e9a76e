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
    await grid.focus();
    await press(page, 'ArrowDown', 30);
    await expectInSight(page, grid);
    await press(page, 'ArrowUp', 25);
    await expectInSight(page, grid);
    if (at !== '/records/incident') return;
    // Beside a record that is opened the list has less room.
    await press(page, 'ArrowDown', 25);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
    await expectInSight(page, grid);
  });
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

/** Below the head, and above the end of the list. */
async function expectInSight(page: Page, grid: Locator): Promise<void> {
  await expect
    .poll(async () => {
      const id = (await grid.getAttribute('aria-activedescendant')) ?? '';
      const [one, list, head] = await Promise.all([
        page.locator(`[id="${id}"]`).boundingBox(),
        grid.boundingBox(),
        grid.getByRole('row').first().boundingBox(),
      ]);
      if (!one || !list || !head) return 'not drawn';
      if (one.y < head.y + head.height - 1) return 'under the head';
      return one.y + one.height > list.y + list.height + 1 ? 'below the end' : 'in sight';
    })
    .toBe('in sight');
}
