import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type Command, MENU, type MenuItem } from '#shared/contract/menu.ts';

/** Draws the application's menu natively. `onCommand` is told which window it was chosen in. */
export function installMenu(onCommand: (command: Command, window: BrowserWindow | null) => void): void {
  const groups = MENU.map((group) => ({
    label: group.label,
    submenu: [
      ...group.items.flatMap((item) =>
        menuItem(item, () => onCommand(item.command, BrowserWindow.getFocusedWindow())),
      ),
      ...(group.label === 'Edit' ? EDITING : []),
    ],
  }));
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, ...groups, { role: 'windowMenu' }]));
}

const EDITING: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

function menuItem(
  { command, label, accelerator, separated }: MenuItem,
  click: () => void,
): MenuItemConstructorOptions[] {
  const item = { id: command, label, click, ...(accelerator === undefined ? {} : { accelerator }) };
  return separated ? [{ type: 'separator' }, item] : [item];
}
