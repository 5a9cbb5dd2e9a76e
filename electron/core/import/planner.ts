import type { Workspace } from '#db/workspace.ts';
import { entities } from '#shared/entities.ts';
import { type AnyRow, type Entity, fieldOf } from '#shared/entity/entity.ts';
import { inMinorUnitsOf } from '#shared/entity/parse-number.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { Candidate } from './importer.ts';
import { idMaker } from './new-ids.ts';
import type { ReadFile } from './read-files.ts';
import { CSV_SOURCE, RecordMatcher } from './record-matcher.ts';
import { RecordNames } from './record-names.ts';
import { changesOf, checkedRow, newRowProblem, ruleProblem, withDefaults } from './row-values.ts';

/** A record an import makes. */
export type NewRecord = {
  entity: Entity;
  id: string;
  key: string | undefined;
  source: string;
  sourceId: string | null;
  values: Record<string, unknown>;
};

/** Changes an import makes to a record that is there. */
export type Patch = { entity: Entity; id: string; values: Record<string, unknown> };

/** A row that was accepted, before its optional references are known. */
type Row = {
  file: ReadFile;
  candidate: Candidate;
  entity: Entity;
  id: string;
  /** The record this row makes; `undefined` when it is about one that an earlier row makes or that is there. */
  record: NewRecord | undefined;
  values: Record<string, unknown>;
  initial: Record<string, unknown>;
};

type CheckedRow = Omit<Row, 'id' | 'record'>;
type FileCandidate = { file: ReadFile; candidate: Candidate };

/**
 * Decides what becomes of each row. First every row is accepted or rejected, in an order in which the records it
 * cannot be without are known before it; then, when all are known, the other references are looked up and the rows
 * compared with what is there.
 */
export class Planner {
  readonly news: NewRecord[] = [];
  readonly patches = new Map<string, Patch>();
  readonly #workspace: Workspace;
  readonly #matchers = new Map<string, RecordMatcher>();
  readonly #names = new Map<string, RecordNames>();
  readonly #accepted: Row[] = [];
  readonly #byEntity = new Map<string, Row[]>();
  readonly #claims = new Map<string, Row>();
  readonly #newId = idMaker();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Accepts or rejects a row; its entity's required references must have been accepted before. */
  admit({ file, candidate }: FileCandidate): void {
    const entity: Entity = entities[candidate.entity];
    if (candidate.ensure !== undefined && this.#isKnown(entity, candidate)) return;
    const checked = checkedRow(entity, candidate);
    const problem =
      'error' in checked ? checked.error : this.#resolveRequired(entity, candidate, checked.values);
    if ('error' in checked || problem !== null) this.#tell('reject', file, candidate, problem ?? '');
    else this.#place({ file, candidate, entity, ...checked });
  }

  /** Finds out which record a checked row is about, or that it is a new one. */
  #place(row: CheckedRow): void {
    const { file, candidate, entity, values, initial } = row;
    const matcher = this.#matcherOf(entity);
    const source = file.importer.kind;
    const all = candidate.initial ? { ...initial, ...values } : values;
    const found = matcher.find(candidate, source, all);
    if (found === undefined) {
      const problem = newRowProblem(entity, all);
      if (problem !== null) this.#tell('reject', file, candidate, problem);
      else this.#accept(this.#announce(row, matcher, source));
      return;
    }
    const repeated = this.#repetition(found, file, candidate);
    if (repeated) this.#tell(repeated.result, file, candidate, repeated.reason);
    else this.#accept({ file, candidate, entity, values, initial, id: found, record: undefined });
  }

  get accepted(): readonly Row[] {
    return this.#accepted;
  }

  /** Settles rows that were accepted: adds, updates, or leaves as they are. */
  settle(rows: readonly Row[]): void {
    const stored = this.#storedRows(rows);
    for (const row of rows) {
      this.#resolveOptional(row, row.candidate.refs, row.values);
      this.#resolveOptional(row, row.candidate.initialRefs, row.initial);
      if (row.record) this.#addNew(row, row.record);
      else this.#change(row, this.#claims.get(row.id)?.record, stored.get(row.id));
    }
  }

