import { type Command, Option } from 'commander';
import { importFiles } from '#core/import/run.ts';
import { entityCalled } from '#shared/entities.ts';
import type { ImportOptions, ImportOutcome } from '#shared/import/import-report.ts';
import { examples, jsonOption, withWorkspace, workspaceOption } from './options.ts';
import { EXIT, print, say } from './output.ts';

/** The command that brings other tools' files into a workspace. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('import what other tools export; all files or, when one cannot be read, none')
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
    .addHelpText(
      'after',
      examples(
        'import catalog-info.yaml incidents.csv --workspace ops.muster --dry-run',
        'import budgets.csv --kind cost --workspace ops.muster',
      ),
    )
    .action(runImportCommand);
}

type ImportCommandOptions = ImportOptions & { workspace: string; dryRun?: boolean; json?: boolean };

async function runImportCommand(files: string[], options: ImportCommandOptions): Promise<void> {
  const { workspace, dryRun = false, json = false, kind, zone, dateOrder, encoding } = options;
  const entity = kind === undefined ? undefined : entityCalled(kind)?.name;
  const importOptions: ImportOptions = {
    ...(kind === undefined ? {} : entity ? { kind: 'csv', entity } : { kind }),
    ...(zone === undefined ? {} : { zone }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  const outcome = await withWorkspace(workspace, { readonly: dryRun }, (service) =>
    importFiles(service.workspace, files, { ...importOptions, isDryRun: dryRun }),
  );
  await print(json, outcome, () => importLines(outcome));
  if (!isUsable(outcome)) {
    say('muster: There is nothing in it that can be imported. Nothing was changed.');
    process.exitCode = EXIT.refused;
  }
}

function isUsable({ counts }: ImportOutcome): boolean {
  return counts.add + counts.update + counts.skip > 0;
}

function importLines(outcome: ImportOutcome): string[] {
  const tried = isUsable(outcome) ? 'Would import' : 'Cannot import';
  const verb = outcome.isApplied ? 'Imported' : tried;
  return outcome.files.flatMap(({ file, label, counts, items }) => [
    `${verb} ${file} as ${label}: ${counts.add} added, ${counts.update} changed, ${counts.skip} skipped, ${counts.reject} rejected`,
    ...items
      .filter(({ reason }) => reason !== '')
      .map(({ line, result, what, reason }) => `  line ${line}: ${result}: ${what}: ${reason}`),
  ]);
}
