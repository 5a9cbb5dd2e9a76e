import type { AnyRow } from '../entity/entity.ts';

/** Names of the records that rows refer to, by id, so that a page of rows can be shown without asking again. */
export type Titles = Record<string, string>;

export type RowPage = { rows: AnyRow[]; total: number; titles: Titles };

/** How many records there are for each combination of values, the most frequent first. */
export type Tally = {
  groups: { values: (string | number | null)[]; count: number }[];
  titles: Titles;
};

/** A record with what a page about it shows. */
export type RecordView = {
  row: AnyRow;
  titles: Titles;
  /** Its parts and the records that refer to it, by entity and field. */
  related: { entity: string; field: string; isPart: boolean; rows: AnyRow[]; total: number }[];
};

export type HistoryEntry = {
  at: string;
  actor: string;
  label: string;
  op: 'create' | 'update' | 'remove';
  kind: 'edit' | 'import' | 'undo' | 'redo' | 'own';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  titles: Titles;
};

/** What undo and redo would do, in words; null when there is nothing. */
export type HistoryState = {
  undo: string | null;
  redo: string | null;
  /** Which change undo would take back. */
  undoId: number | null;
};
