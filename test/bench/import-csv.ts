import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyImport } from '#core/import/apply.ts';
import { planImport } from '#core/import/plan.ts';
import { importTexts } from '#core/import/run.ts';
import { createWorkspace } from '#db/workspace.ts';
import { printLine } from './measure.ts';

/**
 * A CSV of 100,000 changes through the whole import pipeline, beside the `sqlite3` shell's `.import` of the same file
 * into a table with the same number of indexes. Prints milliseconds and the ratio.
 */
const ROWS = 100_000;
const SERVICES = 50;
const RATIO = 2;
const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const csv = join(folder, 'changes.csv');

try {
  writeFileSync(csv, changes());
  const reference = measured(() => shellImport());
  const workspace = createWorkspace(join(folder, 'bench.muster'), { zone: 'Europe/Berlin' });
  importTexts(workspace, [{ path: 'services.csv', text: services() }]);
  const started = performance.now();
  const plan = await planImport(workspace, [csv], { entity: 'deployment' });
  const planned = performance.now() - started;
  const applied = measured(() => applyImport(plan));
  workspace.close();
  const total = planned + applied;
  const ratio = total / reference;
  printLine('sqlite3 .import', `${reference.toFixed(0)} ms`, null);
  printLine('Dry run', `${planned.toFixed(0)} ms`, null);
  printLine('Writing', `${applied.toFixed(0)} ms`, null);
  printLine('Import', `${total.toFixed(0)} ms ${`${ratio.toFixed(2)}×`.padStart(8)}`, {
    isHeld: ratio <= RATIO,
    text: `${RATIO}×`,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function shellImport(): void {
  execFileSync('sqlite3', [
    join(folder, 'reference.db'),
    'CREATE TABLE change (id TEXT PRIMARY KEY, title TEXT, service TEXT, at TEXT, outcome TEXT, kind TEXT)',
    'CREATE INDEX change_at ON change (at)',
    'CREATE INDEX change_service ON change (service, at)',
    `.import --csv --skip 1 "${csv}" change`,
  ]);
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

function measured(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
