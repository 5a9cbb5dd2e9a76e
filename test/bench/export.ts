import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { findBrowser } from '#shell/chromium/find-browser.ts';
import { startChromiumDrawing } from '../../electron/cli/chromium-engine.ts';
import { finish } from '../../electron/cli/export-commands.ts';
import { buildIfStale } from '../../electron/start/build.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { printLine } from './measure.ts';

/**
 * A deck of 24 slides with 24 charts to PDF, beside Marp with 24 slides of plain Markdown: whole processes in turn, and
 * once more with the engine warm. Then the pages per second of batches of service scorecards, a hundred pages at least.
 * Marp is fetched from the package registry into a cache when it is not there.
 */
const SLIDES = 24;
const RUNS = 5;
const SHEETS = 100;
const root = path.resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
const at = (name: string) => path.join(folder.path, name);

try {
  await buildIfStale('renderer');
  await buildIfStale('command-line');
  const workspace = at('bench.muster');
  const week = await makeWorkspace(workspace);
  const marp = marpProgram();
  const markdown = at('slides.md');
  writeFileSync(markdown, plainSlides());
  const reference = () => timed(() => runMarp(marp, markdown));
  const own = () => timed(() => runExport(workspace, week));
  reference();
  own();
  const pairs = Array.from({ length: RUNS }, () => [reference(), own()] as const);
  const marpMs = median(pairs.map(([first]) => first));
  const ownMs = median(pairs.map(([, second]) => second));
  const warm = await warmRuns(workspace, week);
  printLine(`Marp, ${SLIDES} slides of Markdown`, `${marpMs.toFixed(0)} ms`, null);
  report('Export, whole process', ownMs, marpMs, 1);
  report('Export, engine warm', warm.deckMs, marpMs, 0.5);
  printLine(`Scorecards, ${warm.pages} pages`, `${warm.pagesPerSecond.toFixed(1)} pages a second`, null);
} finally {
  folder.remove();
}

function report(name: string, ms: number, reference: number, bar: number): void {
  const ratio = ms / reference;
  const figure = `${ms.toFixed(0)} ms ${`${ratio.toFixed(2)}×`.padStart(8)}`;
  printLine(name, figure, { isHeld: ratio <= bar, text: `${bar.toFixed(1)}× Marp` });
}

/** The sample with a deck of charts only, each of another KPI or another span. Gives the week to print. */
async function makeWorkspace(file: string): Promise<string> {
  const service = new WorkspaceService();
  await service.openSample(file);
  const { workspace } = service;
  const kpis = workspace.repository('kpi').all().slice(0, SLIDES);
  const slides = Array.from({ length: SLIDES }, (_, index) => ({
    id: String(index),
    kind: 'trailing',
    lines: [{ kpi: kpis[index % kpis.length]?.slug ?? '' }],
  }));
  workspace.write({ actor: 'bench', label: 'Make a deck' }, (tx) => {
    tx.repository('deck').create({ slug: 'charts', title: 'Charts', slides: JSON.stringify(slides) });
  });
  const week = service.info()?.reviewWeek ?? '';
  service.close();
  return week;
}

function runExport(workspace: string, week: string): void {
  const args = [
    'export',
    '--workspace',
    workspace,
    '--week',
    week,
    '--deck',
    'charts',
    '--out',
    at('own.pdf'),
  ];
  execFileSync(process.execPath, [path.join(root, 'electron/muster.mjs'), ...args], { stdio: 'ignore' });
}

/** In one process, with the engine up: the deck again and again, then a hundred or more one-page scorecards. */
async function warmRuns(workspace: string, week: string) {
  const core = await startChromiumDrawing({ workspace, isReadOnly: true });
  try {
    await core.opened;
    const deck = async (name: string) =>
      finish(await core.client.exporting.deckPdf({ week, deck: 'charts', path: at(name) }));
    await deck('first.pdf');
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      await deck('warm.pdf');
      times.push(performance.now() - started);
    }
    const started = performance.now();
    let pages = 0;
    const batch = { week, of: 'services' as const, path: at('sheets') };
    while (pages < SHEETS) pages += (await finish(await core.client.exporting.scorecards(batch))).pages;
    const pagesPerSecond = (pages * 1000) / (performance.now() - started);
    return { deckMs: median(times), pages, pagesPerSecond };
  } finally {
    await core.quit();
  }
}

function marpProgram(): string {
  const cache = path.join(root, 'node_modules/.cache/muster-bench');
  const program = path.join(cache, 'node_modules/@marp-team/marp-cli/marp-cli.js');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'package.json'), '{ "private": true }');
  const npm = spawnSync('npm', ['install', '@marp-team/marp-cli@4', '--no-audit', '--no-fund'], {
    cwd: cache,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('Marp could not be fetched.');
  return program;
}

function runMarp(program: string, markdown: string): void {
  const env = {
    ...process.env,
    CHROME_PATH: findBrowser(),
    ...(process.getuid?.() === 0 ? { CHROME_NO_SANDBOX: '1' } : {}),
  };
  const args = [program, '--pdf', markdown, '-o', at('marp.pdf'), '--no-stdin'];
  execFileSync(process.execPath, args, { env, stdio: 'ignore' });
}

function plainSlides(): string {
  const slides = Array.from(
    { length: SLIDES },
    (_, index) => `# Slide ${index + 1}\n\nA plain sentence about the week.\n\n- one point\n- another point`,
  );
  return `---\nmarp: true\n---\n\n${slides.join('\n\n---\n\n')}\n`;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
