import { useSyncExternalStore } from 'react';
import { useSearch } from 'wouter';

/**
 * Addresses are `#/path?query`: the part behind `#` works alike in both shells. The week of the review is part of
 * every address, so links carry it along.
 */
export type Params = Record<string, string | null | undefined>;

/**
 * An address for a link. Keeps the chosen week unless `params` names another, and the view of a list for a record that
 * opens beside it; empty values are left out.
 */
function hrefOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  const view = isBesideList(path) ? kept('view') : null;
  const all: Params = { week: kept('week'), view, ...params };
  for (const [name, value] of Object.entries(all)) if (value) query.set(name, value);
  const text = query.toString();
  return `#${path}${text === '' ? '' : `?${text}`}`;
}

/** The present address for a link: whoever shows it is drawn again when it is another one, and only then. */
export function useHref(path: string, params?: Params): string {
  return useSyncExternalStore(subscribe, () => hrefOf(path, params));
}

/** Whether it is the address of a record of the list that is shown. */
function isBesideList(path: string): boolean {
  const list = RECORD.exec(path)?.[1];
  return list !== undefined && (currentPath() === list || currentPath().startsWith(`${list}/`));
}

const RECORD = /^(\/records\/[^/]+)\/./;

export function go(path: string, params: Params = {}, { replace = false } = {}): void {
  const href = hrefOf(path, params);
  if (href === location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](history.state, '', href);
  dispatchEvent(new Event('hashchange'));
}

/** Changes the query of the present page and leaves the rest of its address alone. */
export function setParams(changes: Params, options?: { replace?: boolean }): void {
  go(currentPath(), { ...Object.fromEntries(currentParams()), ...changes }, options);
}

/** For wouter's `Router`: the path in the address and how to change it. */
export function useHashPath(): [string, (path: string) => void] {
  return [useSyncExternalStore(subscribe, currentPath), (path) => go(path)];
}

/** For wouter's `Router`: the query in the address. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, currentQuery);
}

/** One value of the query of the page, `null` when it is not there. */
export function useParam(name: string): string | null {
  return new URLSearchParams(useSearch()).get(name);
}

function currentPath(): string {
  const path = location.hash.replace(/^#/, '').split('?')[0] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

export function currentParams(): URLSearchParams {
  return new URLSearchParams(currentQuery());
}

/** A route that the shell opened as a path is turned into its address behind `#`, unless it has one already. */
export function adoptPath(): void {
  if (location.pathname !== '/' && location.hash === '') {
    history.replaceState(null, '', `/#${location.pathname}${location.search}`);
  }
}

let last = { query: '', params: new URLSearchParams() };

/** One value of the present query, which is read once for the many links of a page. */
function kept(name: string): string | null {
  const query = currentQuery();
  if (query !== last.query) last = { query, params: new URLSearchParams(query) };
  return last.params.get(name);
}

function currentQuery(): string {
  return location.hash.split('?')[1] ?? '';
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}
