import type { Page } from '@playwright/test';
import type { Command } from '#shared/contract/menu.ts';
import type { PictureRequest, PrintRequest } from '#shared/contract/print.ts';

/** A running shell as the specs see it, whichever engine draws it. */
export type StartedShell = {
  kind: 'electron' | 'chromium';
  /** Opens a window at a route and gives its page. */
  openWindow(route: string): Promise<Page>;
  pages(): Page[];
  printToPdf(request: PrintRequest): Promise<Uint8Array>;
  drawPng(request: PictureRequest): Promise<Uint8Array>;
  /** Picks an item of the native menu, where there is one. */
  choose?(command: Command): Promise<void>;
  /** Answers the next file dialog of a window; `null` dismisses it. */
  answerFileDialog(page: Page, path: string | null): Promise<void>;
  /** The process that all others of the app descend from. */
  processId: number;
  quit(): Promise<void>;
};

export type StartOptions = {
  renderer: string;
  core: string;
  workspace?: string;
  now?: string;
  dataFolder?: string;
};
