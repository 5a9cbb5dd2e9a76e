import { useEffect } from 'react';
import { type Command, MENU_KEYS } from '#shared/contract/menu.ts';
import { isEditingText } from '../api/menu.ts';
import { runCommand } from './commands.ts';

/**
 * Answers the keys of the menu where they are pressed. By way of the shell's own menu they would come back a moment
 * later, and what is typed in between, as after Mod+K, would go to the page behind.
 */
export function useMenuKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? undefined : commandOf(event);
      if (command === undefined) return;
      // Undo and redo of what is being written are the text field's own.
      if ((command === 'undo' || command === 'redo') && isEditingText()) return;
      event.preventDefault();
      runCommand(command);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function commandOf({ key, metaKey, ctrlKey, shiftKey, altKey }: KeyboardEvent): Command | undefined {
  const mod = navigator.platform.startsWith('Mac') ? metaKey : ctrlKey;
  return MENU_KEYS.find(
    (one) => one.key === key.toLowerCase() && one.mod === mod && one.shift === shiftKey && one.alt === altKey,
  )?.command;
}
