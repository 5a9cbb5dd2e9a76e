import { execFileSync, spawnSync } from 'node:child_process';
import { canInstall, install } from '../../electron/start/apt.ts';

/** Said by the specs that are skipped without it. */
export const NO_POPPLER = 'pdftotext and its kin are not here; install poppler-utils.';

/** Whether the programs that read PDFs are on this machine. */
export function hasPoppler(): boolean {
  return spawnSync('pdftotext', ['-v']).error === undefined;
}

/** Installs them where that can be done without asking. */
export function ensurePoppler(): void {
  if (hasPoppler()) return;
  if (canInstall()) install('poppler-utils');
  if (!hasPoppler()) console.log(`Skipped: the checks of printed PDFs. ${NO_POPPLER}`);
}

/** What one of poppler's programs prints. */
export function poppler(tool: string, ...args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64_000_000 });
}
