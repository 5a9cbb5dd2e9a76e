import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { reviewFor } from '#core/review/review-service.ts';
import { readWbrDeck } from '#core/wbr/wbr.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { formatValue } from '#shared/figure/format.ts';
import { jsonOption, weekOf, weekOption, withWorkspace, workspaceOption } from './options.ts';
import { columns, print } from './output.ts';

type FigureOptions = { workspace: string; week?: string; key?: string[]; json?: boolean };

/** Commands that print numbers. */
export function addFigureCommands(program: Command): void {
  program
    .command('figures')
    .description("print a week's figures")
    .addOption(workspaceOption())
    .addOption(weekOption())
    .option('--key <keys...>', 'only these figures')
    .addOption(jsonOption())
    .action(figures);
  program
    .command('wbr')
    .description('compute a WBR App deck from its configuration and daily values')
    .argument('<config>', 'the config.yaml')
    .argument('<csvs...>', 'the CSV files with daily values')
    .addOption(jsonOption())
    .action(wbr);
}

async function figures({ workspace, week, key, json = false }: FigureOptions): Promise<void> {
  const data = await withWorkspace(workspace, { readonly: true }, (service) =>
    reviewFor(service, weekOf(service, week)),
  );
  const wanted = key ?? Object.keys(data.figures);
  const unknown = wanted.filter((name) => !Object.hasOwn(data.figures, name));
  if (unknown.length > 0) throw new MusterError('bad-input', `There is no figure “${unknown.join('”, “')}”.`);
  const chosen = wanted.map((name) => data.figures[name]).filter((figure) => figure !== undefined);
  const result = {
    week: data.week,
    asOf: data.asOf,
    isPartial: data.isPartial,
    figures: chosen,
    attention: data.attention,
    narrative: data.narrative,
  };
  print(json, result, () => [
    `${data.workspace.name}, ${data.week.key} (${data.weekLabel})`,
    ...columns(chosen.map(figureRow)),
  ]);
}

function figureRow(figure: Figure): string[] {
  const value = formatValue(figure.value, figure.unit, { currency: figure.currency });
  const left = figure.excluded.map(({ reason, n }) => `${n} left out: ${reason}`);
  const notes = [figure.rag ?? '', `n ${figure.n}`, ...left, figure.reason ?? ''].filter(
    (note) => note !== '',
  );
  return [figure.key, value, figure.label, notes.join('; ')];
}

function wbr(config: string, csvs: string[], { json = false }: { json?: boolean }): void {
  const report = readWbrDeck({
    configText: readText(config),
    csvs: csvs.map((path) => ({ name: basename(path), text: readText(path) })),
  });
  print(json, report, () => [JSON.stringify(report, null, 2)]);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new MusterError('missing-file', `“${path}” cannot be read.`, 'Nothing was computed.', {
      cause: error,
    });
  }
}
