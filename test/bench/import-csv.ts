import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyImport } from '#core/import/apply.ts';
import { planImport } from '#core/import/plan.ts';
import { importTexts } from '#core/import/run.ts';
import { createWorkspace } from '#db/workspace.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { printLine, timed } from './measure.ts';

/**
 * A CSV of 100,000 changes through the whole import pipeline, beside the `sqlite3` shell's `.import` of the same file
 * into a table with the same number of indexes. Prints milliseconds of processor time and the ratio: each is the least of
 * a few runs, taken in turns.
 */
const ROWS = 100_000;
const SERVICES = 50;
const RATIO = 2;
const RUNS = 3;

/** Milliseconds of processor time of the shell and of the two parts of our own import. */
type Run = { reference: number; planned: number; applied: number };

const { path: folder, remove } = temporaryFolder();
const csv = join(folder, 'changes.csv');

try {
  writeFileSync(csv, changes());
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1)
    runs.push({ reference: shellImport(run), ...(await ownImport(run)) });
  const least = (pick: (run: Run) => number) => Math.min(...runs.map(pick));
  const reference = least((run) => run.reference);
  const total = least((run) => run.planned + run.applied);
  const ratio = total / reference;
  printLine('sqlite3 .import', `${reference.toFixed(0)} ms`, null);
  printLine('Dry run', `${least((run) => run.planned).toFixed(0)} ms`, null);
  printLine('Writing', `${least((run) => run.applied).toFixed(0)} ms`, null);
  printLine('Import', `${total.toFixed(0)} ms ${`${ratio.toFixed(2)}×`.padStart(8)}`, {
    isHeld: ratio <= RATIO,
    text: `${RATIO}×`,
  });
} finally {
  remove();
}

/** The shell's processor time in ms, which its own shell tells when it has ended. */
function shellImport(run: number): number {
  const file = join(folder, `reference-${run}.db`);
  const statements = [
    'CREATE TABLE change (id TEXT PRIMARY KEY, title TEXT, service TEXT, at TEXT, outcome TEXT, kind TEXT)',
    'CREATE INDEX change_at ON change (at)',
    'CREATE INDEX change_service ON change (service, at)',
    `.import --csv --skip 1 "${csv}" change`,
  ];
  const command = ['sqlite3', file, ...statements].map((word) => `'${word}'`).join(' ');
  const said = execFileSync('sh', ['-c', `${command} > /dev/null && times`], { encoding: 'utf8' });
  const [user = '', system = ''] = (said.trim().split('\n')[1] ?? '').split(' ');
  return milliseconds(user) + milliseconds(system);
}

/** `1m2.5s` as the shell writes it. */
function milliseconds(time: string): number {
  const [, minutes = NaN, seconds = NaN] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}

async function ownImport(run: number): Promise<Omit<Run, 'reference'>> {
  const workspace = createWorkspace(join(folder, `bench-${run}.muster`), { zone: 'Europe/Berlin' });
  importTexts(workspace, [{ path: 'services.csv', text: services() }]);
  const from = process.threadCpuUsage();
  const plan = await planImport(workspace, [csv], { entity: 'deployment' });
  const { user, system } = process.threadCpuUsage(from);
  const applied = timed(() => applyImport(plan));
  workspace.close();
  return { planned: (user + system) / 1000, applied };
}

function services(): string {
  const rows = Array.from(
    { length: SERVICES },
    (_, index) => `service-${index},Service ${index},${(index % 4) + 1}`,
  );
  return `Key,Name,Tier\n${rows.join('\n')}\n`;
}

function changes(): string {
  const outcomes = ['OK', 'Failed', 'Rolled back'];
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const at = new Date(Date.UTC(2025, 0, 1) + index * 300_000).toISOString();
    return `ship-${index},Release ${index},service-${index % SERVICES},${at},${outcomes[index % 3]},Deployment`;
  });
  return `Id,Title,Service,When,Outcome,Kind\n${rows.join('\n')}\n`;
}
