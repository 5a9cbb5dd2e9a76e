import { expect, test } from './app.ts';

test('opens on the sample workspace, whole and without an error', async ({ page, app }) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(page.url()).toMatch(/^(https:\/\/muster\.invalid|app:\/\/muster)\//);
  expect(app.workspace).toMatch(/sample\.muster$/);
});

test.describe('without a workspace', () => {
  test.use({ startOn: 'nothing' });

  test('opens on the start page', async ({ page }) => {
    await expect(page.locator('#root')).not.toBeEmpty();
  });
});
