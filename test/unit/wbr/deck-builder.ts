import { readWbrDeck } from '#core/wbr/wbr.ts';
import { addDays } from '#shared/time/week.ts';
import type { WbrChartReport, WbrTableReport } from '#shared/wbr/report.ts';

/** A day's cell; empty text is a missing value. */
type CellOf = (date: string) => number | string;

/** A CSV of one row per day from `from` to `to`, both included. */
export function dailyCsv(from: string, to: string, columns: Record<string, CellOf>): string {
  const rows = [`Date,${Object.keys(columns).join(',')}`];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    rows.push([date, ...Object.values(columns).map((cell) => cell(date))].join(','));
  }
  return rows.join('\n');
}

/** `1` to `31`: the sum of a month of n days is n(n + 1)/2. */
export const dayOfMonth: CellOf = (date) => Number(date.slice(8));

/** A deck of one chart that shows every named metric. */
export function deckOf(parts: { setup: string; metrics: string; shown: string[]; display?: string }): string {
  return `
setup:
  week_number: 10
  title: Fixture
${parts.setup.replace(/^/gm, '  ')}
metrics:
${parts.metrics.replace(/^/gm, '  ')}
deck:
  - block:
      ui_type: 6_12Graph
      title: Chart
      x_axis_monthly_display: ${parts.display ?? 'trailing_twelve_months'}
      metrics:
${parts.shown.map((name) => `        ${name}: {}`).join('\n')}
`;
}

/** The charts of a deck by metric name. */
export function charts(configText: string, ...texts: string[]): Record<string, WbrChartReport> {
  const csvs = texts.map((text, index) => ({ name: `daily-${index + 1}.csv`, text }));
  const report = readWbrDeck({ configText, csvs });
  return Object.fromEntries(
    report.flatMap((entry) => ('box_totals' in entry ? [[entry.metric, entry] as const] : [])),
  );
}

export function tables(configText: string, text: string): WbrTableReport[] {
  const report = readWbrDeck({ configText, csvs: [{ name: 'daily.csv', text }] });
  return report.filter((entry): entry is WbrTableReport => 'rows' in entry);
}
