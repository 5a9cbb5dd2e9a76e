import { parseDates } from './dates.ts';
import { WbrProblem } from './problem.ts';
import type { CsvSheet } from './table.ts';

/** An event of an annotations file: what happened to which metric on which day. */
export type WbrAnnotation = { date: string; metric: string; text: string };

const COLUMNS = ['Date', 'MetricName', 'EventDescription'] as const;

/** Whether a CSV file is one of annotations by its header. */
export function isAnnotationSheet({ cells }: CsvSheet): boolean {
  const header = headerOf(cells);
  return COLUMNS.every((name) => header.includes(name));
}

/** The events of annotation files, as they are written. Throws a `WbrProblem` naming the file and row. */
export function readAnnotations(sheets: readonly CsvSheet[]): WbrAnnotation[] {
  return sheets.flatMap((sheet) => {
    const header = headerOf(sheet.cells);
    const missing = COLUMNS.filter((name) => !header.includes(name));
    if (missing.length > 0) {
      throw new WbrProblem(`${sheet.name} lists annotations but has no column ${missing.join(', ')}.`);
    }
    const [dateAt = 0, metricAt = 0, textAt = 0] = COLUMNS.map((name) => header.indexOf(name));
    const body = sheet.cells.slice(1);
    const dates = parseDates(
      body.map((row) => row[dateAt] ?? ''),
      sheet.name,
    );
    return body.flatMap((row, index) => {
      const date = dates[index];
      return date ? [{ date, metric: (row[metricAt] ?? '').trim(), text: (row[textAt] ?? '').trim() }] : [];
    });
  });
}

function headerOf(cells: CsvSheet['cells']): string[] {
  return (cells[0] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim());
}
