import { buildIfStale } from '../../electron/start/build.ts';
import { ensureBrowser } from '../../electron/start/ensure-browser.ts';
import { buildProbe } from './probe/build.ts';
import { electronProgram } from './start-electron.ts';

/** Once per run: builds what is out of date, and names the shells that are not tested here. */
export default async function setup(): Promise<void> {
  if (electronProgram() === undefined) {
    console.log('Skipped: the electron shell. Its binary is not here; `npx install-electron` fetches it.');
  }
  ensureBrowser();
  await Promise.all([buildProbe(), buildIfStale('renderer')]);
}
