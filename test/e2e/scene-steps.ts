import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { connectReading } from '#db/file/connection.ts';
import type { StartedShell } from './started-shell.ts';

/** What a scene is set on: a window at its route, and a folder to leave files in. */
export type Stage = { page: Page; app: StartedShell; folder: string };

type Step = (stage: Stage) => Promise<Page | undefined>;

/** Presses keys one after the other; `type:words` are written, `tab:Name` is a tab to choose. */
export function keys(...all: readonly string[]): Step {
  return async ({ page }): Promise<undefined> => {
    for (const key of all) {
      if (key.startsWith('type:')) await page.keyboard.type(key.slice(5));
      else if (key.startsWith('tab:')) await page.getByRole('tab', { name: key.slice(4) }).click();
      else await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  };
}

/** Presses buttons, then entries of their menus, by the words that their names begin with. */
export function press(...names: readonly string[]): Step {
  return async ({ page }): Promise<undefined> => {
    for (const name of names) {
      const wanted = { name: new RegExp(`^${name}`) };
      await page.getByRole('button', wanted).or(page.getByRole('menuitem', wanted)).first().click();
      await page.waitForTimeout(300);
    }
  };
}

export function scrollTo(selector: string): Step {
  return async ({ page }): Promise<undefined> => {
    const wanted = page.locator(selector).first();
    await wanted.waitFor();
    await wanted.evaluate((one) => {
      one.scrollIntoView();
    });
  };
}

/** A form that is sent with nothing in it, and says what is missing. */
export async function refuse({ page }: Stage): Promise<undefined> {
  await page.getByRole('button', { name: /^New/ }).first().click();
  await page.getByRole('form').waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
}

/** Reads a file on the page of imports without changing anything. */
export function dryRun(name: string, content: string): Step {
  return async ({ page, app, folder }): Promise<undefined> => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await app.answerFileDialog(page, file);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByText(name).first().waitFor();
  };
}

/** The second page of a deck in front of an audience. */
export async function present({ page }: Stage): Promise<undefined> {
  // A page in full screen is busy drawing the whole deck, so the click is not waited for.
  await page
    .getByRole('button', { name: 'Present', exact: true })
    .click({ noWaitAfter: true, timeout: 60_000 });
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('ArrowRight');
}

/** The window that only the one who speaks sees. */
export async function speaker({ page, app }: Stage): Promise<Page> {
  const id = /\/meeting\/([^?]+)/.exec(page.url())?.[1] ?? '';
  return app.openWindow(`/speaker/${id}`);
}

/** An action that is written down in a running review, half way. */
export async function capture({ page }: Stage): Promise<undefined> {
  await page
    .getByRole('button', { name: /^(Run|Go on)/ })
    .first()
    .click();
  await page.getByRole('dialog', { name: /page 1 of/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('a');
  await page.keyboard.type('Check the failover of the ledger');
}

/** The step of the set-up with this number, filled in up to there. */
export function setUp(step: number): Step {
  return async ({ page }): Promise<undefined> => {
    await page.getByRole('button', { name: /^New workspace/ }).click();
    const dialog = page.getByRole('dialog', { name: 'New workspace' });
    const next = dialog.getByRole('button', { name: 'Next' });
    if (step > 1) await dialog.getByLabel('Name', { exact: false }).first().fill('Night Shift');
    for (let at = 1; at < step; at += 1) {
      if (at === 3) await dialog.getByLabel('Teams').fill('Payments\nPlatform');
      if (at === 4) await dialog.getByLabel('Service 1', { exact: true }).fill('Checkout API');
      await next.click();
    }
  };
}

/** An address with the id of the last review that was closed in place of `ID`. */
export function frozen(address: string) {
  return (workspace: string) => withId(address, first(workspace, REVIEWS_CLOSED));
}

/** An address with the id of the draft of the week in place of `ID`. */
export function draft(address: string) {
  return (workspace: string) =>
    withId(address, first(workspace, `SELECT id FROM review WHERE state <> 'closed' ORDER BY week DESC`));
}

/** An address with the last week that was reviewed in place of `WEEK`. */
export function ofLastWeek(address: string) {
  return (workspace: string) => {
    const week = first(workspace, 'SELECT max(week) FROM review');
    return week ? address.replace('WEEK', week) : null;
  };
}

/** The last two closed reviews side by side. */
export function compared(workspace: string): string | null {
  const [to, from] = [
    first(workspace, REVIEWS_CLOSED),
    first(workspace, `${REVIEWS_CLOSED} LIMIT 1 OFFSET 1`),
  ];
  return from && to ? `/compare?a=${from}&b=${to}` : null;
}

/** The editor of the first deck that is kept in the workspace. */
export function ownDeck(workspace: string): string | null {
  const key = first(workspace, 'SELECT slug FROM deck ORDER BY id');
  return key ? `/decks?deck=${key}&edit=1` : null;
}

const REVIEWS_CLOSED = `SELECT id FROM review WHERE state = 'closed' ORDER BY week DESC`;

function withId(address: string, id: string | undefined): string | null {
  return id ? address.replace('ID', id) : null;
}

function first(workspace: string, sql: string): string | undefined {
  const connection = connectReading(workspace);
  try {
    return connection.prepare(sql).pluck().get() as string | undefined;
  } finally {
    connection.close();
  }
}
