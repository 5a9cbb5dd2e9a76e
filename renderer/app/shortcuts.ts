import { useEffect, useEffectEvent } from 'react';

/** The keys of the pages; the menu's own are in `shared/contract/menu.ts`. */
export const SHORTCUTS = [
  {
    group: 'Everywhere',
    keys: [
      ['Mod+K', 'Go to anything'],
      ['N', 'Add a record of any kind; in a list, one of that kind'],
      ['Mod+Z', 'Undo'],
      ['Mod+Shift+Z', 'Redo'],
      ['Mod+I', 'Import'],
      ['Mod+O', 'Open a workspace'],
      ['G', 'Go to a page: then its letter, e.g. G I for incidents'],
      ['Alt+←', 'Back'],
      ['Alt+→', 'Forward'],
      ['?', 'These shortcuts'],
    ],
  },
  {
    group: 'In a list',
    keys: [
      ['↑', 'Up; with Home, End, Page Up and Page Down further'],
      ['↓', 'Down'],
      ['→', 'From cell to cell; Esc goes back to the whole row'],
      ['F2', 'Edit a cell; on a cell, Enter or typing does it too'],
      ['Tab', 'Save the cell and edit the next'],
      ['Enter', 'Open the record beside the list'],
      ['Space', 'Select or unselect'],
      ['Shift+↓', 'Select more'],
      ['Mod+A', 'Select all'],
      ['Mod+C', 'Copy the selected rows for a spreadsheet; with Shift as Markdown'],
      ['Mod+V', 'Paste rows from a spreadsheet, seen first'],
      ['N', 'New record'],
      ['E', 'Edit; with rows selected, a field of all of them'],
      ['Del', 'Remove, with undo'],
      ['/', 'Search in the list'],
      ['Esc', 'Close the record, or clear the selection'],
    ],
  },
  {
    group: 'Among actions',
    keys: [['M', 'Move the due date, with its reason']],
  },
  {
    group: 'Among OKRs, in the tree',
    keys: [['C', 'Weekly check-in of the key results that are due']],
  },
  {
    group: 'On a board, a tree or a map',
    keys: [
      ['Arrows', 'From card to card, from line to line, from cell to cell'],
      ['Shift+←', 'Move the card to the column before'],
      ['Shift+→', 'Move the card to the column behind'],
      ['→', 'Unfold a line of a tree'],
      ['←', 'Fold it up, or go to the line above it'],
    ],
  },
  {
    group: 'In a running review',
    keys: [
      ['A', 'Write down an action'],
      ['D', 'Write down a decision'],
      ['R', 'Write down a risk'],
      ['N', 'Write down a note'],
      ['S', 'Speaker view in a window of its own'],
      ['F5', 'Back to the slide from any other page'],
    ],
  },
  {
    group: 'In a form',
    keys: [
      ['Mod+Enter', 'Save'],
      ['Esc', 'Stop editing'],
    ],
  },
] as const;

type Options = { isEnabled?: boolean };

/** Runs `handler` on a bare key, unless somebody is typing or a dialog is open. */
export function useKey(
  key: string,
  handler: (event: KeyboardEvent) => void,
  { isEnabled = true }: Options = {},
): void {
  const onPress = useEffectEvent(handler);
  useEffect(() => {
    if (!isEnabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key.toLowerCase() || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (event.defaultPrevented || isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      onPress(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key, isEnabled]);
}

/** Whether keys belong to the text that is being written. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, [role=combobox], [role=listbox] *') ||
    target.closest('[data-cell-editor]') !== null
  );
}

export function isDialogOpen(): boolean {
  // A notice is a dialog to screen readers, and one of a refusal an alert, but it takes no keys; what is fading out takes
  // none any more.
  const popups = ['dialog', 'alertdialog'].map((role) => `[role="${role}"]:not([data-notice])`);
  popups.push('[role="menu"]', '[role="listbox"]');
  return [...document.querySelectorAll(popups.join())].some(
    (popup) => popup.closest('[data-closed]') === null,
  );
}
