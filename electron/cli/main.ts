import { Command, CommanderError } from 'commander';
import type { StartDrawing } from './engine.ts';
import { addExportCommands } from './export-commands.ts';
import { addFigureCommands } from './figure-commands.ts';
import { addImportCommand } from './import-command.ts';
import { examples } from './options.ts';
import { EXIT, refuse, survivePipes } from './output.ts';
import { addWorkspaceCommands } from './workspace-commands.ts';

/** Runs one command line and returns its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function main(args: readonly string[], startDrawing: StartDrawing): Promise<number> {
  survivePipes();
  const program = new Command('muster').description(
    'The weekly ops review, prepared, run and printed from one local file.',
  );
  addWorkspaceCommands(program);
  addImportCommand(program);
  addFigureCommands(program);
  addExportCommands(program, startDrawing);
  program.addHelpText('after', HELP);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError('Add --help to see how it is used.')
      .configureOutput({ outputError: (text, show) => show(text.replace(/^error: /, 'muster: ')) });
  }
  process.exitCode = EXIT.done;
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) refuse(error, args.includes('--json'));
    // Asking for help is not a mistake.
    else if (error.exitCode !== 0) process.exitCode = EXIT.usage;
  }
  return Number(process.exitCode);
}

const HELP = `${examples(
  'sample demo.muster',
  'figures --workspace demo.muster',
  'export --workspace demo.muster --out review.pdf',
  'help import',
)}

Results go to standard output, messages to standard error. Exit codes: 0 done, 1 refused, 2 wrong usage.
MUSTER_NOW=2026-11-20T09:00:00Z sets the present, so that a result can be repeated.`;
