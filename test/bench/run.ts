/**
 * Holds the budgets of a large workspace: `npm run bench [-- PART… FILE.muster ROUTE…]`, e.g. `npm run bench -- review` or
 * `npm run bench -- frames /services`. Without a part it measures all of them. The file is made in the folder for
 * temporary files when it is not there, or was made by an older version. Figures of the core are also told as a ratio to a scan of 100,000 rows in the
 * same run, because machines differ and are busy.
 */
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { printFrames } from './frames.ts';
import { idleCore } from './idle-core.ts';
import { makeLargeWorkspace } from './large-workspace.ts';
import { measureLists, measureSearch } from './lists.ts';
import { median, print, printLine } from './measure.ts';
import { measureReview } from './review.ts';

const WEEK = '2026-W47';
const IDLE_MB = 150;

const PARTS: Record<string, (path: string, reference: number, routes: string[]) => unknown> = {
  lists: (path, reference) => {
    const workspace = openWorkspace(path, { readonly: true });
    print('Lists and filters', reference, measureLists(workspace), 40);
    print('Search as you type', reference, measureSearch(workspace));
    workspace.close();
  },
  review: (path, reference) => print('Review', reference, measureReview(path, WEEK), 14),
  memory: async (path) => {
    const idle = await idleCore(path, WEEK);
    console.log('\nMemory');
    printLine('Idle core', `${idle.toFixed(0)} MB`, { isHeld: idle < IDLE_MB, text: `${IDLE_MB} MB` });
  },
  import: async () => {
    console.log('\nImport of 100,000 rows beside the sqlite3 shell');
    await import('./import-csv.ts');
  },
  frames: (path, _reference, routes) => printFrames(path, routes.length > 0 ? routes : undefined),
};

const words = process.argv.slice(2);
const isFile = (word: string) => word.endsWith('.muster');
const path = words.find(isFile) ?? join(tmpdir(), 'muster-large.muster');
const routes = words.filter((word) => word.startsWith('/') && !isFile(word));
const chosen = words.filter((word) => !isFile(word) && !routes.includes(word));
const unknown = chosen.filter((word) => !(word in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
if (!isPresent(path)) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  makeLargeWorkspace(path).close();
}

const reference = scanTime();
console.log(`Reference: a scan of 100,000 actions in ${reference.toFixed(1)} ms`);
for (const [part, measure] of Object.entries(PARTS))
  if (chosen.length === 0 || chosen.includes(part)) await measure(path, reference, routes);

/** Whether the file is there, and as this version makes it. */
function isPresent(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    openWorkspace(file, { readonly: true }).close();
    return true;
  } catch (error) {
    if (error instanceof MusterError && error.code === 'older-file') return false;
    throw error;
  }
}

function scanTime(): number {
  const workspace = openWorkspace(path, { readonly: true });
  const scan = workspace.connection.prepare(
    'SELECT count(*), sum(length(title)), max(updated_at) FROM action_item',
  );
  const time = median(() => scan.get());
  workspace.close();
  return time;
}
