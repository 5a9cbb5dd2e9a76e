import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
// Debian's start script would cost a shell and adds flags of its own.
const DEBIAN_SCRIPT = '/usr/bin/chromium';
const DEBIAN_PROGRAM = '/usr/lib/chromium/chromium';
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

export type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string };

const HERE: Machine = { platform: process.platform, env: process.env, home: homedir() };

/**
 * The installed Chromium, Chrome, Edge or Brave to draw with; `MUSTER_BROWSER` names another.
 * @throws MusterError `missing-file` when there is none.
 */
export function findBrowser(machine: Machine = HERE): string {
  const chosen = machine.env.MUSTER_BROWSER;
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new MusterError('missing-file', `MUSTER_BROWSER names ${chosen}, which is not a program here.`);
  }
  const found = candidates(machine).find(isProgram);
  if (found !== undefined) return found;
  throw new MusterError(
    'missing-file',
    'Muster needs Chromium, Chrome or Edge to draw its pages, and found none. ' +
      'Install one of them, or set MUSTER_BROWSER to its path.',
  );
}

/** Every place a browser may be, the best first. */
export function candidates({ platform, env, home }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const installed = roots.flatMap((root) => WINDOWS_PATHS.map((name) => path.win32.join(root, name)));
    return [
      ...installed,
      ...playwrightBrowsers(path.join(env.LOCALAPPDATA ?? home, 'ms-playwright'), 'chrome-win64/chrome.exe'),
    ];
  }
  if (platform === 'darwin') {
    const installed = ['/Applications', path.join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => path.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
    const managed = path.join(home, 'Library', 'Caches', 'ms-playwright');
    return [...installed, ...playwrightBrowsers(managed, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium')];
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '');
  const named = LINUX_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const installed = named.flatMap((file) => (file === DEBIAN_SCRIPT ? [DEBIAN_PROGRAM, file] : [file]));
  const managed = playwrightBrowsers(
    path.join(home, '.cache', 'ms-playwright'),
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
  );
  return [...installed, ...managed];
}

// What Playwright has downloaded for other projects serves as well; the newest comes first.
function playwrightBrowsers(cache: string, ...programs: string[]): string[] {
  try {
    const folders = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
    folders.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
    return folders.flatMap((folder) => programs.map((program) => path.join(cache, folder, program)));
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
