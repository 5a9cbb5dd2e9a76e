import type { Drafts } from './drafts.ts';

/** What was typed into forms that were left without saving, for as long as the window is open. */
const kept = new Map<string, Drafts>();

export function keptDrafts(key: string): Drafts {
  return kept.get(key) ?? {};
}

export function keepDrafts(key: string, drafts: Drafts): void {
  if (Object.keys(drafts).length === 0) kept.delete(key);
  else kept.set(key, drafts);
}
