import { z } from 'zod';
import type { EntityName } from '../entities.ts';

/** What the person says about the files to import; empty where the files speak for themselves. */
export const importOptionsSchema = z.object({
  /** Source format, e.g. `pagerduty`; found out from the file when not given. */
  kind: z.string().max(50).optional(),
  /** The entity that generic CSV rows are, when the file's name does not say. */
  entity: z.string().max(50).optional(),
  /** The same for single files, by their paths. */
  entities: z.record(z.string().max(4096), z.string().max(50)).optional(),
  /** How `01/02/2026` is meant. */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** IANA zone of times that state none; the workspace's when not given. */
  zone: z.string().max(100).optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'latin1', 'utf-16le']).optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const IMPORT_RESULTS = ['add', 'update', 'skip', 'reject', 'note'] as const;
/** `skip` changes nothing because nothing differs or there is no place for it; `note` is something to know. */
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** What happens to one row or document of a file, and why. */
export type ImportItem = {
  line: number;
  result: ImportResult;
  entity: EntityName | null;
  /** The record or document in the file's own words. */
  what: string;
  /** A sentence; for `add` and `update` it may be empty. */
  reason: string;
};

export type ImportCounts = Record<ImportResult, number>;

export type ImportFileReport = {
  file: string;
  /** The format it was read as, and its name for people. */
  kind: string;
  label: string;
  counts: ImportCounts;
  /** The first items of each result, in file order; `counts` has them all. */
  items: ImportItem[];
};

export type ImportOutcome = { files: ImportFileReport[]; counts: ImportCounts; isApplied: boolean };

/** What pasted rows bring, and how their columns were understood. */
export type PasteOutcome = ImportOutcome & {
  hasHeader: boolean;
  /** Each pasted column: its header, and the label of the field it brings or `null` when it brings none. */
  columns: { header: string; field: string | null }[];
};
