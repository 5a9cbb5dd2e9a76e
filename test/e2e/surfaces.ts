import type { Page } from '@playwright/test';
import { expect } from './app.ts';
import { columnTo } from './keyboard/hands.ts';

/** Something that opens above a page or in a part of it: where, by which keys, and which part of the page it is. */
type Surface = {
  route: string;
  open: (page: Page) => Promise<void>;
  within?: string;
  /** One thing that a Tab closes. */
  isOneStop?: boolean;
};

const PANEL = 'main aside';

/** Everything that opens above a page or in its panel, by name. */
export const SURFACES: Readonly<Record<string, Surface>> = {
  'quick add': { route: '/', open: keys('n') },
  palette: {
    route: '/',
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
      await page.keyboard.type('checkout');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  'keyboard shortcuts': { route: '/', open: keys('?') },
  'about Muster': { route: '/', open: menu('Menu', 'About Muster') },
  'menu of the app': { route: '/', open: button('Menu'), within: '[role=menu]' },
  'week picker': { route: '/', open: button(/Choose a week$/), within: '[role=dialog], [role=menu]' },
  'new record': { route: '/records/incident', open: keys('n'), within: PANEL },
  'changing a record': { route: '/records/incident', open: keys('e'), within: PANEL },
  history: { route: '/records/incident', open: tab('History'), within: PANEL },
  'related records': { route: '/records/service', open: tab('Related'), within: PANEL },
  ...cells({
    'a cell of words': ['incident', 'title'],
    'a cell of a record': ['risk', 'ownerId'],
    'a cell of a day': ['decision', 'decidedOn'],
    'a cell of a number': ['risk', 'likelihood'],
  }),
  'the choices of a cell': {
    route: '/records/risk',
    open: cell('status'),
    within: '[role=listbox]',
    isOneStop: true,
  },
  columns: { route: '/records/incident', open: button('Columns') },
  'filter by a choice': { route: '/records/incident', open: menu('Filter', 'Severity') },
  'filter by a day': { route: '/records/decision', open: menu('Filter', 'Date') },
  'filter by a record': { route: '/records/risk', open: menu('Filter', 'Owner') },
  'saving a view': { route: '/records/vendor', open: menu('Views', 'Save as a view…') },
  'exporting a list': { route: '/records/vendor', open: keys('ControlOrMeta+e') },
  'pasting rows': { route: '/records/vendor', open: button('Paste rows from a spreadsheet') },
  'selected records': {
    route: '/records/vendor',
    open: keys('ControlOrMeta+a'),
    within: '[role=toolbar][aria-label="Selected records"]',
  },
  'changing selected records': {
    route: '/records/vendor',
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('button', { name: 'Change a field…' }).press('Enter');
    },
  },
  'moving a due date': { route: '/records/actionItem', open: keys('m') },
  'weekly check-in': { route: '/records/objective?view=tree', open: keys('c') },
  'dismissing from the attention list': {
    route: '/review',
    open: (page) =>
      page
        .getByRole('button', { name: /^Dismiss…/ })
        .first()
        .press('Enter'),
  },
  'a check of a scorecard': {
    route: '/records/scorecardResult',
    open: (page) => page.getByRole('grid', { name: 'Services by check' }).press('Enter'),
    within: PANEL,
  },
  'gallery of slides': { route: '/decks?deck=business-review&edit=1', open: button('Add slide') },
  'versions of a deck': { route: '/decks?deck=business-review&edit=1', open: button('Versions') },
  'new deck': { route: '/decks', open: menu('More about decks', 'New deck…') },
};

/** The editors of cells: of the kind of record and the field. */
function cells(all: Readonly<Record<string, readonly [string, string]>>): Record<string, Surface> {
  const surfaces = Object.entries(all).map(([name, [entity, field]]): [string, Surface] => [
    name,
    { route: `/records/${entity}`, open: cell(field), within: '[data-cell-editor]', isOneStop: true },
  ]);
  return Object.fromEntries(surfaces);
}

function cell(field: string): Surface['open'] {
  return async (page) => {
    await columnTo(page, field);
    await page.keyboard.press('F2');
  };
}

function keys(key: string): Surface['open'] {
  return (page) => page.keyboard.press(key);
}

function button(name: string | RegExp): Surface['open'] {
  return (page) => page.getByRole('button', { name, exact: true }).press('Enter');
}

function menu(name: string, item: string): Surface['open'] {
  return async (page) => {
    await button(name)(page);
    await page.getByRole('menuitem', { name: item, exact: true }).press('Enter');
  };
}

/** A tab of the first record's panel, by its arrows. */
function tab(name: string): Surface['open'] {
  return async (page) => {
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Details' }).focus();
    const wanted = page.getByRole('tab', { name });
    for (let steps = 0; steps < 3 && (await wanted.getAttribute('aria-selected')) !== 'true'; steps += 1)
      await page.keyboard.press('ArrowRight');
    await expect(wanted).toBeFocused();
  };
}
