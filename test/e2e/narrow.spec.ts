import type { Locator, Page } from '@playwright/test';
import { expect, sharedTest as test } from './app.ts';
import { richestRecord } from './routes.ts';

const SMALLEST = { width: 1024, height: 700 };

/** A word of a column that is not of numbers, in CSS pixels. */
const LEAST = 72;

test.beforeEach(({ page }) => page.setViewportSize(SMALLEST));

/** Kinds of records with words for readers alone, far down or far right in their panels. */
for (const kind of ['actionItem', 'control', 'objective', 'interview', 'scorecardCheck'])
  test(`a page of records scrolls in its parts only: ${kind}`, async ({ page, sample }) => {
    await show(page, richestRecord(sample, kind));
    const main = page.getByRole('main');
    await main.evaluate((element) => element.scrollBy(50, 50));
    expect(await main.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])).toEqual([0, 0]);
  });

for (const at of [
  'control?view=frameworks',
  'kpi?view=catalogue',
  'objective?view=calibration',
  'incident?view=weeks',
])
  test(`beside a record every column of a table has room for its words: ${at}`, async ({ page, sample }) => {
    const [kind = '', view] = at.split('?');
    await show(page, `${richestRecord(sample, kind)}?${view}`);
    const list = page.getByRole('main').locator('section').first();
    const heads = list.locator('[data-table] th:not([data-number])');
    await heads.last().waitFor({ state: 'attached' });
    const cut = await heads.evaluateAll(
      (all, least) =>
        all
          .filter((head) => getComputedStyle(head).display !== 'none')
          .filter(({ clientWidth, scrollWidth }) => clientWidth < least || scrollWidth > clientWidth)
          .map((head) => head.textContent),
      LEAST,
    );
    expect(cut).toEqual([]);
  });

test('beside a record the tools of a list keep to the list where everything is enlarged to 125 %', async ({
  page,
  sample,
}) => {
  await page.setViewportSize({ width: 819, height: 560 });
  for (const at of ['incident', 'actionItem?view=board', 'headcountSlot?view=plan']) {
    const [kind = '', search = ''] = at.split('?');
    await show(page, `${richestRecord(sample, kind)}?${search}`);
    const list = page.getByRole('main').locator('section').first();
    const add = page.getByRole('button', { name: 'New', exact: true });
    // The list comes and goes while its view is loaded.
    const over = async () => (await rightOf(add)) - (await rightOf(list));
    await expect.poll(over, at).toBeLessThanOrEqual(0);
  }
});

async function rightOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.x + box.width : Number.NaN;
}

async function show(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [role="status"] svg')).toHaveCount(0);
}
