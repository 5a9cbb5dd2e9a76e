import { describe, expect, it } from 'vitest';
import { candidates, findBrowser } from '#shell/chromium/find-browser.ts';
import { engineArguments } from '#shell/chromium/launch.ts';

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
