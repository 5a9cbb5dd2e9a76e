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
