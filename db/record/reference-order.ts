import type { SQL } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { and, sql } from '../drizzle/required.ts';
import { type EntityColumn, type EntityTable, foldedTitle } from './list-conditions.ts';

/** A list as short as this is found once, and all values of a reference in it are counted at once. */
export const FEW_ROWS = 10_000;

/** Values of a reference whose rows are counted at first: mostly those of a page. */
const FIRST_VALUES = 50;

/** The rows of a list: what they have in common, `undefined` for all rows, and how many they are. */
type List = { where: SQL | undefined; total: number; isShort: boolean };
type Page = { limit: number; offset: number };
/** A value with how many rows have it. */
type Group = [value: string | null, count: number];

/**
 * The rows of a list in the order of the names of what they refer to. Of the values only as many are read and counted as
 * the page needs. Rows without one come last.
 */
export class ReferenceOrder {
  readonly #table: EntityTable;
  readonly #db: BetterSQLite3Database;
  readonly #column: EntityColumn | undefined;
  readonly #target: Entity | undefined;
  readonly #direction: SQL;

  constructor(
    entity: Entity,
    table: EntityTable,
    db: BetterSQLite3Database,
    field: string,
    isDescending: boolean,
  ) {
    this.#table = table;
    this.#db = db;
    this.#column = table[field];
    this.#target = findEntity(entity.fields[field]?.target ?? '');
    this.#direction = sql.raw(isDescending ? 'DESC' : 'ASC');
  }

  /** The ids of a page of a list. */
  ids(list: List, page: Page): string[] {
    const groups = list.isShort ? this.#groupsOf(list) : this.#groupsUpTo(list, page);
    return spans(groups, page).flatMap((span) => this.#idsOf(list, span));
  }

  /** The values of a short list in their order, each with how many rows have it. */
  #groupsOf({ where }: List): Group[] {
    const counts = this.#counts(where);
    const used = [...counts.keys()].filter((value) => value !== null);
    const among = sql`WHERE o.id IN (SELECT value FROM json_each(${JSON.stringify(used)}))`;
    const groups = this.#inOrder(among).map((value): Group => [value, counts.get(value) ?? 0]);
    return [...groups, [null, counts.get(null) ?? 0]];
  }

  /**
   * The values in their order, each with how many rows have it, at least as far as the page reaches. The first are
   * mostly enough; every time they are not, four times as many are counted.
   */
  #groupsUpTo({ where, total }: List, { limit, offset }: Page): Group[] {
    const valuesAt = this.#values();
    const groups: Group[] = [];
    let [covered, size] = [0, FIRST_VALUES];
    for (let at = 0; ; size *= 4) {
      const values = valuesAt(at, size);
      const counts =
        values.length > 0 ? this.#counts(and(where, this.#among(values))) : new Map<string, number>();
      for (const value of values) {
        const count = counts.get(value) ?? 0;
        if (count > 0) groups.push([value, count]);
        covered += count;
      }
      if (covered >= offset + limit) return groups;
      at += values.length;
      if (values.length < size) return [...groups, [null, total - covered]];
    }
  }

  /** How many rows have each value. */
  #counts(where: SQL | undefined): Map<string | null, number> {
    const rows = this.#db.values(
      sql`SELECT ${this.#column}, count(*) FROM ${this.#table} ${whereClause(where)} GROUP BY ${this.#column}`,
    );
    return new Map(rows as Group[]);
  }

  #idsOf({ where }: List, { values, limit, offset }: Span): string[] {
    const known = values.filter((value) => value !== null);
    const found = this.#db.values(
      sql`SELECT ${this.#table.id}, ${this.#column} FROM ${this.#table} ${whereClause(and(where, this.#among(known)))}
        ORDER BY ${this.#table}.rowid ${this.#direction} LIMIT ${limit} OFFSET ${offset}`,
    ) as [string, string | null][];
    const byValue = Map.groupBy(found, ([, value]) => value);
    return values.flatMap((value) => (byValue.get(value) ?? []).map(([id]) => id));
  }

  /** That a row has one of some values; of no values, that it has none. */
  #among(values: readonly string[]): SQL {
    if (values.length === 0) return sql`${this.#column} IS NULL`;
    return sql`${this.#column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
  }

  /** The records that the reference may lead to, a few at a time, in the order of their names. */
  #values(): (at: number, size: number) => readonly string[] {
    const used = sql`SELECT ${this.#column} FROM ${this.#table} WHERE ${this.#column} IS NOT NULL`;
    const [[uses] = [0]] = this.#db.values(sql`SELECT count(*) FROM (${used} LIMIT ${FEW_ROWS + 1})`);
    if (Number(uses) > FEW_ROWS) return (at, size) => this.#inOrder(sql``, sql`LIMIT ${size} OFFSET ${at}`);
    // Of many records that few rows refer to, only those are looked up.
    const values = this.#inOrder(sql`WHERE o.id IN (${used})`);
    return (at, size) => values.slice(at, at + size);
  }

  #inOrder(among: SQL, page = sql``): string[] {
    if (!this.#target) return [];
    const rows = this.#db.values(
      sql`SELECT o.id FROM ${sql.identifier(this.#target.table)} o ${among}
        ORDER BY ${foldedTitle(this.#target)} ${this.#direction}, o.id ${this.#direction} ${page}`,
    );
    return rows.map(([id]) => String(id));
  }
}

/** A condition as SQL writes it after a table. */
export function whereClause(condition: SQL | undefined): SQL {
  return condition ? sql`WHERE ${condition}` : sql``;
}

type Span = { values: (string | null)[]; limit: number; offset: number };

/**
 * The values whose rows are on a page, in as few queries as it takes: one for the values that are on it with all their
 * rows, one each for the first and the last, of which it may hold only some.
 */
function spans(groups: readonly Group[], { limit, offset }: Page): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const [value, count] of groups) {
    const [from, to] = [Math.max(at, offset), Math.min(at + count, offset + limit)];
    at += count;
    if (from >= to) {
      if (at >= offset + limit) break;
      continue;
    }
    const last = found.at(-1);
    const isWhole = to - from === count && value !== null;
    if (isWhole && last && last.offset === 0 && last.limit === Number.MAX_SAFE_INTEGER)
      last.values.push(value);
    else if (isWhole) found.push({ values: [value], limit: Number.MAX_SAFE_INTEGER, offset: 0 });
    else found.push({ values: [value], limit: to - from, offset: from - (at - count) });
  }
  return found;
}
