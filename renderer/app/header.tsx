import { useQuery } from '@tanstack/react-query';
import { CircleHelp, Menu as MenuIcon, Moon, Redo2, Search, Sun, SunMoon, Undo2 } from 'lucide-react';
import { MENU } from '#shared/contract/menu.ts';
import { IconButton } from '../design/button.tsx';
import { Kbd, keysText } from '../design/kbd.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { runCommand } from './commands.ts';
import styles from './frame.module.css';
import { historyStateQuery, useWorkspace } from './queries.ts';
import { THEMES, type Theme, useTheme } from './theme.ts';
import { WeekPicker } from './week-picker.tsx';

export function Header() {
  const workspace = useWorkspace();
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <Menu trigger={<IconButton icon={MenuIcon} label="Menu" size="s" />} entries={MENU_ENTRIES} />
        <span className={styles.name} title={workspace.path}>
          {workspace.name}
        </span>
      </div>
      <WeekPicker />
      {workspace.isReadOnly && <span className={styles.readOnly}>Read only</span>}
      <span className={styles.spacer} />
      <button type="button" className={styles.search} onClick={() => runCommand('palette')}>
        <Search size={14} aria-hidden />
        <span>Search or go to…</span>
        <Kbd keys="Mod+K" />
      </button>
      <UndoButtons />
      <ThemeButton />
      <IconButton icon={CircleHelp} label="Keyboard shortcuts" keys="?" onClick={() => runCommand('help')} />
    </header>
  );
}

const MENU_ENTRIES: MenuEntry[] = MENU.flatMap(({ items }, index) => [
  ...(index === 0 ? [] : (['separator'] as const)),
  ...items.map((item) => ({
    label: item.label,
    ...('accelerator' in item ? { keys: item.accelerator.replace('CmdOrCtrl', 'Mod') } : {}),
    onSelect: () => runCommand(item.command),
  })),
]);

function UndoButtons() {
  const { data } = useQuery(historyStateQuery);
  return (
    <>
      <IconButton
        icon={Undo2}
        label={data?.undo ? `Undo: ${data.undo}` : 'Nothing to undo'}
        keys={keysText('Mod+Z')}
        disabled={!data?.undo}
        onClick={() => runCommand('undo')}
      />
      <IconButton
        icon={Redo2}
        label={data?.redo ? `Redo: ${data.redo}` : 'Nothing to redo'}
        keys={keysText('Mod+Shift+Z')}
        disabled={!data?.redo}
        onClick={() => runCommand('redo')}
      />
    </>
  );
}

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;

function ThemeButton() {
  const [theme, setTheme] = useTheme();
  const entries = (Object.keys(THEMES) as Theme[]).map((one) => ({
    label: THEMES[one],
    icon: THEME_ICONS[one],
    isChecked: one === theme,
    onSelect: () => setTheme(one),
  }));
  return (
    <Menu align="end" trigger={<IconButton icon={THEME_ICONS[theme]} label="Theme" />} entries={entries} />
  );
}
