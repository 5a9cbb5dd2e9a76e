import type { EntityName } from '#shared/entities.ts';
import type { ParseContext } from '#shared/entity/parse.ts';
import type { SourceFile } from './source-file.ts';

/**
 * A record that another record names. `texts` are tried in order: what the source calls it, then shorter forms.
 * `said` is how the source wrote it, for the sentence when it is not found.
 */
export type Reference = { texts: readonly string[]; said: string };

/** One record a file brings. */
export type Candidate = {
  type: 'row';
  line: number;
  entity: EntityName;
  /** Its id in the source; importing it again updates the record. `null`: the entity's unique fields identify it. */
  sourceId: string | null;
  /** Human key, e.g. `INC-42`. */
  key?: string | undefined;
  /** Field values; fields that are absent or `null` are left as they are on a record that exists. */
  values: Record<string, unknown>;
  /** Like `values`, but an update only fills them in where the record has no value or still its default. */
  initial?: Record<string, unknown> | undefined;
  /** Set when every value went through `parseFieldText` already. */
  isChecked?: boolean | undefined;
  /** Values of `ref` and `refs` fields. */
  refs?: Record<string, Reference | Reference[]> | undefined;
  /** Like `refs`, filled in as `initial` is. */
  initialRefs?: Record<string, Reference | Reference[]> | undefined;
  /** Other names under which rows of the same run may refer to it. */
  aliases?: readonly string[] | undefined;
  /** Set for a record that is only made when nothing of that name exists; the sentence says that it was made. */
  ensure?: string | undefined;
};

/** Something about a file that is not a record: what was left out and why, or what a reader should know. */
export type Remark = { type: 'skip' | 'reject' | 'note'; line: number; what: string; reason: string };

export type ReadItem = Candidate | Remark;

export type ReadContext = ParseContext & {
  /** The entity that a generic CSV file brings, when the caller says so. */
  entity?: EntityName | undefined;
  /** Zone of times in exports that state none; the workspace's when not given. */
  accountZone?: string | undefined;
  maxRows?: number | undefined;
  /** The other YAML files of the same run, for formats whose documents refer across files. */
  siblings?: readonly SourceFile[] | undefined;
  /** The files that belong to this one, for formats of several files. */
  companions?: readonly SourceFile[] | undefined;
  /** First day of the workspace's weeks, 1 = Monday … 7 = Sunday, and last month of its fiscal year. */
  weekStart?: number | undefined;
  fiscalYearEnd?: number | undefined;
};

/** One source format. A new one is one file and one line in `importers.ts`. */
export type Importer = {
  /** Name on the command line and in the records it brings, e.g. `pagerduty`. */
  kind: string;
  label: string;
  /** Whether a file looks like this format, from its name and its first lines. */
  detect: (file: SourceFile) => boolean;
  /** For a format of several files: which other files of the run belong to this one and are read with it only. */
  companions?: (file: SourceFile, others: readonly SourceFile[]) => readonly SourceFile[];
  /** Reads the file; yields records and remarks in the order of the file. */
  read: (file: SourceFile, context: ReadContext) => Iterable<ReadItem>;
};

/** A reference to a record by the one name the source uses. */
export function named(text: string): Reference {
  return { texts: [text], said: text };
}

export function remark(type: Remark['type'], line: number, what: string, reason: string): Remark {
  return { type, line, what, reason };
}
