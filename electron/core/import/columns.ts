import { cleanText, isMissingText } from '#shared/entity/parse.ts';
import type { CsvRow } from './csv.ts';

/** `Issue key`, `issue_key` and `IssueKey` are one header. */
export function looseHeader(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, '');
}

/** The columns of a file by header; a header that occurs several times has several columns. */
export class Columns {
  readonly #at = new Map<string, number[]>();

  constructor(headers: readonly string[]) {
    for (const [index, header] of headers.entries()) {
      const name = looseHeader(header);
      const known = this.#at.get(name);
      if (known) known.push(index);
      else this.#at.set(name, [index]);
    }
  }

  has(...headers: string[]): boolean {
    return headers.every((header) => this.#at.has(looseHeader(header)));
  }

  /** Every column under one of these headers, in the order of the headers. */
  indexes(...headers: string[]): number[] {
    return headers.flatMap((header) => this.#at.get(looseHeader(header)) ?? []);
  }

  /** Reads the first value under one of these headers; `null` when the cells stand for no value. */
  reader(...headers: string[]): (row: CsvRow) => string | null {
    const indexes = this.indexes(...headers);
    const [first] = indexes;
    if (first === undefined) return () => null;
    if (indexes.length === 1) return ({ cells }) => cellText(cells[first]);
    return ({ cells }) => {
      for (const index of indexes) {
        const value = cellText(cells[index]);
        if (value !== null) return value;
      }
      return null;
    };
  }

  /** Reads every value under a header that repeats. */
  listReader(...headers: string[]): (row: CsvRow) => string[] {
    const indexes = this.indexes(...headers);
    return ({ cells }) => indexes.map((index) => cellText(cells[index])).filter((value) => value !== null);
  }
}

/** A cell's text, `null` for one of the spellings of “no value”. */
export function cellText(cell: string | undefined): string | null {
  if (cell === undefined || cell === '') return null;
  const text = cleanText(cell);
  return isMissingText(text) ? null : text;
}
