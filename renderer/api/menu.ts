import type { Command } from '#shared/contract/menu.ts';
import type { Client } from './client.ts';

/**
 * Passes the items chosen in the shell's menu to `onCommand` until the signal aborts. While a person edits text, undo
 * and redo are the text field's own and never reach it.
 */
export async function listenToMenu(
  shell: Client['shell'],
  onCommand: (command: Command) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const command of await shell.menu.commands(undefined, { signal })) {
      if ((command === 'undo' || command === 'redo') && isEditingText()) document.execCommand(command);
      else onCommand(command);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Whether the keyboard is in a text, which has an undo of its own. */
export function isEditingText(): boolean {
  const active = document.activeElement;
  return (
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLElement && active.isContentEditable) ||
    (active instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range'].includes(active.type))
  );
}