  #addNew(row: Row, record: NewRecord): void {
    record.values = row.candidate.initial ? { ...row.initial, ...row.values } : row.values;
    this.#tell('add', row.file, row.candidate, row.candidate.ensure ?? '');
  }

  #change(row: Row, record: NewRecord | undefined, stored: AnyRow | undefined): void {
    const { entity, id, file } = row;
    const patch = this.patches.get(id);
    const current = record ? withDefaults(entity, record.values) : { ...stored, ...patch?.values };
    // What another source owns is only completed; a CSV file is the person's own word.
    const values = inCurrencyOf(current, row);
    const isOwner = [CSV_SOURCE, record?.source ?? stored?.source].includes(file.importer.kind);
    const changes = isOwner
      ? changesOf(entity, current, values, row.initial)
      : changesOf(entity, current, {}, { ...values, ...row.initial });
    const names = Object.keys(changes);
    if (names.length === 0) {
      this.#tell('skip', file, row.candidate, 'it is already as in the file');
      return;
    }
    const after = { ...current, ...changes };
    const problem = this.#changeProblem(entity, id, after);
    if (problem !== null) {
      this.#tell('reject', file, row.candidate, problem);
      return;
    }
    this.#matcherOf(entity).rename(id, after);
    if (record) Object.assign(record.values, changes);
    else this.patches.set(id, { entity, id, values: { ...patch?.values, ...changes } });
    const labels = names.map((name) => fieldOf(entity, name).label).join(', ');
    this.#tell('update', file, row.candidate, `changes ${labels}`);
  }

  #changeProblem(entity: Entity, id: string, after: Record<string, unknown>): string | null {
    if (this.#matcherOf(entity).otherWith(id, after) === undefined) return ruleProblem(entity, after);
    const labels = entity.unique.flat().map((name) => fieldOf(entity, name).label);
    return `another ${lowerFirst(entity.label)} has the same ${labels.join(' and ')}`;
  }

  /** A service that an SLO names is only made when nothing has that name. */
  #isKnown(entity: Entity, { sourceId }: Candidate): boolean {
    const said = sourceId ?? '';
    return 'id' in this.#namesOf(entity.name).find({ texts: [said], said });
  }

  #resolveRequired(entity: Entity, candidate: Candidate, values: Record<string, unknown>): string | null {
    if (!candidate.refs) return null;
    for (const [name, reference] of Object.entries(candidate.refs)) {
      const field = fieldOf(entity, name);
      if (field.optional || Array.isArray(reference)) continue;
      const found = this.#namesOf(field.target).find(reference);
      if ('error' in found) return `${field.label}: ${found.error}`;
      values[name] = found.id;
    }
    return null;
  }

  #resolveOptional(row: Row, refs: Candidate['refs'], values: Record<string, unknown>): void {
    if (!refs) return;
    for (const [name, reference] of Object.entries(refs)) {
      const field = fieldOf(row.entity, name);
      if (!field.optional) continue;
      const ids: string[] = [];
      for (const one of Array.isArray(reference) ? reference : [reference]) {
        const found = this.#namesOf(field.target).find(one);
        if ('id' in found) ids.push(found.id);
        else this.#tell('note', row.file, row.candidate, `${field.label}: ${found.error}; left empty`);
      }
      if (ids.length > 0) values[name] = field.kind === 'refs' ? [...new Set(ids)] : ids[0];
    }
  }

  /** What to say of a row about a record that an earlier row of the run brought already. */
  #repetition(
    id: string,
    file: ReadFile,
    candidate: Candidate,
  ): { result: 'skip' | 'reject'; reason: string } | undefined {
    const earlier = this.#claims.get(id);
    if (!earlier || earlier.file.importer !== file.importer) return undefined;
    const isSameFile = earlier.file === file;
    if (!isSameFile && file.importer.kind === CSV_SOURCE) return undefined;
    const place = isSameFile
      ? `line ${earlier.candidate.line}`
      : `line ${earlier.candidate.line} of ${earlier.file.source.name}`;
    if (contents(earlier.candidate) === contents(candidate))
      return { result: 'skip', reason: `it repeats ${place}` };
    return { result: 'reject', reason: `${place} brings the same record with other values` };
  }

  #announce(row: CheckedRow, matcher: RecordMatcher, source: string): Row {
    const { file, entity, candidate, values, initial } = row;
    const { key, sourceId } = candidate;
    const id = this.#newId();
    const isFree = key !== undefined && !matcher.isKeyTaken(key);
    matcher.add(id, candidate, source, candidate.initial ? { ...initial, ...values } : values);
    const record: NewRecord = { entity, id, key: isFree ? key : undefined, source, sourceId, values };
    this.news.push(record);
    return { file, candidate, entity, values, initial, id, record };
  }

  #accept(row: Row): void {
    this.#accepted.push(row);
    if (!this.#claims.has(row.id)) this.#claims.set(row.id, row);
    const list = this.#byEntity.get(row.entity.name);
    if (list) list.push(row);
    else this.#byEntity.set(row.entity.name, [row]);
    this.#names.get(row.entity.name)?.add(row.id, row.candidate);
  }

  #storedRows(rows: readonly Row[]): Map<string, AnyRow> {
    const result = new Map<string, AnyRow>();
    const wanted = Map.groupBy(
      rows.filter(({ id }) => this.#claims.get(id)?.record === undefined),
      ({ entity }) => entity,
    );
    for (const [entity, matched] of wanted) {
      const ids = [...new Set(matched.map(({ id }) => id))];
      for (const row of this.#workspace.readerOf(entity).getMany(ids)) result.set(row.id, row as AnyRow);
    }
    return result;
  }

  #matcherOf(entity: Entity): RecordMatcher {
    const known = this.#matchers.get(entity.name) ?? new RecordMatcher(this.#workspace.connection, entity);
    this.#matchers.set(entity.name, known);
    return known;
  }

  /** Made when first asked for, from the workspace and the rows accepted so far; later ones are added as they come. */
  #namesOf(target: string | undefined): RecordNames {
    const name = target as keyof typeof entities;
    const known = this.#names.get(name);
    if (known) return known;
    const names = new RecordNames(this.#workspace.connection, entities[name]);
    for (const { id, candidate } of this.#byEntity.get(name) ?? []) names.add(id, candidate);
    this.#names.set(name, names);
    return names;
  }

  #tell(
    result: 'add' | 'update' | 'skip' | 'reject' | 'note',
    file: ReadFile,
    candidate: Candidate,
    reason: string,
  ): void {
    file.tally.add(result, candidate.line, candidate.entity, nameOf(candidate), reason);
  }
}

/** What a row is called in a report. */
function nameOf({ entity, values, initial, key, sourceId }: Candidate): string {
  const title = values[entities[entity].title] ?? initial?.[entities[entity].title];
  return String(title ?? key ?? sourceId ?? entities[entity].label).slice(0, 200);
}

/** Amounts of a file that names no currency are in that of the record. */
function inCurrencyOf(current: Record<string, unknown>, { entity, values, file }: Row): Row['values'] {
  const { currency } = current;
  if (typeof currency !== 'string' || values.currency !== undefined) return values;
  const own = Object.entries(values).map(([name, value]) => {
    const isAmount = typeof value === 'number' && fieldOf(entity, name).kind === 'money';
    return [name, isAmount ? inMinorUnitsOf(value, file.context.currency, currency) : value];
  });
  return Object.fromEntries(own);
}

function contents({ values, initial, refs, initialRefs, key }: Candidate): string {
  return JSON.stringify([values, initial, refs, initialRefs, key]);
}
