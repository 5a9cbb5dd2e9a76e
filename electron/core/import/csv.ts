import Papa from 'papaparse';
import { MusterError } from '#shared/contract/errors.ts';
import { cleanText } from '#shared/entity/parse.ts';
import { LIMITS } from './limits.ts';
import type { SourceFile } from './source-file.ts';

/** One row of a CSV file with the line its first cell is on; `problem` says why its cells do not fit the header. */
export type CsvRow = { line: number; cells: string[]; problem?: string };

export type CsvTable = {
  /** As written, without invisible characters around them; a header may occur several times. */
  headers: string[];
  delimiter: string;
  /** Reads the rows one by one, blank lines left out; can be started again. */
  rows(): Generator<CsvRow>;
};

const CHUNK = 1 << 20;
const SNIFFED = 1 << 16;

/**
 * Reads a file as CSV: comma, semicolon, tab or bar, by what its first lines use.
 * @throws MusterError `bad-input` for an empty file, a header without names, or too many rows
 */
export function csvTable(file: SourceFile, maxRows: number = LIMITS.rows): CsvTable {
  const head = headerOf(file);
  if (!head) throw new MusterError('bad-input', `“${file.name}” is empty.`);
  const { headers, delimiter } = head;
  if (headers.length > LIMITS.columns) {
    throw new MusterError(
      'bad-input',
      `“${file.name}” has ${headers.length} columns; up to ${LIMITS.columns} are read.`,
    );
  }
  return { headers, delimiter, rows: () => dataRows(file, headers, delimiter, maxRows) };
}

/** The header row without reading the rest, to see what a file is; `undefined` when there is none. */
export function headerOf(file: SourceFile): { headers: string[]; delimiter: string } | undefined {
  const start = file.text.slice(0, SNIFFED);
  if (cleanText(start) === '') return undefined;
  // An empty last line would make two columns look like fewer.
  const sample = Papa.parse<string[]>(start, {
    preview: 20,
    skipEmptyLines: true,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const delimiter = sample.meta.delimiter || ',';
  const first = sample.data.find((cells) => !isBlank(cells));
  return first && { headers: first.map(cleanText), delimiter };
}

function* dataRows(
  file: SourceFile,
  headers: string[],
  delimiter: string,
  maxRows: number,
): Generator<CsvRow> {
  let isHeader = true;
  let count = 0;
  for (const row of lines(file, delimiter)) {
    if (isBlank(row.cells)) continue;
    if (isHeader) {
      isHeader = false;
      continue;
    }
    count += 1;
    if (count > maxRows) {
      throw new MusterError(
        'bad-input',
        `“${file.name}” has more than ${maxRows.toLocaleString('en')} rows. Split it.`,
      );
    }
    yield row.cells.length === headers.length ? row : fitted(row, headers);
  }
}

/** A short row lacks its last values; one that is too long has an unquoted delimiter somewhere, so no cell is sure. */
function fitted(row: CsvRow, headers: string[]): CsvRow {
  const extra = row.cells.slice(headers.length);
  if (extra.length === 0) {
    return { line: row.line, cells: [...row.cells, ...Array(headers.length - row.cells.length).fill('')] };
  }
  const cells = row.cells.slice(0, headers.length);
  if (extra.every((cell) => cell.trim() === '')) return { line: row.line, cells };
  return {
    line: row.line,
    cells,
    problem: `it has ${row.cells.length} values for ${headers.length} columns`,
  };
}

/** Parses the text in pieces, so that a long file neither fills the memory with rows nor stops the caller. */
function* lines({ text, name }: SourceFile, delimiter: string): Generator<CsvRow> {
  // Files mix `\r\n` and `\n`; a `\r` that is left at the end of a row is taken off it.
  const newline = text.includes('\n') ? '\n' : '\r';
  const parser = new Papa.Parser({ delimiter, newline });
  let start = 0;
  let line = 1;
  let size = CHUNK;
  while (start < text.length) {
    const isLast = start + size >= text.length;
    const piece = isLast && start === 0 ? text : text.slice(start, start + size);
    const { data, meta, errors } = parser.parse(piece, 0, !isLast) as Papa.ParseResult<string[]>;
    const open = isLast ? errors.find(({ code }) => code === 'MissingQuotes') : undefined;
    if (open)
      throw new MusterError(
        'bad-input',
        `“${name}” has a quote that is opened after line ${line} and never closed.`,
      );
    const consumed = isLast ? piece.length : meta.cursor;
    if (consumed === 0) {
      size *= 2;
      continue;
    }
    const mayHoldNewlines = piece.includes('"');
    for (const cells of data) {
      dropCarriageReturn(cells);
      yield { line, cells };
      line += mayHoldNewlines ? 1 + newlinesIn(cells) : 1;
    }
    start += consumed;
    size = CHUNK;
  }
}

function dropCarriageReturn(cells: string[]): void {
  const last = cells[cells.length - 1];
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}

function newlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function newlinesIn(cells: string[]): number {
  return cells.reduce((sum, cell) => (cell.includes('\n') ? sum + newlines(cell, cell.length) : sum), 0);
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell === '' || cleanText(cell) === '');
}
