/**
 * Holds the budgets of a large workspace: `npm run bench [-- FILE]`. The file is made in the folder for temporary files
 * when it is not there. Every figure is also told as a ratio to a scan of 100,000 rows in the same run, because
 * machines differ and are busy.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '#db/workspace.ts';
import { measureFrames } from './frames.ts';
import { makeLargeWorkspace } from './large-workspace.ts';
import { measureLists, measureSearch } from './lists.ts';
import { median, print, printLine } from './measure.ts';
import { measureReview } from './review.ts';

const WEEK = '2026-W47';
const IDLE_MB = 150;
const path = process.argv[2] ?? join(tmpdir(), 'muster-large.muster');
if (!existsSync(path)) makeLargeWorkspace(path).close();

const workspace = openWorkspace(path, { readonly: true });
const scan = workspace.connection.prepare(
  'SELECT count(*), sum(length(title)), max(updated_at) FROM action_item',
);
const reference = median(() => scan.get());
console.log(`Reference: a scan of 100,000 actions in ${reference.toFixed(1)} ms`);
print('Lists and filters', reference, measureLists(workspace), 40);
print('Search as you type', reference, measureSearch(workspace));
workspace.close();
print('Review', reference, measureReview(path, WEEK), 14);

const idle = Number(execFileSync(process.execPath, [join(import.meta.dirname, 'idle-core.ts'), path, WEEK]));
console.log('\nMemory');
printLine('Idle core', `${idle} MB`, { isHeld: idle < IDLE_MB, text: `${IDLE_MB} MB` });

console.log('\nImport of 100,000 rows beside the sqlite3 shell');
await import('./import-csv.ts');

const { paint, opening, more, scrolling } = await measureFrames(path);
print('Window', reference, [paint]);
print('Longest frame while a page opens, processor time', reference, opening, opening.length);
print('Longest frame while the rest of a page is shown, processor time', reference, more);
print('Longest frame while a page is scrolled, processor time', reference, scrolling, scrolling.length);
