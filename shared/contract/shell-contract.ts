import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { COMMANDS } from './menu.ts';

const filters = z.array(z.object({ name: z.string(), extensions: z.array(z.string()) }));

const openFiles = z.object({ title: z.string(), filters, several: z.boolean().default(false) });
const saveFile = z.object({ title: z.string(), filters, suggestedName: z.string() });

const clipboardContent = z.object({
  text: z.string().optional(),
  html: z.string().optional(),
  /** A picture, as base64. */
  png: z.base64().max(100_000_000).optional(),
});

export type ClipboardContent = z.infer<typeof clipboardContent>;
export type OpenFilesRequest = z.infer<typeof openFiles>;
export type SaveFileRequest = z.infer<typeof saveFile>;

const nothing = z.void();

/**
 * What a window asks of the desktop around it. A window's title is its page's `document.title` in both shells.
 */
export const shellContract = {
  files: {
    /** The chosen paths; none when the dialog was dismissed. */
    open: oc.input(openFiles).output(z.array(z.string())),
    /** A folder to write to; `null` when the dialog was dismissed. */
    folder: oc.input(z.object({ title: z.string() })).output(z.string().nullable()),
    /** Where to write; `null` when the dialog was dismissed. */
    save: oc.input(saveFile).output(z.string().nullable()),
    /** Shows the file in the desktop's file manager. */
    reveal: oc.input(z.object({ path: z.string() })).output(nothing),
  },
  window: {
    /** Opens a second window at a route of the renderer, e.g. the presenter's. */
    open: oc.input(z.object({ route: z.string().startsWith('/') })).output(nothing),
    fullScreen: oc.input(z.object({ on: z.boolean() })).output(nothing),
    close: oc.output(nothing),
  },
  clipboard: {
    write: oc.input(clipboardContent).output(nothing),
  },
  menu: {
    /** Menu items and shortcuts as the user picks them, for as long as the window listens. */
    commands: oc.output(eventIterator(z.enum(COMMANDS))),
  },
  print: {
    /** A printed page says so when its fonts, its data and its charts are in place. */
    ready: oc.output(nothing),
    /** What a printed page is to show, as JSON; `null` where it has to ask the core. */
    data: oc.output(z.string().nullable()),
    failed: oc.input(z.object({ sentence: z.string() })).output(nothing),
  },
  /** Closes every window and the workspace. */
  quit: oc.output(nothing),
};
