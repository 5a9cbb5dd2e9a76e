import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the built app in Electron until it is closed. Gives its exit code. */
export function runElectron(program: string, workspace: string | undefined): Promise<number> {
  // Chromium's sandbox does not run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [root, ...asRoot, ...(workspace === undefined ? ['--sample'] : [path.resolve(workspace)])];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
