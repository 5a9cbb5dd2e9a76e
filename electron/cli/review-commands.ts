import { extname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { writeAtomically } from '#core/file/atomic-write.ts';
import { closeReview } from '#core/meeting/close.ts';
import {
  compareMeetings,
  listMeetings,
  meetingMinutes,
  meetingOf,
  meetingReadiness,
} from '#core/meeting/meeting-service.ts';
import { prepareReview } from '#core/meeting/prepare.ts';
import { addAddendum } from '#core/meeting/record.ts';
import { snapshotProblems } from '#core/meeting/snapshot.ts';
import type { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { PrintRequest } from '#shared/contract/print.ts';
import type { Audience } from '#shared/entity/field.ts';
import { formatValue } from '#shared/figure/format.ts';
import type { ComparedFigure } from '#shared/meeting/compare.ts';
import { readinessMessage } from '#shared/meeting/readiness.ts';
import { closeSchema } from '#shared/meeting/requests.ts';
import type { StartDrawing } from './engine.ts';
import { drawing, finish } from './export-commands.ts';
import {
  deckPaperOption,
  examples,
  jsonOption,
  profileOption,
  sheetOption,
  weekOf,
  weekOption,
  withWorkspace,
  workspaceOption,
} from './options.ts';
import { columns, EXIT, print } from './output.ts';

type Options = { workspace: string; week?: string; template: string; json?: boolean };

const templateOption = () => new Option('--template <key>', 'the kind of review').default('weekly');

/** The life of a review: `muster review prepare|list|status|close|minutes|compare|addendum|verify`. */
export function addReviewCommands(program: Command, startDrawing: StartDrawing): void {
  const review = program.command('review').description('prepare, close, compare and verify reviews');
  const add = (name: string, about: string, sample: string) =>
    review
      .command(name)
      .description(about)
      .addOption(workspaceOption())
      .addOption(jsonOption())
      .addHelpText('after', examples(`review ${sample}`));
  const ofWeek = (command: Command) => command.addOption(weekOption()).addOption(templateOption());

  ofWeek(
    add(
      'prepare',
      'open the draft of a week; one that is there is left as it is',
      'prepare --workspace ops.muster',
    ),
  ).action(prepare);
  add('list', 'list every review, newest first', 'list --workspace ops.muster').action(list);
  ofWeek(
    add('status', 'say where a review stands and what is missing, by owner', 'status --workspace ops.muster'),
  ).action(status);
  ofWeek(
    add(
      'close',
      'freeze a review for good and print the hash of its snapshot',
      'close --workspace ops.muster --week 2026-W47',
    ),
  ).action(close);
  ofWeek(
    add('minutes', 'write the minutes as Markdown or PDF', 'minutes --workspace ops.muster --out minutes.md'),
  )
    .option('--out <file>', 'the file to write, *.md or *.pdf; standard output when not given')
    .addOption(sheetOption())
    .action((options: MinutesOptions) => minutes(startDrawing, options));
  ofWeek(
    add(
      'deck',
      'print the deck of a closed review as it was frozen',
      'deck --workspace ops.muster --week 2026-W47 --out deck.pdf',
    ),
  )
    .addOption(profileOption())
    .addOption(deckPaperOption())
    .requiredOption('--out <file>', 'the PDF to write')
    .action((options: DeckOptions) => deck(startDrawing, options));
  add(
    'compare',
    'compare two weeks’ reviews: figures then and now, entries that came and went',
    'compare 2026-W46 2026-W47 --workspace ops.muster',
  )
    .argument('<weeks...>', 'two weeks, as 2026-W46 2026-W47')
    .addOption(templateOption())
    .action(compare);
  ofWeek(
    add(
      'addendum',
      'add to a closed review',
      'addendum "It was 40 minutes." --workspace ops.muster --week 2026-W47',
    ),
  )
    .argument('<text>', 'what to add')
    .option('--author <name>', 'who says so; the workspace’s person when not given', '')
    .action(addendum);
  add('verify', 'check every closed review against its hash', 'verify --workspace ops.muster').action(verify);
}

async function prepare({ workspace, week, template, json }: Options): Promise<void> {
  const made = await withWorkspace(workspace, {}, (service) => {
    const { id, isNew } = prepareReview(service, { week: weekOf(service.info(), week), template });
    const { title, state } = meetingOf(service, id).content;
    return { id, isNew, title, state };
  });
  await print(json ?? false, made, () => [
    `${made.title}: ${made.isNew ? 'opened' : `${made.state} already`}`,
  ]);
}

async function list({ workspace, json }: Omit<Options, 'template'>): Promise<void> {
  const reviews = await withWorkspace(workspace, { readonly: true }, (service) =>
    listMeetings(service.workspace),
  );
  await print(json ?? false, reviews, () =>
    columns(reviews.map(({ week, state, title, hash }) => [week, state, title, hash?.slice(0, 12) ?? ''])),
  );
}

async function status(options: Options): Promise<void> {
  const result = await withWorkspace(options.workspace, { readonly: true }, (service) => {
    const { content, frozen } = meetingOf(service, idOf(service, options));
    const { id, title, week, state } = content;
    const readiness = state === 'closed' ? null : meetingReadiness(service, id);
    return {
      id,
      title,
      week,
      state,
      readiness,
      hash: frozen?.hash ?? null,
      problem: frozen?.problem ?? null,
    };
  });
  const { title, state, readiness, hash, problem } = result;
  await print(options.json ?? false, result, () => [
    readiness ? `${readinessMessage(readiness, `${title} (${state})`)}` : `${title} (${state})`,
    ...(hash === null ? [] : [`Snapshot SHA-256 ${hash}`]),
    ...(problem === null ? [] : [problem]),
  ]);
  if (problem !== null) process.exitCode = EXIT.refused;
}

async function close(options: Options): Promise<void> {
  const closed = await withWorkspace(options.workspace, {}, (service) =>
    closeReview(service, closeSchema.parse({ id: idOf(service, options) })),
  );
  await print(options.json ?? false, closed, () => [`Closed. Snapshot SHA-256 ${closed.hash}`]);
}

type MinutesOptions = Options & { out?: string; paper: 'a4' | 'letter' };

async function minutes(startDrawing: StartDrawing, options: MinutesOptions): Promise<void> {
  const { workspace, out, paper, json = false } = options;
  const { id, markdown } = await withWorkspace(workspace, { readonly: true }, (service) => {
    const found = idOf(service, options);
    return { id: found, markdown: meetingMinutes(service, found).markdown };
  });
  if (out === undefined) return await print(json, { markdown }, () => [markdown.trimEnd()]);
  const path = resolve(out);
  const file =
    extname(path).toLowerCase() === '.pdf'
      ? await drawing(startDrawing, options, async (client) =>
          finish(await client.meeting.minutesPdf({ id, paper, path })),
        )
      : await writeAtomically(path, markdown);
  await print(json, file, () => [`The minutes are in ${file.path}`]);
}

type DeckOptions = Options & { profile: Audience; paper: PrintRequest['paper']; out: string };

async function deck(startDrawing: StartDrawing, options: DeckOptions): Promise<void> {
  const { workspace, profile, paper, out, json = false } = options;
  const review = await withWorkspace(workspace, { readonly: true }, (service) => idOf(service, options));
  const file = await drawing(startDrawing, options, async (client, week) =>
    finish(await client.exporting.deckPdf({ week, audience: profile, paper, review, path: resolve(out) })),
  );
  await print(json, file, () => [`${file.pages} pages in ${file.path}`]);
}

async function compare(weeks: string[], { workspace, template, json }: Options): Promise<void> {
  const [a, b, ...more] = weeks;
  if (a === undefined || b === undefined || more.length > 0)
    throw new MusterError('bad-input', 'Name two weeks, as 2026-W46 2026-W47.');
  const result = await withWorkspace(workspace, { readonly: true }, (service) => {
    const [first, second] = [a, b].map((week) => idOf(service, { week, template }));
    return compareMeetings(service, first ?? '', second ?? '');
  });
  const changed = result.figures.filter(({ before, after }) => before.value !== after.value);
  await print(json ?? false, result, () => [
    `${result.before.title} → ${result.after.title}`,
    ...columns(changed.map(figureRow)),
    ...result.attention.appeared.map(({ title }) => `new: ${title}`),
    ...result.attention.gone.map(({ title }) => `gone: ${title}`),
  ]);
}

function figureRow({ key, label, unit, currency, before, after }: ComparedFigure): string[] {
  const shown = (value: number | null) => formatValue(value, unit, currency === null ? {} : { currency });
  return [key, shown(before.value), '→', shown(after.value), label];
}

async function addendum(text: string, options: Options & { author: string }): Promise<void> {
  const added = await withWorkspace(options.workspace, {}, (service) =>
    addAddendum(service, { id: idOf(service, options), text: text.trim(), author: options.author.trim() }),
  );
  await print(options.json ?? false, added, () => [`Added by ${added.author} at ${added.at}`]);
}

async function verify({ workspace, json }: Omit<Options, 'template'>): Promise<void> {
  const { problems, closed } = await withWorkspace(workspace, { readonly: true }, (service) => ({
    problems: snapshotProblems(service.workspace.connection),
    closed: listMeetings(service.workspace).filter(({ hash }) => hash !== null).length,
  }));
  await print(json ?? false, { closed, problems }, () =>
    problems.length > 0 ? problems : [`${closed} closed reviews are as they were written.`],
  );
  if (problems.length > 0) process.exitCode = EXIT.refused;
}

/** The review of a week and template. */
function idOf(
  service: WorkspaceService,
  { week, template }: Pick<Options, 'template'> & { week?: string },
): string {
  const wanted = weekOf(service.info(), week);
  const found = listMeetings(service.workspace).find(
    (one) => one.week === wanted && one.template === template,
  );
  if (found) return found.id;
  throw new MusterError(
    'not-found',
    `There is no ${template} review of ${wanted}. Open one with “muster review prepare”.`,
  );
}
