import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '#shell/chromium/find-browser.ts';

/**
 * Makes sure that a Chromium is there. On Debian and its kin, run as root (a build machine, a container), it is
 * installed from the distribution; anywhere else the person is told what to install.
 * @throws MusterError `missing-file` when there is none.
 */
export function ensureBrowser(): string {
  try {
    return findBrowser();
  } catch (error) {
    if (!canInstall()) throw error;
    console.log('There is no Chromium here; installing the one of this distribution with apt-get…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env,
    });
    return findBrowser();
  }
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}
