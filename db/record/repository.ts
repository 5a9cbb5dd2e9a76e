import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { MusterError } from '#shared/contract/errors.ts';
import {
  type AnyRow,
  type Entity,
  type InsertOf,
  insertSchema,
  type RowOf,
  ruleErrors,
  type UpdateOf,
  updateSchema,
} from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import { linkFields } from '../schema/columns.ts';
import { Reader } from './reader.ts';
import { clearReferences, referrersOf } from './references.ts';
import type { RowStore } from './row-store.ts';
import type { WriteSession } from './write-session.ts';

/** Reads and writes the records of one entity, inside a `workspace.write`. */
export class Repository<E extends Entity> extends Reader<E> {
  readonly #store: RowStore;
  readonly #session: WriteSession;
  readonly #insertSchema: z.ZodType<InsertOf<E>>;
  readonly #updateSchema: z.ZodType<UpdateOf<E>>;
  readonly #lists: readonly string[];
  #empty: Record<string, unknown> | undefined;

  constructor(session: WriteSession, entity: E) {
    super(session.connection, entity);
    this.#session = session;
    this.#store = session.storeOf(entity);
    this.#lists = linkFields(entity).map(([name]) => name);
    this.#insertSchema = insertSchema(entity);
    this.#updateSchema = updateSchema(entity);
  }

  /**
   * Makes a record.
   * @throws MusterError `bad-input` naming the first field that is wrong
   */
  create(input: InsertOf<E>): RowOf<E> {
    return this.createTrusted(this.#parse(this.#insertSchema, input));
  }

  /** Makes a record from input that `insertSchema` has already accepted. For imports, which check every row first. */
  createTrusted(input: InsertOf<E>): RowOf<E> {
    const now = this.#session.at;
    const row: AnyRow = {
      ...this.#emptyRow(),
      ...input,
      id: input.id ?? uuidv7(),
      key: input.key ?? this.#session.nextKey(this.entity, input as Record<string, unknown>),
      createdAt: now,
      updatedAt: now,
      source: input.source ?? null,
      sourceId: input.sourceId ?? null,
    };
    this.#store.insert(row);
    this.#session.log({
      entity: this.entity.name,
      recordId: row.id,
      op: 'create',
      before: null,
      after: null,
    });
    return row as RowOf<E>;
  }

  /**
   * Changes some fields. What is given as it already is changes nothing and is not logged.
   * @throws MusterError `not-found`, or `bad-input` naming the first field that is wrong
   */
  update(id: string, patch: UpdateOf<E>): RowOf<E> {
    const before = this.#existing(id);
    const changes = changedFields(before, this.#parse(this.#updateSchema, patch) as Record<string, unknown>);
    if (Object.keys(changes).length === 0) return before as RowOf<E>;
    const after: AnyRow = { ...before, ...changes, updatedAt: this.#session.at };
    const [broken] = ruleErrors(this.entity, after);
    if (broken) throw new MusterError('bad-input', `${this.#labelOf(broken.field)}: ${broken.message}`);
    this.#store.update(before, after, Object.keys(changes));
    this.#session.log({
      entity: this.entity.name,
      recordId: id,
      op: 'update',
      before: pick(before, Object.keys(changes)),
      after: changes,
    });
    return after as RowOf<E>;
  }

  /**
   * Removes a record with its parts, and clears the references of others to it.
   * @throws MusterError `not-found`, or `refused` while other records need it
   */
  remove(id: string): void {
    const row = this.#existing(id);
    for (const referrer of referrersOf(this.connection, this.entity, id))
      clearReferences(this.#session, referrer, id);
    this.#store.remove(row);
    this.#session.log({ entity: this.entity.name, recordId: id, op: 'remove', before: row, after: null });
  }

  #existing(id: string): AnyRow {
    const row = this.get(id);
    if (!row) throw new MusterError('not-found', `This ${lowerFirst(this.entity.label)} is no longer there.`);
    return row as AnyRow;
  }

  #emptyRow(): Record<string, unknown> {
    this.#empty ??= emptyRow(this.entity);
    const row = { ...this.#empty };
    for (const name of this.#lists) row[name] ??= [];
    return row;
  }

  #parse<T>(schema: z.ZodType<T>, input: unknown): T {
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const field = String(issue?.path[0] ?? '');
    throw new MusterError('bad-input', `${this.#labelOf(field)}: ${issue?.message ?? 'not valid'}`);
  }

  #labelOf(field: string): string {
    return this.entity.fields[field]?.label ?? this.entity.label;
  }
}

function emptyRow({ fields }: Entity): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { default: given }]) => [name, given ?? null]),
  );
}

function changedFields(before: AnyRow, patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && !same(before[name], value)),
  );
}

function same(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
  }
  return left === right;
}

function sorted(values: unknown[]): unknown[] {
  return values.every((value) => typeof value === 'string') ? values.toSorted() : values;
}

function pick(row: AnyRow, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
