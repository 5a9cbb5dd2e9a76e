import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { COMMANDS, MENU } from '#shared/contract/menu.ts';
import { typedPath } from '#shell/chromium/dialogs.ts';
import { candidates, findBrowser } from '#shell/chromium/find-browser.ts';
import { engineArguments } from '#shell/chromium/launch.ts';
import { openPipe } from '#shell/chromium/pipe.ts';
import { menuShortcuts, parseAccelerator } from '#shell/chromium/shortcuts.ts';
import { createCommandStream } from '#shell/command-stream.ts';
import { dataFolder } from '#shell/folders.ts';
import { waitForPrint } from '#shell/print-wait.ts';
import { claimInstance } from '#shell/single-instance.ts';
import { temporaryFolder } from '../../support/workspace.ts';

describe('the browser', () => {
  it('is looked for where each system installs it', () => {
    const linux = candidates({ platform: 'linux', env: { PATH: '/usr/bin:/bin' }, home: '/home/a' });
    expect(linux).toContain('/usr/bin/chromium');
    expect(linux).toContain('/bin/google-chrome');
    const mac = candidates({ platform: 'darwin', env: {}, home: '/Users/a' });
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    const windows = candidates({
      platform: 'win32',
      env: { PROGRAMFILES: 'C:\\Program Files' },
      home: 'C:\\a',
    });
    expect(windows).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
  });

  it('is missed in a sentence that says what to do', () => {
    const nowhere = { platform: 'linux', env: { PATH: '/nowhere' }, home: '/nowhere' } as const;
    expect(() => findBrowser(nowhere)).toThrow('Install one of them, or set MUSTER_BROWSER');
    const wrong = { ...nowhere, env: { MUSTER_BROWSER: '/nowhere/chrome' } };
    expect(() => findBrowser(wrong)).toThrow('/nowhere/chrome, which is not a program');
  });

  it('is driven over the pipe, resolves no name, and keeps its sandbox unless run by root', () => {
    const args = engineArguments('/profile', 'headless', false);
    expect(args).toContain('--remote-debugging-pipe');
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(args).not.toContain('--no-sandbox');
    expect(args.filter((argument) => argument.includes('debugging-port'))).toEqual([]);
    expect(engineArguments('/profile', 'headless', true)).toContain('--no-sandbox');
  });
});

describe('the pipe', () => {
  it('reads messages that come in pieces, and fails calls when the browser ends', async () => {
    const [output, input] = [new PassThrough(), new PassThrough()];
    const pipe = openPipe(output, input);
    const answer = pipe.browser.send('Target.getTargets');
    const failing = pipe.session('S').send('Page.enable');
    const bytes = Buffer.from('{"id":1,"result":{"targetInfos":[]}}\0{"id":2,"error":{"message":"Näh"}}\0');
    for (const byte of bytes) input.write(Buffer.from([byte]));
    expect(await answer).toEqual({ targetInfos: [] });
    await expect(failing).rejects.toThrow('Page.enable: Näh');
    const pending = pipe.browser.send('Browser.getVersion');
    input.destroy();
    await expect(pending).rejects.toThrow('the browser is gone');
    await expect(pipe.browser.send('Browser.close')).rejects.toThrow('the browser is gone');
  });
});

describe('the menu', () => {
  it('has unique commands and shortcuts', () => {
    expect(new Set(COMMANDS).size).toBe(COMMANDS.length);
    const keys = menuShortcuts().map(({ command: _, ...key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(MENU.every((group) => group.items.length > 0)).toBe(true);
  });

  it('reads accelerators as keys', () => {
    expect(parseAccelerator('redo', 'CmdOrCtrl+Shift+Z')).toEqual({
      command: 'redo',
      key: 'z',
      ctrl: true,
      shift: true,
      alt: false,
    });
    expect(parseAccelerator('help', 'F1')).toEqual({
      command: 'help',
      key: 'f1',
      ctrl: false,
      shift: false,
      alt: false,
    });
  });

  it('hands commands to everyone who listens, until they stop', async () => {
    const stream = createCommandStream();
    const controller = new AbortController();
    const listening = collect(stream.listen(controller.signal));
    const other = stream.listen();
    const first = other.next();
    stream.send('find');
    stream.send('help');
    expect(await first).toEqual({ value: 'find', done: false });
    await vi.waitFor(async () => expect((await other.next()).value).toBe('help'));
    controller.abort();
    expect(await listening).toEqual(['find', 'help']);
    stream.close();
    expect((await other.next()).done).toBe(true);
  });
});

describe('waiting for a printed page', () => {
  const request = { route: '/', paper: 'slides' } as const;

  it('ends when the page is ready, has failed, is late or is no longer wanted', async () => {
    const ready = waitForPrint(request);
    ready.settled();
    await expect(ready.ready).resolves.toBeUndefined();
    const failed = waitForPrint(request);
    failed.settled('There is no such week.');
    await expect(failed.ready).rejects.toMatchObject({
      message: 'There is no such week.',
      unchanged: 'No file was written.',
    });
    await expect(waitForPrint({ ...request, timeoutMs: 10 }).ready).rejects.toThrow('after 0.01 seconds');
    await expect(waitForPrint(request, AbortSignal.abort()).ready).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('small parts', () => {
  it('reads a typed path', () => {
    expect(typedPath(null)).toBeNull();
    expect(typedPath('  ')).toBeNull();
    expect(typedPath(' /tmp/a b.csv ')).toBe('/tmp/a b.csv');
    expect(typedPath('~/a.csv')).toMatch(/^\/.*a\.csv$/);
    expect(() => typedPath('a.csv')).toThrow('the whole path');
  });

  it('keeps its own things where each system wants them', () => {
    expect(dataFolder({ platform: 'linux', env: {}, home: '/home/a' })).toBe('/home/a/.local/share/muster');
    expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/a' })).toBe(
      '/data/muster',
    );
    expect(dataFolder({ platform: 'darwin', env: {}, home: '/Users/a' })).toContain(
      'Application Support/Muster',
    );
  });

  it('lets one instance run on a folder and hears of the second', async () => {
    const folder = temporaryFolder();
    const heard = Promise.withResolvers<string>();
    const first = await claimInstance(folder.path, '', heard.resolve);
    const second = await claimInstance(folder.path, '/home/a/b.muster', () => undefined);
    expect([first.isFirst, second.isFirst]).toEqual([true, false]);
    expect(await heard.promise).toBe('/home/a/b.muster');
    if (first.isFirst) first.release();
    const third = await claimInstance(folder.path, '', () => undefined);
    expect(third.isFirst).toBe(true);
    if (third.isFirst) third.release();
    folder.remove();
  });
});

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
