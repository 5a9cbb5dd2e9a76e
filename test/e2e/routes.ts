import type { Page } from '@playwright/test';
import { connectReading } from '#db/file/connection.ts';
import { childrenOf, findEntity } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';

/**
 * Every address of the app, or of one group of its side bar, one after the other: the pages of the side bar, the other lists of each, the views of each
 * list, and of each kind of record the one with the most parts. Whoever takes a route shows it in `page` before asking
 * for the next: a page leads to its lists and views.
 */
export async function* everyRoute(page: Page, workspace: string, group?: string): AsyncGenerator<string> {
  const part = group === undefined ? '' : `section[aria-label="${group}"]`;
  const pages = `nav[aria-label="Pages"] ${part} a`;
  await page.locator(pages).first().waitFor();
  const waiting = await linksIn(page, pages);
  const known = new Set(waiting);
  for (let route = waiting.shift(); route !== undefined; route = waiting.shift()) {
    yield route;
    const more = [
      ...(await linksIn(page, 'nav[aria-label="Lists"] a')),
      ...(await viewsOf(page, route)),
      ...recordsOf(workspace, route),
    ];
    const fresh = more.filter((one) => !known.has(one));
    for (const one of fresh) known.add(one);
    waiting.unshift(...fresh);
  }
}

async function linksIn(page: Page, selector: string): Promise<string[]> {
  const hrefs = await page
    .locator(selector)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return hrefs.map((href) => (href ?? '#/').slice(1).replace(/\?.*/, ''));
}

/** The views that are not shown at first; the table of a list with a view before it is one too. */
async function viewsOf(page: Page, route: string): Promise<string[]> {
  if (route.includes('?') || recordIn(route) !== undefined) return [];
  const keys = await page
    .locator('fieldset button[aria-pressed="false"][value]')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
  return keys.map((key) => `${route}?view=${key}`);
}

/** The record of a list that has the most to show, and the pages that only such a record has. */
function recordsOf(path: string, route: string): string[] {
  const name = /^\/records\/(\w+)$/.exec(route)?.[1];
  if (route === '/decks') return ['/records/deck', '/records/picture'];
  if (name === undefined) return [];
  const records = recordRoutes(path, name);
  const id = recordIn(records[0] ?? '');
  if (id === undefined) return [];
  if (name === 'review') return [...records, `/meeting/${id}`, '/compare'];
  return name === 'deck' ? [...records, `/decks?deck=${deckKey(path)}&edit=1`] : records;
}

/** The address of the record of a kind that has the most to show. */
export function richestRecord(workspace: string, kind: string): string {
  const [route] = recordRoutes(workspace, kind);
  if (route === undefined) throw new Error(`The workspace has no ${kind}.`);
  return route;
}

function recordIn(route: string): string | undefined {
  return /^\/records\/\w+\/([^?]+)/.exec(route)?.[1];
}

function recordRoutes(path: string, name: string): string[] {
  const entity = findEntity(name);
  if (entity === undefined) return [];
  const connection = connectReading(path);
  try {
    const id = connection.prepare(richest(entity)).pluck().get() as string | undefined;
    return id === undefined ? [] : [`/records/${name}/${encodeURIComponent(id)}`];
  } finally {
    connection.close();
  }
}

function deckKey(path: string): string {
  const connection = connectReading(path);
  try {
    return String(connection.prepare('SELECT slug FROM deck ORDER BY id LIMIT 1').pluck().get());
  } finally {
    connection.close();
  }
}

/** The id of the record with the most parts, e.g. the incident with the longest timeline. */
function richest({ name, table }: Entity): string {
  const counts = childrenOf(name).map(
    (child) =>
      `(SELECT count(*) FROM ${child.table} AS part WHERE part.${snakeCase(child.parent ?? '')} = ${table}.id)`,
  );
  return `SELECT id FROM ${table} ORDER BY ${counts.join(' + ') || 'NULL'} DESC, id LIMIT 1`;
}
