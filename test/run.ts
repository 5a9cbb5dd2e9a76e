/**
 * `npm test`: format and lint, types, rooms, unit and end-to-end tests, one after the other, all of them even when
 * one fails. Ends with `N passed, N failed`, and the exit code says the same.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Counts = { passed: number; failed: number; skipped: number };
type Step = { name: string; command: readonly string[]; count?: () => Counts };

const ROOMS = ['shared', 'db', 'electron', 'renderer', 'test'];
const folder = mkdtempSync(join(tmpdir(), 'muster-run-'));
const unitReport = join(folder, 'unit.json');
const e2eReport = join(folder, 'e2e.json');

const STEPS: readonly Step[] = [
  { name: 'Format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  ...ROOMS.map((room) => ({ name: `Types of ${room}`, command: ['tsc', '-p', room] })),
  {
    name: 'Rooms',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'shared', 'db', 'electron', 'renderer'],
  },
  {
    name: 'Unit tests',
    command: [
      'vitest',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    count: () => unitCounts(readReport(unitReport)),
  },
  {
    name: 'End-to-end tests',
    command: ['playwright', 'test', '--config', 'test/playwright.config.ts', '--reporter=list,json'],
    count: () => e2eCounts(readReport(e2eReport)),
  },
];

const wanted = process.argv.slice(2);
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const step of STEPS) {
  if (wanted.length > 0 && !wanted.some((word) => step.name.toLowerCase().includes(word))) continue;
  const counts = run(step);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
rmSync(folder, { recursive: true, force: true });
if (total.skipped > 0) console.log(`${total.skipped} skipped; each says why above.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run({ name, command, count }: Step): Counts {
  const started = performance.now();
  console.log(`\n— ${name}`);
  const [program = '', ...args] = command;
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport };
  // npm puts node_modules/.bin first, so that these are the project's own tools on the pinned Node.
  const { status } = spawnSync(program, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  const seconds = Math.round((performance.now() - started) / 1000);
  const counts = counted(status === 0, count);
  console.log(`${name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return counts;
}

function counted(isOk: boolean, count: Step['count']): Counts {
  const counts = count === undefined ? undefined : tryCount(count);
  if (counts === undefined) return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
  // A runner that failed without a failed test (a crash, a missing file) has failed all the same.
  if (!isOk && counts.failed === 0) counts.failed = 1;
  return counts;
}

function tryCount(count: NonNullable<Step['count']>): Counts | undefined {
  try {
    return count();
  } catch {
    return undefined;
  }
}

function readReport(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function unitCounts(report: Record<string, unknown>): Counts {
  return {
    passed: Number(report.numPassedTests ?? 0),
    failed: Number(report.numFailedTests ?? 0),
    skipped: Number(report.numPendingTests ?? 0),
  };
}

function e2eCounts(report: Record<string, unknown>): Counts {
  const stats = report.stats as { expected: number; unexpected: number; flaky: number; skipped: number };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
