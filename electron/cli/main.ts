import { Command, CommanderError } from 'commander';
import type { StartDrawing } from './engine.ts';
import { examples } from './options.ts';
import { EXIT, refuse, survivePipes } from './output.ts';

type Group = {
  commands: readonly string[];
  add: (program: Command, startDrawing: StartDrawing) => Promise<void>;
};

/** The commands by what they need; a group is loaded when one of its commands is asked for. */
const GROUPS: readonly Group[] = [
  {
    commands: ['new', 'sample', 'check', 'backup', 'dump'],
    add: async (program) => (await import('./workspace-commands.ts')).addWorkspaceCommands(program),
  },
  {
    commands: ['import'],
    add: async (program) => (await import('./import-command.ts')).addImportCommand(program),
  },
  {
    commands: ['figures', 'wbr'],
    add: async (program) => (await import('./figure-commands.ts')).addFigureCommands(program),
  },
  {
    commands: ['export', 'scorecards'],
    add: async (program, start) => (await import('./export-commands.ts')).addExportCommands(program, start),
  },
  {
    commands: ['review'],
    add: async (program, start) => (await import('./review-commands.ts')).addReviewCommands(program, start),
  },
];

/** The group of a command; every group for help, and for a word that is none. */
function groupsFor(command: string | undefined): readonly Group[] {
  const group = GROUPS.find(({ commands }) => commands.some((one) => one === command));
  return group ? [group] : GROUPS;
}

/** Runs one command line and returns its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function main(args: readonly string[], startDrawing: StartDrawing): Promise<number> {
  survivePipes();
  const program = new Command('muster').description(
    'The weekly ops review, prepared, run and printed from one local file.',
  );
  for (const group of groupsFor(args[0])) await group.add(program, startDrawing);
  program.addHelpText('after', HELP);
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
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
