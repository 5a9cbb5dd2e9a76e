import path from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { buildIfStale } from './build.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { fetchElectron } from './fetch-electron.ts';

/** Starts the app on a workspace file, or on the sample when none is given. Gives the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const workspace = args.find((argument) => !argument.startsWith('-'));
  try {
    await buildIfStale('renderer');
    if (!hasDisplay()) return await withoutDisplay();
    const electron = await fetchElectron();
    return electron === undefined ? await inChromium(workspace) : await inElectron(electron, workspace);
  } catch (error) {
    console.error(error instanceof MusterError ? error.message : error);
    return 1;
  }
}

async function withoutDisplay(): Promise<number> {
  console.log('There is no display, so the sample is printed instead of shown.');
  ensureBrowser();
  const { exportSample } = await import('./export-sample.ts');
  const files = await exportSample(path.resolve('release/sample'));
  for (const file of files) console.log(file);
  return 0;
}

async function inElectron(program: string, workspace: string | undefined): Promise<number> {
  await buildIfStale('electron');
  const { runElectron } = await import('./run-electron.ts');
  return runElectron(program, workspace);
}

async function inChromium(workspace: string | undefined): Promise<number> {
  console.log('Electron could not be fetched here; Muster opens in the installed Chromium instead.');
  ensureBrowser();
  const { runChromium } = await import('./run-chromium.ts');
  return runChromium(workspace);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
