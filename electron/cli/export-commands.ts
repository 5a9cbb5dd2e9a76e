import { extname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { exportCalendar } from '#core/export/calendar.ts';
import { exportDeckFile } from '#core/export/deck-file.ts';
import type { DeckFormat, ExportedFile, Progress } from '#shared/contract/contract.ts';
import type { PrintRequest } from '#shared/contract/print.ts';
import type { Audience } from '#shared/entity/field.ts';
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

type DeckOptions = PrintOptions & { deck: string; format?: string; out: string };

type SheetOptions = Omit<PrintOptions, 'paper'> & { paper: 'a4' | 'letter'; of: string; out: string };

/** Commands that write files for others. */
export function addExportCommands(program: Command, startDrawing: StartDrawing): void {
  program
    .command('export')
    .description('write a deck as PDF, PowerPoint, Markdown, HTML for e-mail, or its figures as CSV or JSON')
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
    .requiredOption('--out <file>', 'the file to write')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'export --workspace ops.muster --out review.pdf',
        'export --workspace ops.muster --week 2026-W47 --profile executive --paper a4 --out review.pdf',
        'export --workspace ops.muster --deck reliability --out steering.pptx',
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
    .description('print one-page scorecards to PDF: the organisation, its teams or its services')
    .addOption(workspaceOption())
    .addOption(weekOption())
    .addOption(
      new Option('--of <what>', 'whose scorecards')
        .choices(['organisation', 'teams', 'services', 'all'])
        .default('teams'),
    )
    .addOption(profileOption())
    .addOption(sheetOption())
    .requiredOption('--out <folder>', 'the folder to write the PDFs to')
    .addOption(jsonOption())
    .addHelpText('after', examples('scorecards --workspace ops.muster --of services --out scorecards/'))
    .action((options: SheetOptions) => exportScorecards(startDrawing, options));
}

async function exportDeck(startDrawing: StartDrawing, options: DeckOptions): Promise<void> {
  const { deck, profile: audience, paper, out } = options;
  const format = formatOf(options);
  const path = resolve(out);
  const file =
    format === 'pdf'
      ? await drawing(startDrawing, options, async (client, week) =>
          finish(await client.exporting.deckPdf({ week, deck, audience, paper, path })),
        )
      : await withWorkspace(options.workspace, { readonly: true }, (service) => {
          const week = weekOf(service.info(), options.week);
          return finish(exportDeckFile(service, { week, deck, audience, format, path }));
        });
  await print(options.json ?? false, file, () => [`${file.pages} pages in ${file.path}`]);
}

/** Formats by the names that people give them, which are the ends of file names too. */
const FORMATS: Record<string, 'pdf' | DeckFormat> = {
  pdf: 'pdf',
  pptx: 'pptx',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  csv: 'csv',
  json: 'json',
};

function formatOf({ format, out }: DeckOptions): 'pdf' | DeckFormat {
  return FORMATS[format ?? extname(out).slice(1).toLowerCase()] ?? 'pdf';
}

type CalendarOptions = { workspace: string; profile: Audience; out: string; json?: boolean };

async function writeCalendar({ workspace, profile, out, json = false }: CalendarOptions): Promise<void> {
  const file = await withWorkspace(workspace, { readonly: true }, (service) =>
    exportCalendar(service, { audience: profile, path: resolve(out) }),
  );
  await print(json, file, () => [`${file.events} entries in ${file.path}`]);
}

async function exportScorecards(startDrawing: StartDrawing, options: SheetOptions): Promise<void> {
  const files = await drawing(startDrawing, options, (client, week) =>
    writeScorecards(client, { ...options, week, folder: resolve(options.out) }),
  );
  await print(options.json ?? false, { files }, () => files.map(({ path }) => path));
}

export type ScorecardRequest = {
  week: string;
  of: string;
  folder: string;
  profile: Audience;
  paper: 'a4' | 'letter';
};

/** Prints the scorecards that `of` names into a folder, one file each. */
export async function writeScorecards(
  client: DrawingCore['client'],
  { week, of, folder, profile, paper }: ScorecardRequest,
): Promise<ExportedFile[]> {
  const subjects = await scorecardSubjects(client, of);
  const files: ExportedFile[] = [];
  for (const [index, { entity, id, name }] of subjects.entries()) {
    say(`${index + 1} of ${subjects.length}: ${name}`);
    const path = join(folder, `${fileNameOf(`${entity} ${name}`)}.pdf`);
    files.push(
      await finish(
        await client.exporting.scorecardPdf({
          week,
          entity,
          ...(id === undefined ? {} : { id }),
          audience: profile,
          paper,
          path,
        }),
      ),
    );
  }
  return files;
}

type Subject = { entity: 'organisation' | 'team' | 'service'; id?: string; name: string };

async function scorecardSubjects(client: DrawingCore['client'], of: string): Promise<Subject[]> {
  const all = async (entity: 'team' | 'service'): Promise<Subject[]> => {
    const { rows } = await client.record.list({ entity, limit: 10_000 });
    return rows.map((row) => ({
      entity,
      id: row.id,
      name: String(entity === 'service' ? row.slug : row.name),
    }));
  };
  const organisation: Subject[] = [{ entity: 'organisation', name: 'scorecard' }];
  if (of === 'organisation') return organisation;
  if (of === 'teams') return await all('team');
  if (of === 'services') return await all('service');
  return [...organisation, ...(await all('team')), ...(await all('service'))];
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
    await core.opened;
    return await work(core.client, weekOf(await core.client.workspace.current(), options.week));
  } finally {
    await core.quit();
  }
}

/** The result of long work, after its last step. */
export async function finish<T>(steps: AsyncIterable<Progress<T>>): Promise<T> {
  for await (const step of steps) if ('result' in step) return step.result;
  throw new Error('the work ended without a result');
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  return (
    name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'scorecard'
  );
}
