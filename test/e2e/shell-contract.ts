import { existsSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { type test as appTest, expect } from './app.ts';
import { internetSockets } from './internet-sockets.ts';
import type { StartedShell } from './started-shell.ts';

export type Probed = { started: StartedShell; page: Page; mark: string };

/** What every shell must do, tested on a page and a core made for the purpose. */
export function shellContract(test: ReturnType<typeof appTest.extend<{ probed: Probed }>>): void {
  test.describe('calls', () => {
    test('carries a call to the core and back', async ({ probed: { page } }) => {
      const text = 'Grüße – 漢字 – \u2028 – 😀';
      expect(await page.evaluate((sent) => probe.core.echo({ text: sent }), text)).toEqual({ text });
    });

    test('carries large texts and bytes', async ({ probed: { page } }) => {
      const sizes = await page.evaluate(async () => {
        const { text } = await probe.core.echo({ text: 'x'.repeat(3_000_000) });
        const blob = await probe.core.blob(new Blob([new Uint8Array([0, 126, 255, 10])]));
        return [text.length, ...new Uint8Array(await blob.arrayBuffer())];
      });
      expect(sizes).toEqual([3_000_000, 0, 126, 255, 10]);
    });

    test('gives errors with code, sentence and what was left unchanged', async ({ probed: { page } }) => {
      const known = {
        code: 'read-only',
        message: 'The file is read-only.',
        unchanged: 'The file is as it was.',
      };
      expect(await failure(page, 'fail-known')).toEqual(known);
      expect(await failure(page, 'fail-unknown')).toMatchObject({ code: 'internal' });
      expect(JSON.stringify(await failure(page, 'fail-unknown'))).not.toContain('secret');
      expect(await failure(page, 'bad-input')).toMatchObject({ code: 'bad-input' });
      expect(await failure(page, 'lie')).toMatchObject({ code: 'internal' });
      expect(await failure(page, 'stream')).toMatchObject({
        code: 'disk',
        message: 'There is no space left.',
      });
    });

    test('streams progress and cancels', async ({ probed: { page } }) => {
      const all = await page.evaluate(async () => {
        const seen = [];
        for await (const { n } of await probe.core.count({ to: 3 })) seen.push(n);
        return seen;
      });
      expect(all).toEqual([1, 2, 3]);
      const cancelled = await page.evaluate(async () => {
        const controller = new AbortController();
        try {
          for await (const { n } of await probe.core.count({ to: 100_000 }, { signal: controller.signal })) {
            if (n === 3) controller.abort();
          }
        } catch (error) {
          return (error as { code?: string }).code;
        }
        return 'finished';
      });
      expect(cancelled).toBe('cancelled');
      await expect.poll(() => page.evaluate(() => probe.core.countEnded())).toBe('cancelled');
    });

    test('serves a reloaded page anew', async ({ probed: { page } }) => {
      await page.reload();
      expect(await page.evaluate(() => probe.core.echo({ text: 'again' }))).toEqual({ text: 'again' });
    });
  });

  test.describe('windows', () => {
    test('opens a second window at a route', async ({ probed: { page, started } }) => {
      await page.evaluate(() => probe.shell.window.open({ route: '/presenter' }));
      await expect.poll(() => started.pages().length).toBe(2);
      const second = started.pages().find((other) => other !== page);
      expect(await second?.locator('h1').textContent()).toBe('Probe presenter');
    });

    test('tells the window what was chosen in the menu', async ({ probed: { page, started } }) => {
      const { choose } = started;
      test.skip(choose === undefined, 'The shell has no menu of its own.');
      await page.evaluate(() => {
        globalThis.chosen = [];
        void (async () => {
          for await (const command of await probe.shell.menu.commands()) globalThis.chosen.push(command);
        })();
      });
      await page.waitForTimeout(100);
      for (const command of ['find', 'workspace.new', 'undo'] as const) await choose?.(command);
      await expect
        .poll(() => page.evaluate(() => globalThis.chosen))
        .toEqual(['find', 'workspace.new', 'undo']);
    });

    test('asks for files to open and where to save', async ({ probed: { page, started } }) => {
      const file = path.resolve('/tmp/some file.csv');
      await started.answerFileDialog(page, file);
      expect(await page.evaluate(() => probe.shell.files.open({ title: 'Import', filters: [] }))).toEqual([
        file,
      ]);
      await started.answerFileDialog(page, null);
      const save = { title: 'Export', filters: [], suggestedName: 'deck.pdf' };
      expect(await page.evaluate((asked) => probe.shell.files.save(asked), save)).toBeNull();
    });

    test('asks for a folder', async ({ probed: { page, started } }) => {
      const folder = path.resolve('/tmp/some folder');
      await started.answerFileDialog(page, folder);
      expect(await page.evaluate(() => probe.shell.files.folder({ title: 'Export' }))).toBe(folder);
      await started.answerFileDialog(page, null);
      expect(await page.evaluate(() => probe.shell.files.folder({ title: 'Export' }))).toBeNull();
    });

    test('goes full screen and back', async ({ probed: { page } }) => {
      await page.evaluate(() => probe.shell.window.fullScreen({ on: true }));
      await page.evaluate(() => probe.shell.window.fullScreen({ on: false }));
    });
  });

  test.describe('printing', () => {
    test('prints a ready page as a tagged PDF with bookmarks at its own page size', async ({
      probed: { started },
    }) => {
      const bytes = await started.printToPdf({ route: '/slides/3', paper: 'slides' });
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(pdf.getPageCount()).toBe(3);
      expect(pdf.getPages().map((page) => page.getSize())).toEqual(
        Array(3).fill({ width: 960, height: 540 }),
      );
      expect(pdf.getTitle()).toBe('Probe deck');
      expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe(
        'true',
      );
      expect(pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)).toBeDefined();
      expect(pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)).toBeDefined();
    });

    test('draws a ready page as a picture of the wanted size', async ({ probed: { started } }) => {
      const look = { width: 640, height: 360, scale: 2 };
      const png = Buffer.from(await started.drawPng({ route: '/slides/1', ...look }));
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 720]);
      const failing = started.drawPng({ route: '/unready', ...look });
      await expect(failing).rejects.toThrow('The week has no data.');
    });

    test('prints for the core', async ({ probed: { page } }) => {
      expect(await page.evaluate(() => probe.core.print({ route: '/slides/2' }))).toBeGreaterThan(2000);
    });

    test('says why a page cannot be printed, or that it is late', async ({ probed: { started } }) => {
      const failing = started.printToPdf({ route: '/unready', paper: 'slides' });
      await expect(failing).rejects.toThrow('The week has no data.');
      const broken = started.printToPdf({ route: '/broken', paper: 'slides' });
      await expect(broken).rejects.toThrow('The pages could not be drawn.');
      const late = started.printToPdf({ route: '/never', paper: 'slides', timeoutMs: 500 });
      await expect(late).rejects.toThrow('not ready to print after 0.5 seconds');
      await expect.poll(() => started.pages().length).toBe(1);
    });
  });

  test.describe('confinement', () => {
    test('sends the content security policy, and it holds', async ({ probed: { page } }) => {
      const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'probe.inlineRan = true';
        document.body.append(script);
        return probe.inlineRan ?? false;
      });
      expect(ran).toBe(false);
    });

    test('makes no request to anywhere', async ({ probed: { page, started } }) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.reload();
      const own = new URL(page.url());
      for (const url of requests) expect(new URL(url).host).toBe(own.host);
      const outside = await page.evaluate(async () => {
        try {
          await fetch('https://example.com/');
          return 'reached';
        } catch {
          return 'blocked';
        }
      });
      expect(outside).toBe('blocked');
      await page.evaluate(() => void open('https://example.com/'));
      await page.evaluate(() => {
        location.href = 'https://example.com/';
      });
      await page.waitForTimeout(300);
      expect(page.url()).toBe(own.href);
      expect(started.pages()).toHaveLength(1);
    });

    test('holds no internet socket, listening or connected', async ({ probed: { page, started } }) => {
      test.skip(process.platform !== 'linux', 'Sockets are read from /proc.');
      await page.reload();
      await started.printToPdf({ route: '/slides/1', paper: 'slides' });
      expect(internetSockets(started.processId)).toEqual([]);
      expect(started.kind === 'chromium' ? internetSockets(process.pid) : []).toEqual([]);
    });
  });

  test('closes the core when it quits', async ({ probed: { page, started, mark } }) => {
    const gone = page.waitForEvent('close');
    await page.evaluate(() => probe.shell.quit());
    await gone;
    await expect.poll(() => existsSync(mark)).toBe(true);
    await started.quit();
  });
}

declare global {
  var chosen: string[];
}

async function failure(page: Page, kind: string): Promise<unknown> {
  return page.evaluate(async (wanted) => {
    try {
      if (wanted === 'fail-known') await probe.core.fail({ kind: 'known' });
      if (wanted === 'fail-unknown') await probe.core.fail({ kind: 'unknown' });
      if (wanted === 'bad-input') await probe.core.echo({ text: 1 as unknown as string });
      if (wanted === 'lie') await probe.core.lie();
      if (wanted === 'stream') for await (const _ of await probe.core.failingStream());
      return 'no failure';
    } catch (error) {
      const { code, message, unchanged } = error as { code: string; message: string; unchanged: string };
      return { code, message, unchanged };
    }
  }, kind);
}
