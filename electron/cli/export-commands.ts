import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type DeckFormat,
  type Progress,
  SCORECARDS_OF,
  type ScorecardsOf,
  type WorkspaceInfo,
} from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { PrintRequest } from '#shared/contract/print.ts';
import type { DeckChoice } from '#shared/deck/deck.ts';
import type { Audience } from '#shared/entity/field.ts';
import { fileNameFrom } from '#shared/export/file-name.ts';
import type { DrawingCore, StartDrawing } from './engine.ts';
import {
  deckPaperOption,
  examples,
  jsonOption,
  present,
  profileOption,
  sheetOption,
  weekOf,
  weekOption,
  withWorkspace,
  workspaceOption,
} from './options.ts';
import { print, say } from './output.ts';

type PrintOptions = {
  workspace: string;
  week?: string;
  profile: Audience;
  paper: PrintRequest['paper'];
  json?: boolean;
};

type DeckOptions = PrintOptions & { deck: string; format?: string; page?: number; out: string };

type SheetOptions = Omit<PrintOptions, 'paper'> & {
  paper: 'a4' | 'letter';
  of: ScorecardsOf;
  quarter?: string;
  requisition?: string;
  out: string;
};

/** Commands that write files for others. */
export function addExportCommands(program: Command, startDrawing: StartDrawing): void {
  program
    .command('export')
    .description(
      'write a deck as PDF, PowerPoint, Markdown, HTML for e-mail, PNG, or its figures as CSV or JSON',
    )
    .addOption(workspaceOption())
    .addOption(weekOption())
    .option('--deck <deck>', 'which deck', 'weekly')
    .addOption(profileOption())
    .addOption(deckPaperOption())
    .addOption(
      new Option('--format <format>', 'the format; when not given, what the name of the file says').choices(
        Object.keys(FORMATS),
      ),
    )
    .option('--page <number>', 'only this page, as PNG', parsePage)
    .requiredOption(
      '--out <file>',
      'the file to write, or a folder: files are then called as in the settings',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'export --workspace ops.muster --out review.pdf',
        'export --workspace ops.muster --week 2026-W47 --profile executive --paper a4 --out review.pdf',
        'export --workspace ops.muster --deck reliability --out steering.pptx',
        'export --workspace ops.muster --format png --out slides/',
        'export --workspace ops.muster --format png --page 3 --out slos.png',
      ),
    )
    .action((options: DeckOptions) => exportDeck(startDrawing, options));
  program
    .command('calendar')
    .description('write due dates and reviews as a calendar (iCalendar)')
    .addOption(workspaceOption())
    .addOption(profileOption())
    .requiredOption('--out <file>', 'the .ics file to write')
    .addOption(jsonOption())
    .addHelpText('after', examples('calendar --workspace ops.muster --out due.ics'))
    .action(writeCalendar);
  program
    .command('scorecards')
    .description(
      'print scorecards to PDF: the organisation, its teams, its services, OKRs of a quarter (all, and a file per team) or interviews (a file per candidate)',
    )
    .addOption(workspaceOption())
    .addOption(weekOption())
    .addOption(
      new Option('--of <what>', 'whose scorecards; all leaves interviews out, which are confidential')
        .choices(SCORECARDS_OF)
        .default('teams'),
    )
    .addOption(
      new Option(
        '--quarter <quarter>',
        'of okrs: the quarter, as 2026Q4; when not given, that of the week',
      ).argParser(parseQuarter),
    )
    .option('--requisition <key>', 'of interviews: only candidates for this requisition, as REQ-12')
    .addOption(profileOption())
    .addOption(sheetOption())
    .requiredOption('--out <folder>', 'the folder to write the PDFs to')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'scorecards --workspace ops.muster --of services --out scorecards/',
        'scorecards --workspace ops.muster --of okrs --quarter 2026Q4 --out scorecards/',
        'scorecards --workspace ops.muster --of interviews --requisition REQ-12 --out scorecards/',
      ),
    )
    .action((options: SheetOptions) => exportScorecards(startDrawing, options));
}

async function exportDeck(startDrawing: StartDrawing, options: DeckOptions): Promise<void> {
  const { deck, profile: audience, paper, page } = options;
  const format = formatOf(options);
  const picture = format === 'png' ? picturePath(options) : null;
  const file =
    format === 'pdf' || format === 'png'
      ? await drawing(startDrawing, options, async ({ exporting, ...core }, week) => {
          if (picture !== null)
            return finish(await exporting.deckPictures({ week, deck, audience, page, path: picture }));
          const path = await deckPath(options, 'pdf', week, async () => ({
            info: await core.workspace.current(),
            choices: await core.deck.list(),
          }));
          return finish(await exporting.deckPdf({ week, deck, audience, paper, path }));
        })
      : await withWorkspace(options.workspace, { readonly: true }, async (service) => {
          const { exportDeckFile, listDecks } = await import('./undrawn-files.ts');
          const info = service.info();
          const week = weekOf(info, options.week);
          const path = await deckPath(options, ENDS[format], week, () => ({
            info,
            choices: listDecks(service),
          }));
          return finish(exportDeckFile(service, { week, deck, audience, format, path }));
        });
  await print(options.json ?? false, file, () => [`${file.pages} pages in ${file.path}`]);
}

