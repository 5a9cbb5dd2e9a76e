import { FileSearch, type LucideIcon, Play, Plus } from 'lucide-react';
import { MENU, type MenuItem } from '#shared/contract/menu.ts';
import { entities, findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
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
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups.slice(0, 2);
  const holdsAll = ({ title }: Entry) => words.every((word) => title.toLowerCase().includes(word));
  return groups.map(({ label, items }) => ({ label, items: items.filter(holdsAll).slice(0, 8) }));
}

type Hit = { entity: string; id: string; title: string; excerpt: string };

const SHOWN = 20;

/** Records that have a page of their own come before the parts of others, otherwise as the search ranks them. */
export function ranked(hits: readonly Hit[]): Hit[] {
  const isPart = ({ entity }: Hit) => findEntity(entity)?.parent !== undefined;
  return [...hits.filter((hit) => !isPart(hit)), ...hits.filter(isPart)].slice(0, SHOWN);
}

export function recordEntry(hit: Hit): Entry {
  const entity = findEntity(hit.entity);
  const excerpt = hit.excerpt.replace(/<\/?[a-z]+>/g, '').trim();
  return {
    id: `record ${hit.id}`,
    title: hit.title,
    icon: pageOf(hit.entity)?.icon ?? FileSearch,
    ...(excerpt !== '' && excerpt !== hit.title ? { excerpt } : {}),
    kind: entity?.label ?? hit.entity,
    run: () => go(recordPath(hit.entity, hit.id)),
  };
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

function newEntries(): Entry[] {
  return Object.values<Entity>(entities)
    .filter(({ parent, name }) => parent === undefined && pageOf(name) !== undefined && name !== 'importRun')
    .map(({ name, label }) => ({
      id: `new ${name}`,
      title: `New ${label.charAt(0) + (/^[A-Z]{2}/.test(label) ? label.slice(1) : label.slice(1).toLowerCase())}`,
      icon: Plus,
      run: () => go(recordPath(name, 'new')),
    }));
}
