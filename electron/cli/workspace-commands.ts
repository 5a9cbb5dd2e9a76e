import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { importFiles } from '#core/import/run.ts';
import { makeSample } from '#core/sample/sample.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { ENTITY_NAMES, entities } from '#shared/entities.ts';
import type { ImportOptions, ImportOutcome } from '#shared/import/import-report.ts';
import { jsonOption, present, withWorkspace, workspaceOption } from './options.ts';
import { columns, EXIT, print, say } from './output.ts';

type Json = { json?: boolean };

/** Commands that make, fill, check and copy a workspace file. */
export function addWorkspaceCommands(program: Command): void {
  program
    .command('sample')
    .description('make the sample workspace: 60 weeks of a mid-size company')
    .argument('<file>', 'the workspace file to make')
    .addOption(jsonOption())
    .action(sample);
  program
    .command('import')
    .description('import what other tools export')
    .argument('<files...>', 'the files to import, in this order')
    .addOption(workspaceOption())
    .option(
      '--kind <kind>',
      'source format, or the kind of record that a CSV holds; found out when not given',
    )
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--zone <zone>', 'time zone of times that state none')
    .addOption(new Option('--date-order <order>', 'how 01/02/2026 is meant').choices(['dmy', 'mdy', 'ymd']))
    .addOption(
      new Option('--encoding <name>', 'when the file is not UTF-8').choices([
        'utf-8',
        'windows-1252',
        'latin1',
        'utf-16le',
      ]),
    )
    .addOption(jsonOption())
    .action(runImportCommand);
  program
    .command('check')
    .description('check that a workspace file is sound')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(check);
  program
    .command('backup')
    .description('copy a workspace while it may be in use')
    .argument('<file>', 'where to')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(backUp);
  program
    .command('dump')
    .description('print every record as one JSON object a line')
    .addOption(workspaceOption())
    .option('--entity <name>', 'only records of this kind')
    .action(dump);
}

function sample(file: string, { json }: Json): void {
  const path = resolve(file);
  if (existsSync(path)) {
    throw new MusterError(
      'conflict',
      `“${file}” already exists. Choose another name.`,
      'The file was not changed.',
    );
  }
  makeSample(path, present().toISOString());
  print(json ?? false, { path }, () => [`The sample workspace is in ${path}`]);
}

type ImportCommandOptions = Json & ImportOptions & { workspace: string; dryRun?: boolean };

async function runImportCommand(files: string[], options: ImportCommandOptions): Promise<void> {
  const { workspace, dryRun = false, json = false, kind, zone, dateOrder, encoding } = options;
  const isEntity = kind !== undefined && Object.hasOwn(entities, kind);
  const importOptions: ImportOptions = {
    ...(kind === undefined ? {} : isEntity ? { kind: 'csv', entity: kind } : { kind }),
    ...(zone === undefined ? {} : { zone }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  const outcome = await withWorkspace(workspace, { readonly: dryRun }, (service) =>
    importFiles(service.workspace, files, { ...importOptions, isDryRun: dryRun }),
  );
  print(json, outcome, () => importLines(outcome));
  const { counts } = outcome;
  if (counts.reject > 0 && counts.add + counts.update + counts.skip === 0) process.exitCode = EXIT.refused;
}

function importLines(outcome: ImportOutcome): string[] {
  const verb = outcome.isApplied ? 'Imported' : 'Would import';
  const lines = outcome.files.flatMap(({ file, label, counts, items }) => [
    `${verb} ${file} as ${label}: ${counts.add} added, ${counts.update} changed, ${counts.skip} skipped, ${counts.reject} rejected`,
    ...items
      .filter(({ reason }) => reason !== '')
      .map(({ line, result, what, reason }) => `  line ${line}: ${result}: ${what}: ${reason}`),
  ]);
  return lines;
}

async function check({ workspace, json }: Json & { workspace: string }): Promise<void> {
  const result = await withWorkspace(workspace, { readonly: true }, (service) => ({
    ...service.check(),
    records: Object.fromEntries(
      ENTITY_NAMES.map((name) => [name, service.workspace.repository(name).count()]),
    ),
  }));
  print(json ?? false, result, () => [
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
  print(json ?? false, written, () => [`The backup is in ${written.path}`]);
}

async function dump({ workspace, entity }: { workspace: string; entity?: string }): Promise<void> {
  if (entity !== undefined && !Object.hasOwn(entities, entity)) {
    throw new MusterError(
      'bad-input',
      `There are no records called “${entity}”. There are: ${ENTITY_NAMES.join(', ')}.`,
    );
  }
  const names = ENTITY_NAMES.filter((name) => entity === undefined || name === entity);
  await withWorkspace(workspace, { readonly: true }, (service) => {
    for (const name of names) {
      const rows = service.workspace
        .repository(name)
        .all()
        .toSorted((left, right) => (left.id < right.id ? -1 : 1));
      for (const row of rows) process.stdout.write(`${JSON.stringify({ entity: name, ...row })}\n`);
    }
  });
  say(`${names.length} kinds of record`);
}