/** One page goes to a file, a whole deck to a folder. */
function picturePath({ out, page }: DeckOptions): string {
  if (page === undefined && extname(out).toLowerCase() === '.png')
    throw new MusterError(
      'bad-input',
      'A deck is several pictures: name a folder with --out, or one page with --page.',
      'No file was written.',
    );
  return resolve(out);
}

type Named = { info: WorkspaceInfo | null; choices: readonly DeckChoice[] };

/** The file to write; in a folder it is called as the workspace's pattern says. */
async function deckPath(
  { out, deck, profile }: DeckOptions,
  end: string,
  week: string,
  named: () => Named | Promise<Named>,
): Promise<string> {
  const isFolder = /[\\/]$/.test(out) || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  if (!isFolder) return resolve(out);
  const { info, choices } = await named();
  if (!info) return resolve(out);
  const title = choices.find(({ key }) => key === deck)?.title ?? deck;
  const parts = { workspace: info.name, deck: title, week, profile };
  return join(resolve(out), fileNameFrom(info.settings.exportName, parts, end));
}

/** Formats by the names that people give them, which are the ends of file names too. */
const FORMATS: Record<string, 'pdf' | 'png' | DeckFormat> = {
  pdf: 'pdf',
  png: 'png',
  pptx: 'pptx',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  csv: 'csv',
  json: 'json',
};

const ENDS: Record<DeckFormat, string> = {
  pptx: 'pptx',
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  json: 'json',
};

function formatOf({ format, out }: DeckOptions): 'pdf' | 'png' | DeckFormat {
  return FORMATS[format ?? extname(out).slice(1).toLowerCase()] ?? 'pdf';
}

type CalendarOptions = { workspace: string; profile: Audience; out: string; json?: boolean };

async function writeCalendar({ workspace, profile, out, json = false }: CalendarOptions): Promise<void> {
  const file = await withWorkspace(workspace, { readonly: true }, async (service) => {
    const { exportCalendar } = await import('./undrawn-files.ts');
    return exportCalendar(service, { audience: profile, path: resolve(out) });
  });
  await print(json, file, () => [`${file.events} entries in ${file.path}`]);
}

async function exportScorecards(startDrawing: StartDrawing, options: SheetOptions): Promise<void> {
  const { of, quarter, requisition, profile: audience, paper, out } = options;
  const request = { of, quarter, requisition, audience, paper, path: resolve(out) };
  const { files } = await drawing(startDrawing, options, async ({ exporting }, week) =>
    finish(await exporting.scorecards({ week, ...request }), (step) =>
      say(`${step.done + 1} of ${step.total}: ${step.stage}`),
    ),
  );
  await print(options.json ?? false, { files }, () => files);
}

/** Runs work that prints, on a workspace that nothing is written to. */
export async function drawing<T>(
  startDrawing: StartDrawing,
  options: { workspace: string; week?: string },
  work: (client: DrawingCore['client'], week: string) => Promise<T>,
): Promise<T> {
  const core = await startDrawing({
    workspace: resolve(options.workspace),
    isReadOnly: true,
    now: present().toISOString(),
  });
  try {
    // Calls wait for the core by themselves; of one that could not open the workspace there is no answer.
    const failed = core.opened.then(() => new Promise<never>(() => {}));
    const week = async () => weekOf(await core.client.workspace.current(), undefined);
    const working = (async () => work(core.client, options.week ?? (await week())))();
    return await Promise.race([working, failed]);
  } finally {
    await core.quit();
  }
}

type Step = { stage: string; done: number; total: number | null };

/** The result of long work, after its last step. */
export async function finish<T>(
  steps: AsyncIterable<Progress<T>>,
  onStep?: (step: Step) => void,
): Promise<T> {
  for await (const step of steps)
    if ('result' in step) return step.result;
    else onStep?.(step);
  throw new Error('the work ended without a result');
}

function parsePage(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write the page as a number from 1.');
  return Number(text);
}

function parseQuarter(text: string): string {
  if (!/^\d{4}Q[1-4]$/.test(text)) throw new InvalidArgumentError('Write the quarter as 2026Q4.');
  return text;
}
