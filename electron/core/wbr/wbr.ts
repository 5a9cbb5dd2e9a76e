import Papa from 'papaparse';
import { type Document, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import { MusterError } from '#shared/contract/errors.ts';
import { isAnnotationSheet, readAnnotations } from '#shared/wbr/annotations.ts';
import { baseName, parseWbrDeck, type WbrDeck } from '#shared/wbr/deck.ts';
import { type ConfigPath, WbrProblem } from '#shared/wbr/problem.ts';
import { reportWbrDeck, type WbrReport } from '#shared/wbr/report.ts';
import { buildTable, type CsvSheet } from '#shared/wbr/table.ts';
import { type WbrRows, type WbrWorkspace, wbrToWorkspace } from '#shared/wbr/workspace.ts';

/** The text of a deck's `config.yaml` and of the CSV files given with it. */
export type WbrFiles = { configText: string; csvs: readonly { name: string; text: string }[] };

/**
 * The numbers of a WBR App deck, one entry per metric of each 6-12 chart and one per table, in deck order.
 * Throws a `MusterError` (`bad-input`) whose sentence names the metric, column or block, and the line of the file.
 */
export function readWbrDeck(files: WbrFiles): WbrReport {
  return withLines(files, (deck, rows) => reportWbrDeck(deck, rows.table));
}

/** The same deck as KPIs, targets, annotations and slides of our own. Throws as `readWbrDeck` does. */
export function importWbrDeck(files: WbrFiles): WbrWorkspace {
  return withLines(files, wbrToWorkspace);
}

function withLines<T>(files: WbrFiles, use: (deck: WbrDeck, rows: WbrRows) => T): T {
  const lines = new LineCounter();
  const document = readYaml(files.configText, lines);
  try {
    const deck = parseWbrDeck(plainValues(document));
    return use(deck, readRows(deck, files.csvs));
  } catch (error) {
    throw error instanceof WbrProblem ? badInput(error, document, lines) : error;
  }
}

/** YAML 1.1, which the WBR App reads; a key written twice keeps its last value there. */
function readYaml(text: string, lineCounter: LineCounter): Document {
  const document = parseDocument(text, { lineCounter, version: '1.1', uniqueKeys: false });
  const [error] = document.errors;
  if (!error) return document;
  const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
  const where = line === undefined ? '' : ` (line ${line})`;
  const sentence = error.message.split(/ at line \d+/)[0] ?? error.message;
  throw new MusterError('bad-input', `The configuration is not valid YAML${where}: ${sentence}.`);
}

function plainValues(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // The reader refuses aliases that would unfold into very many values.
    throw new WbrProblem(
      `The configuration cannot be read: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

function readRows(deck: WbrDeck, csvs: WbrFiles['csvs']): WbrRows {
  const sheets = csvs.map(({ name, text }) => sheetOf(deck, name, text));
  const isNotes = (sheet: CsvSheet) =>
    deck.annotationFiles.includes(baseName(sheet.name)) || isAnnotationSheet(sheet);
  const daily = sheets.filter((sheet) => !isNotes(sheet));
  if (daily.length === 0) {
    throw new WbrProblem('No CSV file with daily values was given with the configuration.');
  }
  return { table: buildTable(daily), annotations: readAnnotations(sheets.filter(isNotes)) };
}

/** Columns carry an alias only where the configuration lists the file under `csv_files`. */
function sheetOf(deck: WbrDeck, name: string, text: string): CsvSheet {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: true,
  });
  const listed = deck.csvFiles.find(({ file }) => file === baseName(name));
  return { name: baseName(name), alias: listed?.alias ?? null, cells: data };
}

function badInput(problem: WbrProblem, document: Document, lines: LineCounter): MusterError {
  const line = problem.path === null ? null : lineOf(document, problem.path, lines);
  const sentence = line === null ? problem.message : `${problem.message} (configuration, line ${line})`;
  return new MusterError('bad-input', sentence, undefined, { cause: problem });
}

/** The line of the deepest part of a path that the file has. */
function lineOf(document: Document, path: ConfigPath, lines: LineCounter): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = node && typeof node === 'object' && 'range' in node ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
  }
  return null;
}
