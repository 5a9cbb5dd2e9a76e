import type { Locator, Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { findings } from './axe.ts';
import { inputOf, openList, panelOf, undo } from './records-page.ts';

test.use({ route: '/settings' });

test('an incident is written by keyboard alone: its life, its timeline, its impact; and taken back', async ({
  page,
}) => {
  await openList(page, entities.incident);
  const panel = panelOf(page, entities.incident);
  await page.keyboard.press('n');
  const form = panel.getByRole('form', { name: 'New incident' });
  const { fields } = entities.incident;
  await expect(inputOf(form, fields.title)).toBeFocused();
  await page.keyboard.type('Labels are printed twice');
  await choose(page, inputOf(form, fields.severity), 'SEV-2');
  await inputOf(form, fields.impactStart).focus();
  await page.keyboard.type('2026-11-17 23:40');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Labels are printed twice');

  // A moment of its life: typed as a clock time, it is on the day it is nearest to.
  const timeline = panel.getByRole('region', { name: 'Timeline', exact: true });
  await pressOn(page, timeline.getByRole('button', { name: 'Detected' }));
  const time = timeline.getByRole('form', { name: 'Change time' }).getByRole('textbox');
  await expect(time).toBeFocused();
  await page.keyboard.type('2026-11-17 23:52');
  await page.keyboard.press('Enter');
  const lines = timeline.getByRole('list', { name: 'Timeline entries' }).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(1)).toContainText('Detected');
  await expect(lines.nth(1)).toContainText(/TTD 12.min/);

  await setTime(page, timeline, 'Restored', '2026-11-18 00:40');
  await expect(timeline.getByRole('list', { name: 'Durations' })).toContainText(/TTR.*1.h/);

  // Entries: Enter adds one and goes on to the next.
  await pressOn(page, timeline.getByRole('button', { name: 'Add entry' }));
  await addEntry(page, timeline, '23:55', 'Two labels for each parcel');
  await addEntry(page, timeline, '0:10', 'The printer queue is stopped');
  await page.keyboard.press('Escape');
  await expect(timeline.getByRole('button', { name: 'Add entry' })).toBeFocused();
  await expect(lines).toHaveCount(5);
  await expect(lines.nth(3)).toContainText('18 Nov 2026');
  await expect(lines.nth(3)).toContainText('The printer queue is stopped');

  // One is changed in place, one removed, and brought back.
  await pressOn(page, lines.nth(2).getByRole('button', { name: /Two labels/ }));
  await page.keyboard.type('Three labels for each parcel');
  await page.keyboard.press('Enter');
  await expect(lines.nth(2)).toContainText('Three labels');
  await expect(lines.nth(2).getByRole('button', { name: /Three labels/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(lines.nth(3).getByRole('button', { name: /printer queue/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(lines).toHaveCount(4);
  await undo(page);
  await expect(lines).toHaveCount(5);

  // Two intervals that overlap count their common minutes once.
  const impact = panel.getByRole('region', { name: 'Customer impact' });
  await pressOn(page, impact.getByRole('button', { name: 'Add interval' }));
  await addInterval(page, impact, '23:40', '0:10');
  await addInterval(page, impact, '0:00', '0:40');
  await page.keyboard.press('Escape');
  await expect(impact.getByRole('status')).toContainText(/1.h of customer impact/);
  await expect(impact.getByRole('status')).toContainText(/10.min recorded twice count once/);
  await undo(page);
  await expect(impact.getByRole('status')).toContainText(/30.min of customer impact/);

  await expect(panel.getByRole('region', { name: 'Postmortem' })).toContainText(/Due on|Overdue/);
  await pressOn(page, panel.getByRole('button', { name: 'Published today' }));
  await expect(panel.getByRole('region', { name: 'Postmortem' })).toContainText(/Published/);
  expect(await findings(page, { without: ['[data-notice]'] })).toEqual([]);
});

test('objectives, dependencies, incidents and changes are seen at a week, by keyboard, down to their rows', async ({
  page,
}) => {
  await show(page, '/records/slo?view=status');
  const standings = page.getByRole('grid', { name: 'SLOs by standing' });
  await expect(standings.getByRole('row').nth(1)).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: /^Met \d+/ }));
  await standings.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const slo = panelOf(page, entities.slo);
  await expect(slo.getByRole('figure')).toHaveCount(2);
  await expect(slo.getByRole('region', { name: 'Error budget policy' })).toContainText('owned by');
  await pressOn(
    page,
    slo.getByRole('region', { name: 'Standing' }).getByRole('button', { name: /^9\d/ }).first(),
  );
  await expect(page.getByText(/behind Attainment of/)).toBeVisible();

  await show(page, '/records/service?view=dependencies');
  const graph = page.getByRole('region', { name: 'Dependency graph' });
  const first = graph.locator('[data-node][tabindex="0"]');
  await first.focus();
  const before = await first.getAttribute('data-node');
  await page.keyboard.press('ArrowRight');
  await expect(first).toBeFocused();
  expect(await first.getAttribute('data-node')).not.toBe(before);
  await page.keyboard.press('+');
  await page.keyboard.press('Enter');
  const service = panelOf(page, entities.service);
  await expect(service.getByRole('region', { name: 'Depended on by' })).toBeVisible();

  await show(page, '/records/incident?view=weeks');
  const incidents = page.getByRole('table', { name: 'Incidents by week and severity' });
  await expect(incidents.getByRole('row')).toHaveCount(27);
  await incidents.locator('[data-at][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panelOf(page, entities.incident)).toBeVisible();

  await show(page, '/records/deployment?view=weeks');
  const changes = page.getByRole('table', { name: 'Changes by week' }).last();
  const week = changes.getByRole('row').nth(1);
  const count = Number(await week.getByRole('button').first().textContent());
  await pressOn(page, week.getByRole('button').first());
  await expect(page.getByText(/changes behind Changes of/)).toBeVisible();
  expect(count).toBeGreaterThan(0);
});

async function choose(page: Page, input: Locator, option: string): Promise<void> {
  await pressOn(page, input);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await target.focus();
  await page.keyboard.press('Enter');
}

async function setTime(page: Page, timeline: Locator, mark: string, text: string): Promise<void> {
  await pressOn(page, timeline.getByRole('button', { name: mark, exact: true }));
  await expect(timeline.getByRole('form', { name: 'Change time' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(timeline.getByRole('form')).toBeHidden();
}

/** Types an entry into the form that is open. It is restored, so that the form begins with the time. */
async function addEntry(page: Page, timeline: Locator, time: string, text: string): Promise<void> {
  const form = timeline.getByRole('form', { name: 'New timeline entry' });
  await expect(form.getByRole('textbox', { name: /^What happened/ })).toHaveValue('');
  await expect(form.getByRole('textbox', { name: /^When/ })).toBeFocused();
  await page.keyboard.type(time);
  await page.keyboard.press('Tab');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(timeline.getByRole('list', { name: 'Timeline entries' })).toContainText(text);
}

async function addInterval(page: Page, impact: Locator, from: string, to: string): Promise<void> {
  const form = impact.getByRole('form', { name: 'New impact interval' });
  const rows = impact.getByRole('list', { name: 'Impact intervals' }).getByRole('listitem');
  const count = await rows.count();
  await expect(form.getByRole('textbox', { name: /^From/ })).toBeFocused();
  await page.keyboard.type(from);
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: /^To/ }).selectText();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(count + 1);
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}
