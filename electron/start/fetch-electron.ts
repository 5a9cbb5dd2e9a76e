import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../node_modules/electron');

/** How long the download may go without being here before the other shell opens instead. */
const PATIENCE_MS = 60_000;
/** How long the release server has to answer at all. */
const REACH_MS = 4_000;

/** Electron's program, fetched when it is not here yet; `undefined` when it cannot be. */
export async function fetchElectron(): Promise<string | undefined> {
  const here = electronProgram();
  if (here !== undefined || process.env.MUSTER_SHELL === 'chromium' || !existsSync(folder)) return here;
  if (!(await isReachable())) return undefined;
  console.log('Fetching Electron, once…');
  await install();
  return electronProgram();
}

function electronProgram(): string | undefined {
  const named = path.join(folder, 'path.txt');
  if (process.env.MUSTER_SHELL === 'chromium' || !existsSync(named)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
  const program = path.join(dist, readFileSync(named, 'utf8'));
  return existsSync(program) ? program : undefined;
}

// This is the installer of a source checkout, not the app: it asks only whether the download would work.
async function isReachable(): Promise<boolean> {
  const server =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron';
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
    return true;
  } catch {
    return false;
  }
}

function install(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill(), PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    child.on('error', done).on('exit', done);
  });
}
