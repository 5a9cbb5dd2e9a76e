import { findBrowser } from '#shell/chromium/find-browser.ts';
import { canInstall, install } from './apt.ts';

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
    install('chromium');
    return findBrowser();
  }
}
