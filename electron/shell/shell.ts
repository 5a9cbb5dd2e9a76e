import type { PictureRequest, PrintRequest } from '#shared/contract/print.ts';
import type { ClipboardContent, OpenFilesRequest, SaveFileRequest } from '#shared/contract/shell-contract.ts';
import type { CommandStream } from './command-stream.ts';

/**
 * What a desktop gives the application, whichever engine draws the windows. Both implementations pass the one
 * contract test in `test/e2e/shell-contract.ts`.
 */
export type Shell = {
  readonly kind: 'electron' | 'chromium';
  /** Opens a window at a route of the renderer; resolves when its page has loaded. */
  openWindow(route: string): Promise<void>;
  /**
   * Prints a page of the renderer in a window of its own that nobody sees, after the page has said that it is
   * ready. A page that fails, crashes or is late is a `MusterError`.
   */
  printToPdf(request: PrintRequest, signal?: AbortSignal): Promise<Uint8Array>;
  /** As `printToPdf`, the page as a PNG of `width · scale` by `height · scale` points. */
  drawPng(request: PictureRequest, signal?: AbortSignal): Promise<Uint8Array>;
  /** Brings the first window to the front, e.g. when the application is started a second time. */
  focus(): Promise<void>;
  /** Closes the windows, then the workspace, then the engine. Safe to call twice. */
  quit(): Promise<void>;
  /** Resolves when the application has quit, by `quit` or because the last window was closed. */
  readonly closed: Promise<void>;
};

/** What one window can ask for; `shell-router.ts` puts it behind the contract. */
export type WindowHost = {
  readonly commands: CommandStream;
  chooseFiles(request: OpenFilesRequest): Promise<string[]>;
  chooseFolder(title: string): Promise<string | null>;
  chooseSave(request: SaveFileRequest): Promise<string | null>;
  reveal(path: string): Promise<void>;
  openWindow(route: string): Promise<void>;
  setFullScreen(on: boolean): Promise<void>;
  writeClipboard(content: ClipboardContent): Promise<void>;
  close(): Promise<void>;
  quit(): Promise<void>;
  /** What a printed page was given to show, as JSON; `null` in other windows and where it asks the core. */
  printData(): string | null;
  /** A printed page is ready (no sentence) or cannot be drawn; without effect in other windows. */
  printSettled(failure?: string): void;
};
