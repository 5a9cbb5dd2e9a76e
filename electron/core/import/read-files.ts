import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type EntityName, findEntity } from '#shared/entities.ts';
import type { ImportOptions } from '#shared/import/import-report.ts';
import { genericCsv } from './generic-csv.ts';
import type { Importer, ReadContext } from './importer.ts';
import { importerFor, importers } from './importers.ts';
import { type Encoding, readSourceFile, type SourceFile } from './source-file.ts';
import { FileTally } from './tally.ts';

/** A file with the importer that reads it and what it is told. */
export type ReadFile = { source: SourceFile; importer: Importer; context: ReadContext; tally: FileTally };

/** Bounds that tests and callers may tighten. */
export type ReadLimits = { maxRows?: number | undefined; maxBytes?: number | undefined };

/** A text to import and what it is, where it does not say so itself. */
export type ImportInput = { source: SourceFile; kind?: string | undefined; entity?: string | undefined };

/**
 * Reads the files of one import.
 * @throws MusterError when one cannot be read as text
 */
export function readInputs(
  paths: readonly string[],
  options: ImportOptions,
  limits: ReadLimits = {},
): ImportInput[] {
  const encoding: Encoding | undefined = options.encoding;
  const { kind, entity, entities } = options;
  return paths.map((path) => ({
    source: readSourceFile(path, { encoding, maxBytes: limits.maxBytes }),
    kind,
    entity: entities?.[path] ?? entity,
  }));
}

/**
 * Finds out what each file of an import is.
 * @throws MusterError when one is nothing that can be imported, or an option makes no sense
 */
export function openInputs(
  workspace: Workspace,
  inputs: readonly ImportInput[],
  options: ImportOptions,
  limits: ReadLimits = {},
): ReadFile[] {
  const { zone, currency, weekStart, fiscalYearEndMonth } = workspace.settings;
  const accountZone = checkedZone(options.zone);
  const siblings = inputs.map(({ source }) => source).filter(({ name }) => /\.ya?ml$/i.test(name));
  return groupInputs(inputs).map(({ input, companions }) => {
    const { kind, entity } = chosenKind(input);
    const importer = importerFor(input.source, kind);
    const context: ReadContext = {
      zone: importer === genericCsv ? (accountZone ?? zone) : zone,
      currency,
      accountZone,
      dateOrder: options.dateOrder === 'ymd' ? undefined : options.dateOrder,
      entity,
      maxRows: limits.maxRows,
      siblings,
      companions,
      weekStart,
      fiscalYearEnd: fiscalYearEndMonth,
    };
    const file = [input.source, ...companions].map(({ name }) => name).join(' + ');
    const tally = new FileTally({ file, kind: importer.kind, label: importer.label });
    return { source: input.source, importer, context, tally };
  });
}

type InputGroup = { input: ImportInput; companions: readonly SourceFile[] };

/** Files that belong to another one are left to it; the others stand for themselves, in their order. */
function groupInputs(inputs: readonly ImportInput[]): InputGroup[] {
  const claimed = new Set<SourceFile>();
  const groups = inputs.map((input): InputGroup => {
    const others = inputs
      .map(({ source }) => source)
      .filter((one) => one !== input.source && !claimed.has(one));
    const companions = groupImporter(input)?.companions?.(input.source, others) ?? [];
    for (const one of companions) claimed.add(one);
    return { input, companions };
  });
  return groups.filter(({ input }) => !claimed.has(input.source));
}

/** The importer of several files that this file is the main one of. */
function groupImporter({ source, kind, entity }: ImportInput): Importer | undefined {
  if (entity !== undefined) return undefined;
  return importers.find(
    (importer) =>
      importer.companions !== undefined &&
      (kind ?? importer.kind) === importer.kind &&
      importer.detect(source),
  );
}

/** The kind may be a format or, for generic CSV, the kind of record itself. */
function chosenKind({ kind, entity }: ImportInput): {
  kind: string | undefined;
  entity: EntityName | undefined;
} {
  const named = entity ?? (kind !== undefined && findEntity(kind) ? kind : undefined);
  if (named === undefined) return { kind, entity: undefined };
  const found = findEntity(named);
  if (!found) throw new MusterError('bad-input', `There is no kind of record “${named}”.`);
  return {
    kind: kind === undefined || kind === named ? genericCsv.kind : kind,
    entity: found.name as EntityName,
  };
}

function checkedZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch (error) {
    throw new MusterError(
      'bad-input',
      `There is no time zone “${zone}”; write it as Europe/Berlin.`,
      undefined,
      { cause: error },
    );
  }
}
