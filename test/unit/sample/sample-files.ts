import Papa from 'papaparse';
import { parseAllDocuments } from 'yaml';
import { generateSample, type SampleFile } from '../../../assets/sample/generate.ts';

export type Row = Record<string, string>;
type Parsed = { rows: Row[]; header: string[]; errors: unknown[] };

/** A document of the catalogue or of the SLOs. */
export type Document = {
  kind: string;
  metadata: { name: string; displayName?: string; title?: string; annotations?: Row; labels?: Row };
  // biome-ignore lint/suspicious/noExplicitAny: parsed YAML of several kinds
  spec: any;
};

/** A plain day, the first of a year, the days around which clocks change, and a leap day. */
export const TODAYS = ['2026-11-23', '2027-01-01', '2026-10-25', '2027-03-28', '2028-02-29'];
export const TODAY = '2026-11-23';

const samples = new Map(TODAYS.map((today) => [today, generateSample({ today })]));

/** The sample that ends on one of those days. */
export function sample(today: string): SampleFile[] {
  return samples.get(today) ?? [];
}

/** What a file of the sample holds; nothing where there is none. */
export function textOf(files: readonly SampleFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

const parsed = new Map<string, Parsed>();

/** The rows of a CSV file by its headers; `errors` are those of another length than the header. */
export function parse({ text }: { text: string }): Parsed {
  const known = parsed.get(text);
  if (known) return known;
  // The tracker repeats headers, which the parser would otherwise report on the console.
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  }).data;
  const rows = lines.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  );
  const errors = lines.filter(({ length }) => length !== header.length);
  parsed.set(text, { rows, header, errors });
  return { rows, header, errors };
}

export function rowsOf(files: readonly SampleFile[], path: string): Row[] {
  return parse({ text: textOf(files, path) }).rows;
}

export function documentsOf(text: string): Document[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Document);
}

export function catalogOf(files: readonly SampleFile[]): Document[] {
  return documentsOf(textOf(files, 'catalog/catalog-info.yaml'));
}

/** The names of its SLOs. */
export function sloNames(files: readonly SampleFile[]): string[] {
  return files
    .filter(({ kind }) => kind === 'openslo')
    .flatMap(({ text }) => documentsOf(text).map(({ metadata }) => metadata.name));
}
