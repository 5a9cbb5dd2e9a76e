import { Bookmark, FileSearch, type LucideIcon, Play, Plus } from 'lucide-react';
import { MENU, type MenuItem } from '#shared/contract/menu.ts';
import { entities, findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import { runCommand } from './commands.ts';
import { recordPath } from './link.tsx';
import { go } from './location.ts';
import { PAGES, pageOf } from './pages.tsx';

export type Entry = {
  id: string;
  title: string;
  icon: LucideIcon;
  excerpt?: string;
  kind?: string;
  keys?: string;
  run: () => void;
};
export type EntryGroup = { label: string; items: Entry[] };

const MENU_ITEMS: readonly MenuItem[] = MENU.flatMap(({ items }) => [...items]);

/** What can be chosen without asking the core: pages, new records, actions. */
export function fixedEntries(): EntryGroup[] {
  return [
    { label: 'Pages', items: pageEntries() },
    { label: 'Actions', items: actionEntries() },
    { label: 'New', items: newEntries() },
  ];
}

/** Entries whose title holds every word. Without words, only the pages: the rest would bury them. */
export function matching(groups: EntryGroup[], text: string): EntryGroup[] {
  if (text.trim() === '') return groups.slice(0, 2);
  return groups.map(({ label, items }) => ({ label, items: items.filter(holdsAll(text)).slice(0, 8) }));
}

/** Every kind of record that people make, as something to add. */
export function newGroups(text: string): EntryGroup[] {
  const items = newEntries().filter(holdsAll(text));
  return items.length === 0 ? [] : [{ label: 'New', items }];
}

function holdsAll(text: string): (entry: Entry) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ title }) => words.every((word) => title.toLowerCase().includes(word));
}

type Hit = { entity: string; id: string; title: string; excerpt: string };

const SHOWN = 20;

/**
 * Records called just what was typed come first, then those whose name or key begins with it; parts of other records
 * come last. Otherwise they stay as the search ranks them.
 */
export function ranked(hits: readonly Hit[], text: string): Hit[] {
  const typed = text.trim().toLowerCase();
  const place = (hit: Hit) => {
    const names = [hit.title, plainExcerpt(hit)].map((name) => name.toLowerCase());
    const isPart = findEntity(hit.entity)?.parent !== undefined;
    const closeness = names.includes(typed) ? 0 : names.some((name) => name.startsWith(typed)) ? 1 : 2;
    return closeness + (isPart ? 3 : 0);
  };
  return hits.toSorted((a, b) => place(a) - place(b)).slice(0, SHOWN);
}

function plainExcerpt({ excerpt }: Hit): string {
  return excerpt.replace(/<\/?[a-z]+>/g, '').trim();
}

export function recordEntry(hit: Hit): Entry {
  const entity = findEntity(hit.entity);
  const excerpt = plainExcerpt(hit);
  return {
    id: `record ${hit.id}`,
    title: hit.title,
    icon: pageOf(hit.entity)?.icon ?? FileSearch,
    ...(excerpt !== '' && excerpt !== hit.title ? { excerpt } : {}),
    kind: entity?.label ?? hit.entity,
    run: () => go(recordPath(hit.entity, hit.id)),
  };
}

/** The saved views of lists. */
export function viewEntries(views: readonly { id: string; list: string; name: string }[]): EntryGroup {
  const items = views.map(({ id, list, name }) => ({
    id: `view ${id}`,
    title: `${findEntity(list)?.plural ?? list}: ${name}`,
    icon: Bookmark,
    kind: 'View',
    run: () => go(recordPath(list), { saved: id }),
  }));
  return { label: 'Views', items };
}

function pageEntries(): Entry[] {
  const own = PAGES.map(({ label, icon, path, key }) => ({
    id: `page ${path}`,
    title: label,
    icon,
    ...(key ? { keys: `G+${key.toUpperCase()}` } : {}),
    run: () => go(path),
  }));
  const others = PAGES.flatMap(({ entities: names, icon, component }) =>
    names.slice(component ? 0 : 1).map((name) => ({
      id: `page ${name}`,
      title: entities[name].plural,
      icon,
      run: () => go(recordPath(name)),
    })),
  );
  return [...own, ...others];
}

function actionEntries(): Entry[] {
  return MENU_ITEMS.filter(({ command }) => command !== 'palette').map(({ command, label, accelerator }) => ({
    id: `command ${command}`,
    title: label,
    icon: Play,
    ...(accelerator ? { keys: accelerator.replace('CmdOrCtrl', 'Mod') } : {}),
    run: () => runCommand(command as Parameters<typeof runCommand>[0]),
  }));
}

/** In the order of the side bar. */
function newEntries(): Entry[] {
  return PAGES.flatMap((page) => page.entities)
    .map((name): Entity => entities[name])
    .filter(({ isMadeByMuster }) => !isMadeByMuster)
    .map(({ name, label }) => ({
      id: `new ${name}`,
      title: `New ${lowerFirst(label)}`,
      icon: Plus,
      run: () => go(recordPath(name, 'new')),
    }));
}
