import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { MusterError } from '#shared/contract/errors.ts';
import { ENTITY_NAMES, entities, entityCalled } from '#shared/entities.ts';
import { examples, jsonOption, openService, present, withWorkspace, workspaceOption } from './options.ts';
import { columns, EXIT, print, say, write } from './output.ts';

type Json = { json?: boolean };

/** Commands that make, check and copy a workspace file. */
export function addWorkspaceCommands(program: Command): void {
  addMakingCommands(program);
  program
    .command('check')
    .description('check that a workspace file is sound, and count its records')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('check --workspace ops.muster'))
    .action(check);
  program
    .command('backup')
    .description('copy a workspace while it may be in use')
    .argument('<file>', 'where to; a file of that name is replaced')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('backup ops-2026-11-20.muster --workspace ops.muster'))
    .action(backUp);
  program
    .command('dump')
    .description('print every record as one JSON object a line')
    .addOption(workspaceOption())
    .option('--entity <name>', 'only records of this kind')
    .addOption(new Option('--json', 'as it always is'))
    .addHelpText('after', examples('dump --workspace ops.muster --entity incident > incidents.jsonl'))
    .action(dump);
}

function addMakingCommands(program: Command): void {
  program
    .command('new')
    .description('make an empty workspace')
    .argument('<file>', 'the workspace file to make')
    .option('--name <name>', "its name; the file's when not given")
    .option(
      '--zone <zone>',
      "the time zone its days and weeks are counted in; this computer's when not given",
    )
    .option('--currency <code>', 'the currency it reports in', 'EUR')
    .addOption(
      new Option('--week-start <day>', 'first day of its weeks, 1 for Monday to 7 for Sunday')
        .argParser(parseDay)
        .default(1),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('new ops.muster --name "Cloud operations" --zone Europe/Berlin --currency EUR'),
    )
    .action(make);
  program
    .command('sample')
    .description('make the sample workspace: 60 weeks of a mid-size company that end today')
    .argument('<file>', 'the workspace file to make')
    .addOption(jsonOption())
    .addHelpText('after', examples('sample demo.muster'))
    .action(sample);
}

type NewOptions = Json & { name?: string; zone?: string; currency: string; weekStart: number };

async function make(file: string, { name, zone, currency, weekStart, json }: NewOptions): Promise<void> {
  const service = await openService();
  try {
    const info = service.create(resolve(file), {
      name: name ?? basename(file, extname(file)),
      zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency,
      weekStart,
    });
    const { path, settings } = info;
    await print(json ?? false, { path, settings }, () => [`The workspace is in ${path}`]);
  } finally {
    service.close();
  }
}

async function sample(file: string, { json }: Json): Promise<void> {
  const path = resolve(file);
  if (existsSync(path)) {
    throw new MusterError(
      'conflict',
      `“${file}” already exists. Choose another name.`,
      'The file was not changed.',
    );
  }
  const { makeSample } = await import('#core/sample/sample.ts');
  makeSample(path, present().toISOString());
  await print(json ?? false, { path }, () => [`The sample workspace is in ${path}`]);
}

async function check({ workspace, json }: Json & { workspace: string }): Promise<void> {
  const result = await withWorkspace(workspace, { readonly: true }, (service) => ({
    ...service.check(),
    records: Object.fromEntries(
      ENTITY_NAMES.map((name) => [name, service.workspace.repository(name).count()]),
    ),
  }));
  await print(json ?? false, result, () => [
    ...(result.isSound ? ['The workspace is sound.'] : result.problems),
    ...columns(
      Object.entries(result.records)
        .filter(([, n]) => n > 0)
        .map(([name, n]) => [entities[name as keyof typeof entities].plural, String(n)]),
    ),
  ]);
  if (!result.isSound) process.exitCode = EXIT.refused;
}

async function backUp(file: string, { workspace, json }: Json & { workspace: string }): Promise<void> {
  const written = await withWorkspace(workspace, { readonly: true }, (service) => service.backUp(file));
  await print(json ?? false, written, () => [`The backup is in ${written.path}`]);
}

async function dump({ workspace, entity }: { workspace: string; entity?: string }): Promise<void> {
  const called = entity === undefined ? undefined : entityCalled(entity)?.name;
  if (entity !== undefined && called === undefined) {
    throw new MusterError(
      'bad-input',
      `There are no records called “${entity}”. There are: ${ENTITY_NAMES.join(', ')}.`,
    );
  }
  const names = ENTITY_NAMES.filter((name) => called === undefined || name === called);
  await withWorkspace(workspace, { readonly: true }, async (service) => {
    let printed = 0;
    for (const name of names) {
      const rows = service.workspace
        .repository(name)
        .all()
        .toSorted((left, right) => (left.id < right.id ? -1 : 1));
      for (let start = 0; start < rows.length; start += DUMP_BATCH) {
        const batch = rows.slice(start, start + DUMP_BATCH);
        if (!(await write(batch.map((row) => JSON.stringify({ entity: name, ...row })).join('\n')))) return;
        printed += batch.length;
      }
    }
    say(`${printed} records`);
  });
}

/** Records that are written together. */
const DUMP_BATCH = 1_000;

function parseDay(text: string): number {
  if (!/^[1-7]$/.test(text)) throw new InvalidArgumentError('Give a number from 1 (Monday) to 7 (Sunday).');
  return Number(text);
}
