import { expect, test } from './app.ts';

test('a long table draws the rows in sight, and all of them for paper and for the keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 300 });
  await page.evaluate(() => {
    location.hash = '/attention';
  });
  const table = page.getByRole('table', { name: 'Attention list' });
  await expect(table).toBeVisible();
  const last = Number(await table.getAttribute('aria-rowcount'));
  expect(last).toBeGreaterThan(45);
  const rowAt = (index: number) => table.locator(`tr[aria-rowindex="${index}"]`);
  await expect(rowAt(20)).toBeAttached();
  await expect(rowAt(last)).not.toBeAttached();

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(table.locator('tr[aria-rowindex]')).toHaveCount(last - 1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(rowAt(last)).not.toBeAttached();

  await rowAt(2).getByRole('button', { expanded: false }).focus();
  for (let index = 3; index <= last; index += 1) {
    await page.keyboard.press('ArrowDown');
    await expect(rowAt(index).getByRole('button', { expanded: false })).toBeFocused();
  }
});

test('lists that scroll are whole on paper, or say what an export has more', async ({ page }) => {
  const go = (to: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, to);
  const print = (name: string) => page.evaluate((event) => void dispatchEvent(new Event(event)), name);

  for (const [at, name] of [
    ['/records/slo?view=status', 'SLOs by standing'],
    ['/records/scorecardResult', 'Services by check'],
  ] as const) {
    await go(at);
    const grid = page.getByRole('grid', { name });
    await expect(grid).toBeVisible();
    const all = Number(await grid.getAttribute('aria-rowcount'));
    expect(await grid.getByRole('row').count()).toBeLessThan(all);
    await print('beforeprint');
    expect(await grid.getByRole('row').count()).toBe(all);
    await expect(grid).toHaveCSS('overflow-x', 'auto');
    await page.emulateMedia({ media: 'print' });
    await expect(grid).toHaveCSS('overflow-x', 'visible');
    await page.emulateMedia({ media: null });
    await print('afterprint');
    expect(await grid.getByRole('row').count()).toBeLessThan(all);
  }

  await go('/records/incident');
  const grid = page.getByRole('grid', { name: 'Incidents' });
  await expect(grid.getByRole('row', { name: /INC-/ }).first()).toBeVisible();
  await print('beforeprint');
  const printed = await grid.getByRole('row', { name: /INC-/ }).count();
  expect(printed).toBeGreaterThan(100);
  await expect(
    grid.getByText(`${printed} of ${Number(await grid.getAttribute('aria-rowcount')) - 1} rows`),
  ).toBeAttached();
  await print('afterprint');
  await expect(grid.getByText(/An export has all/)).not.toBeAttached();
  expect(await grid.getByRole('row', { name: /INC-/ }).count()).toBeLessThan(100);
});
