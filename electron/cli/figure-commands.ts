import { basename } from 'node:path';
import type { Command } from 'commander';
import { readSourceFile } from '#core/import/source-file.ts';
import { reviewFor } from '#core/review/review-service.ts';
import { readWbrDeck } from '#core/wbr/wbr.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { formatValue } from '#shared/figure/format.ts';
import type { WbrReport } from '#shared/wbr/report.ts';
import { examples, jsonOption, weekOf, weekOption, withWorkspace, workspaceOption } from './options.ts';
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
    .addHelpText(
      'after',
      examples(
        'figures --workspace ops.muster --week 2026-W47 --json',
        'figures --workspace ops.muster --key slo.attainment incident.count',
      ),
    )
    .action(figures);
  program
    .command('wbr')
    .description('compute a WBR App deck from its configuration and daily values')
    .argument('<config>', 'the config.yaml')
    .argument('<csvs...>', 'the CSV files with daily values')
    .addOption(jsonOption())
    .addHelpText('after', examples('wbr config.yaml daily.csv --json'))
    .action(wbr);
}

async function figures({ workspace, week, key, json = false }: FigureOptions): Promise<void> {
  const data = await withWorkspace(workspace, { readonly: true }, (service) =>
    reviewFor(service, weekOf(service.info(), week)),
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
  await print(json, result, () => [
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

async function wbr(config: string, csvs: string[], { json = false }: { json?: boolean }): Promise<void> {
  const report = readWbrDeck({
    configText: readSourceFile(config).text,
    csvs: csvs.map((path) => ({ name: basename(path), text: readSourceFile(path).text })),
  });
  await print(json, report, () => report.flatMap(wbrLines));
}

/** Title and lines of one chart (its last six weeks, then the box of nine) or of one table. */
function wbrLines(block: WbrReport[number]): string[] {
  const shown = (values: readonly (number | null)[]) => values.map((value) => String(value ?? '—'));
  const rows =
    'rows' in block
      ? [['', ...block.headers], ...block.rows.map(({ header, values }) => [header, ...shown(values)])]
      : [
          ['this year', ...shown(block.cy_6_weeks)],
          ['prior year', ...shown(block.py_6_weeks)],
          ['box', ...shown(block.box_totals)],
        ];
  const name = 'metric' in block && block.metric !== block.title ? `: ${block.metric}` : '';
  return [`${block.title}${name}`, ...columns(rows).map((line) => `  ${line}`)];
}
