/** What a menu or a shortcut asks the window to do. */
export type Command = (typeof MENU)[number]['items'][number]['command'];

/** `separated` draws a line above it; `accelerator` is in Electron’s notation. */
export type MenuItem = { command: string; label: string; accelerator?: string; separated?: boolean };
export type MenuGroup = { label: string; items: readonly MenuItem[] };

/**
 * The application's menu. Electron draws it natively; the window's own menu button does too, and the window answers
 * its keys. Where `quit` is chosen natively it is done by the shell itself, everything else by the window. Accelerators
 * are in Electron's notation.
 */
export const MENU = [
  {
    label: 'File',
    items: [
      { command: 'workspace.new', label: 'New workspace…', accelerator: 'CmdOrCtrl+N' },
      { command: 'workspace.open', label: 'Open…', accelerator: 'CmdOrCtrl+O' },
      { command: 'import', label: 'Import…', accelerator: 'CmdOrCtrl+I', separated: true },
      { command: 'export', label: 'Export…', accelerator: 'CmdOrCtrl+E' },
      { command: 'print', label: 'Export as PDF…', accelerator: 'CmdOrCtrl+P' },
      { command: 'preferences', label: 'Preferences…', accelerator: 'CmdOrCtrl+,', separated: true },
      { command: 'quit', label: 'Quit', accelerator: 'CmdOrCtrl+Q', separated: true },
    ],
  },
  {
    label: 'Edit',
    items: [
      { command: 'undo', label: 'Undo', accelerator: 'CmdOrCtrl+Z' },
      { command: 'redo', label: 'Redo', accelerator: 'CmdOrCtrl+Shift+Z' },
      { command: 'find', label: 'Find…', accelerator: 'CmdOrCtrl+F', separated: true },
      { command: 'palette', label: 'Go to anything…', accelerator: 'CmdOrCtrl+K' },
    ],
  },
  {
    label: 'View',
    items: [
      { command: 'presenter', label: 'Present', accelerator: 'F5' },
      { command: 'fullscreen', label: 'Full screen', accelerator: 'F11' },
    ],
  },
  {
    label: 'Help',
    items: [
      { command: 'help', label: 'Muster help', accelerator: 'F1' },
      { command: 'about', label: 'About Muster' },
    ],
  },
] as const satisfies readonly MenuGroup[];

/** Every command of the menu, in its order. */
export const COMMANDS: readonly Command[] = MENU.flatMap((group) => group.items.map((item) => item.command));

/** A key of the menu; `mod` is Cmd on a Mac and Ctrl elsewhere. */
export type MenuKey = { command: Command; key: string; mod: boolean; shift: boolean; alt: boolean };

/** The keys of the menu, in lower case as a page sees them. */
export const MENU_KEYS: readonly MenuKey[] = MENU.flatMap(({ items }) =>
  items.flatMap((item) =>
    'accelerator' in item ? [{ command: item.command, ...parseAccelerator(item.accelerator) }] : [],
  ),
);

/** Reads Electron's notation, e.g. `CmdOrCtrl+Shift+Z`. */
export function parseAccelerator(accelerator: string): Omit<MenuKey, 'command'> {
  const parts = accelerator.toLowerCase().split('+');
  return {
    key: parts.at(-1) ?? '',
    mod: parts.includes('cmdorctrl'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  };
}
