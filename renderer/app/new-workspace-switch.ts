import { createSwitch } from './switch.ts';

/** Whether the dialog for a new workspace is open, and where to go once it is made. */
export const newWorkspace = { dialog: createSwitch(), next: '/' };

/** Asks for a new workspace and goes on to a page of it once it is made. */
export function openNewWorkspace(next = '/'): void {
  newWorkspace.next = next;
  newWorkspace.dialog.set(true);
}
