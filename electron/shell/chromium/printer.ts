import { MusterError } from '#shared/contract/errors.ts';
import { BLANK_SHEET, type DrawRequest, isPicture, PAPERS } from '#shared/contract/print.ts';
import { PAGE_FAILED, type PrintWait, waitForPrint } from '../print-wait.ts';
import type { Page, Viewport } from './page.ts';

/** A page nobody sees, and the print it is busy with. */
export type Sheet = { page: Page; printing: { wait: PrintWait | undefined } };

type Means = {
  openSheet(): Promise<Sheet>;
  closeSheet(sheet: Sheet): void;
  /** Rejects when the engine has ended. */
  gone: Promise<never>;
  /** The pages are the renderer's own, so one that has printed can show the next. */
  isReused: boolean;
};

export type Printer = {
  /** Loads a sheet now, so that the first print need not wait for it. */
  warmUp(): void;
  /** The page as a PDF, or as a PNG where a picture is asked for. */
  print(request: DrawRequest, signal?: AbortSignal): Promise<Uint8Array>;
};

/** Prints routes of the renderer, each on a sheet of its own; an idle sheet is kept for the next. */
export function createPrinter({ openSheet, closeSheet, gone, isReused }: Means): Printer {
  let idle: Promise<Sheet> | undefined;

  const warmUp = () => {
    idle = openSheet().then(async (sheet) => {
      await sheet.page.navigate(BLANK_SHEET);
      return sheet;
    });
    idle.catch(() => undefined); // the first print opens its own and says what is wrong
  };

  const take = async (): Promise<{ sheet: Sheet; isWarm: boolean }> => {
    const waiting = idle;
    idle = undefined;
    const warm = await waiting?.catch(() => undefined);
    return { sheet: warm ?? (await openSheet()), isWarm: warm !== undefined };
  };

  const giveBack = (sheet: Sheet) => {
    sheet.printing.wait = undefined;
    if (!isReused || idle) return closeSheet(sheet);
    idle = sheet.page.show(BLANK_SHEET).then(() => sheet);
    idle.catch(() => undefined);
  };

  const printOn = async (
    { sheet, isWarm }: { sheet: Sheet; isWarm: boolean },
    request: DrawRequest,
    wait: PrintWait,
  ) => {
    const { page, printing } = sheet;
    const { route } = request;
    try {
      printing.wait = wait;
      await page.resize(viewportOf(request));
      const shown = isWarm ? page.show(`/#${route}`) : page.navigate(route);
      await Promise.race([Promise.all([shown, wait.ready]), page.crashed, gone]);
      const bytes = await (isPicture(request) ? page.picture() : page.print(request.paper));
      giveBack(sheet);
      return bytes;
    } catch (error) {
      closeSheet(sheet);
      throw error;
    }
  };

  const print = async (request: DrawRequest, signal?: AbortSignal) => {
    const wait = waitForPrint(request, signal);
    try {
      return await printOn(await take(), request, wait);
    } catch (error) {
      if (error instanceof MusterError) throw error;
      throw new MusterError('internal', PAGE_FAILED, 'No file was written.', { cause: error });
    }
  };

  return { warmUp, print };
}

function viewportOf(request: DrawRequest): Viewport {
  if (isPicture(request)) return request;
  const { width, height } = PAPERS[request.paper];
  return { width: Math.round(width * 96), height: Math.round(height * 96), scale: 1 };
}
