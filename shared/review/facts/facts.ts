import type { Rag } from '../../figure/figure.ts';

/** A word with its colour, which is drawn with a shape too. */
export type Marked = { text: string; rag: Rag | null };

/** A column of a table of the review: what it says in each row, in words. */
export type FactColumn<Row> = {
  header: string;
  cell: (row: Row) => string | Marked;
  /** The whole text of a cell that may be cut. */
  text?: (row: Row) => string;
  /** The record that a cell names. */
  record?: (row: Row) => { entity: string; id: string };
  /** The rows that a cell counts. */
  counted?: (row: Row) => { entity: string; ids: readonly string[]; label: string };
  /** CSS width; columns without one share the rest. */
  width?: string;
  isNumber?: boolean;
  /** Text may take this many lines. */
  lines?: 1 | 2;
  /** How far in its text stands, in ems: what belongs to the row above. */
  indent?: (row: Row) => number;
  /** Whether its text is set in semibold. */
  isStrong?: (row: Row) => boolean;
  /** Left out where the table is narrower, so that names keep their room: below 992 px, below 768 px; or on paper. */
  needs?: 'wide' | 'medium' | 'screen';
  /** Only drawn, as a small chart; its words are in the other columns. */
  isDrawn?: boolean;
};

/** A table of the review: its rows in their order, and what stands in their place when there are none. */
export type Facts<Row> = {
  name: string;
  columns: readonly FactColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: string;
  /** The name is read, not shown. */
  isTitled?: boolean;
};

/** The columns with these headers, for a narrow place. */
export function onlyColumns<Row>(
  columns: readonly FactColumn<Row>[],
  headers: readonly string[],
): FactColumn<Row>[] {
  return columns.filter(({ header }) => headers.includes(header));
}
