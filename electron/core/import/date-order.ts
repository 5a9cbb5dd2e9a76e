import type { Parsed } from '#shared/entity/parse.ts';
import { type DateOrder, inferDateOrder, isAmbiguousDate } from '#shared/entity/parse-time.ts';
import { cellText } from './columns.ts';
import type { CsvTable } from './csv.ts';

/**
 * Reads dates whose order of day and month a file shows only as a whole: the first ambiguous one makes all its date
 * columns be looked through once. Files that show nothing, or both, keep the error that asks for the order.
 */
export function dateOrderReader(
  table: CsvTable,
  columns: readonly number[],
  given: DateOrder | undefined,
): <T extends Parsed>(text: string, parse: (order: DateOrder | undefined) => T) => T {
  let order = given;
  let isKnown = given !== undefined;
  return <T extends Parsed>(text: string, parse: (order: DateOrder | undefined) => T) => {
    const parsed = parse(order);
    if (order !== undefined || !('error' in parsed) || !isAmbiguousDate(text)) return parsed;
    if (!isKnown) {
      isKnown = true;
      const inferred = inferDateOrder(values(table, columns));
      order = inferred === 'mixed' ? undefined : inferred;
      if (order !== undefined) return parse(order);
    }
    const error = `“${text}” may be day-month or month-day; say which with the date order dmy or mdy.`;
    return { ...parsed, error };
  };
}

function* values(table: CsvTable, columns: readonly number[]): Generator<string> {
  for (const { cells } of table.rows()) {
    for (const column of columns) {
      const value = cellText(cells[column]);
      if (value !== null) yield value;
    }
  }
}
