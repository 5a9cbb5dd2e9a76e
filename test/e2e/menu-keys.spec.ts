import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { addRecord, openList, rowCount, undo } from './records-page.ts';

test('a key of the menu is answered before the next one, and a text has an undo of its own', async ({
  page,
}) => {
  await openList(page, entities.decision);
  const before = await rowCount(page);
  await addRecord(page, entities.decision);
  await expect.poll(() => rowCount(page)).toBe(before + 1);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('never');
  const search = page.getByRole('combobox', { name: 'Search' });
  await expect(search).toHaveValue('never');
  await undo(page);
  await expect(search).not.toHaveValue('never');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  expect(await rowCount(page)).toBe(before + 1);
  await undo(page);
  await expect.poll(() => rowCount(page)).toBe(before);
});
