import { buildIfStale } from '../../electron/start/build.ts';
import { ensureBrowser } from '../../electron/start/ensure-browser.ts';
import { buildDeckPage } from '../fixtures/deck-page/build.ts';
import { ensurePoppler } from '../support/poppler.ts';
import { buildInPage, buildProbe } from './probe/build.ts';
import { electronProgram } from './start-electron.ts';

/** Once per run: builds what is out of date, and names the shells that are not tested here. */
export default async function setup(): Promise<void> {
  if (electronProgram() === undefined) {
    if (process.env.MUSTER_REQUIRE_ELECTRON)
      throw new Error('Electron was to be tested, and its binary is not here.');
    console.log('Skipped: the electron shell. Its binary is not here; `npx install-electron` fetches it.');
  }
  ensureBrowser();
  ensurePoppler();
  await Promise.all([buildProbe(), buildInPage(), buildDeckPage(), buildIfStale('renderer')]);
}
