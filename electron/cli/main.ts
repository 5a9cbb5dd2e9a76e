import { Command, CommanderError } from 'commander';
import type { StartDrawing } from './engine.ts';
import { addExportCommands } from './export-commands.ts';
import { addFigureCommands } from './figure-commands.ts';
import { EXIT, refuse } from './output.ts';
import { addWorkspaceCommands } from './workspace-commands.ts';

/** Runs one command line and returns its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function main(args: readonly string[], startDrawing: StartDrawing): Promise<number> {
  const program = new Command('muster')
    .description('The weekly ops review, prepared, run and printed from one local file.')
    .configureHelp({ showGlobalOptions: true });
  addWorkspaceCommands(program);
  addFigureCommands(program);
  addExportCommands(program, startDrawing);
  for (const command of [program, ...program.commands])
    command.exitOverride().showHelpAfterError('Add --help to see how it is used.');
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
