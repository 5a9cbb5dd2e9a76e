import { MENU, type MenuItem } from '#shared/contract/menu.ts';
import type { Shortcut } from './preload.ts';

/** The menu's accelerators, as a page sees the keys. */
export function menuShortcuts(): Shortcut[] {
  const items: readonly MenuItem[] = MENU.flatMap((group) => [...group.items]);
  return items.flatMap(({ command, accelerator }) =>
    accelerator ? [parseAccelerator(command, accelerator)] : [],
  );
}

/** Reads Electron's notation, e.g. `CmdOrCtrl+Shift+Z`. */
export function parseAccelerator(command: string, accelerator: string): Shortcut {
  const parts = accelerator.toLowerCase().split('+');
  return {
    command,
    key: parts.at(-1) ?? '',
    ctrl: parts.includes('cmdorctrl'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  };
}
