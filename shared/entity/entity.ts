import { z } from 'zod';
import type { AnyField, Audience, Field } from './field.ts';

export type Fields = Record<string, AnyField>;

/** A rule over several fields of one record. `holds` gets the complete row and must accept missing values. */
export type Rule = {
  field: string;
  holds: (row: Record<string, unknown>) => boolean;
  message: string;
};

/** The day that something became so: `field` takes it when `when` becomes `is`, and loses it when that ends. */
export type Stamp = { field: string; when: string; is: string };

/** A number that follows from others of the same record: it is listed, ordered and filtered by, never typed or stored. */
export type Derived = { field: AnyField; product: readonly string[] };

/**
 * The one description of a kind of record. Table, form, filters, import mapping, export columns, search, history and
 * redaction are all read from it.
 */
export type Entity<N extends string = string, F extends Fields = Fields> = {
  /** Name in code and in addresses, e.g. `actionItem`. */
  name: N;
  /** Table name in the workspace file. */
  table: string;
  label: string;
  plural: string;
  /** One sentence for the empty list: what these records are for. */
  about: string;
  /** Prefix of the human key, e.g. `INC` for `INC-42`; without it records have no key. */
  keyPrefix: string | undefined;
  /** The field that names a record to a person. */
  title: string;
  /** The `ref` field whose name stands before the title where the title alone, e.g. a week, tells no records apart. */
  subject: string | undefined;
  /** The `ref` field that points to the record this one is part of. */
  parent: string | undefined;
  fields: F;
  derived: Readonly<Record<string, Derived>>;
  rules: readonly Rule[];
  /** Fields that together must be unique. */
  unique: readonly (readonly string[])[];
  /** Field combinations that weekly queries look up; with `id` at the end the table itself need not be read. */
  indexes: readonly (readonly string[])[];
  /** Field that orders the list at first; a leading `-` means newest or largest first. */
  order: string;
  /** The values of a choice that leave nothing to do: those records come after all others at first. */
  settled: { field: string; values: readonly string[] } | undefined;
  /** At first, records whose day in the ordering field is over come after those to come. */
  isPastLast: boolean;
  hiddenFrom: readonly Audience[];
  /** Muster writes these records itself, e.g. a log; nobody makes one by hand. */
  isMadeByMuster: boolean;
  /** There are tens of thousands of these: every order of their list has an index, and their texts are kept folded. */
  isLarge: boolean;
  /** Days that follow from another field, so that nobody has to type them. */
  stamps: readonly Stamp[];
};

type EntityInput<N extends string, F extends Fields> = Pick<
  Entity<N, F>,
  'name' | 'label' | 'plural' | 'about' | 'title' | 'fields'
> & {
  keyPrefix?: string;
  subject?: keyof F & string;
  parent?: keyof F & string;
  derived?: Record<string, { field: AnyField; product: readonly (keyof F & string)[] }>;
  rules?: readonly Rule[];
  unique?: readonly (readonly (keyof F & string)[])[];
  indexes?: readonly (readonly ((keyof F & string) | 'id')[])[];
  order?: string;
  settled?: { field: keyof F & string; values: readonly string[] };
  isPastLast?: boolean;
  hiddenFrom?: readonly Audience[];
  isMadeByMuster?: boolean;
  isLarge?: boolean;
  stamps?: readonly { field: keyof F & string; when: keyof F & string; is: string }[];
};

/** Describes a kind of record. */
export function defineEntity<const N extends string, F extends Fields>(
  input: EntityInput<N, F>,
): Entity<N, F> {
  return {
    table: snakeCase(input.name),
    keyPrefix: undefined,
    subject: undefined,
    parent: undefined,
    derived: {},
    rules: [],
    unique: [],
    indexes: [],
    order: input.title,
    settled: undefined,
    isPastLast: false,
    hiddenFrom: [],
    isMadeByMuster: false,
    isLarge: false,
    stamps: [],
    ...input,
  };
}

type ValueOf<F> = F extends Field<infer V, infer N, boolean> ? (N extends true ? V | null : V) : never;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K]['optional'] extends true ? K : never;
}[keyof F];

/** What every record carries besides its own fields. */
export type RecordBase = {
  id: string;
  /** Human key such as `INC-42`; display only. */
  key: string | null;
  createdAt: string;
  updatedAt: string;
  /** The import that brought the record, e.g. `pagerduty`, and its id there: importing again updates it. */
  source: string | null;
  sourceId: string | null;
};

/** A stored record. */
export type RowOf<E extends Entity> = RecordBase & {
  [K in keyof E['fields']]: ValueOf<E['fields'][K]>;
};

type Origin = {
  id?: string | undefined;
  key?: string | null | undefined;
  source?: string | null | undefined;
  sourceId?: string | null | undefined;
};

/** What making a record takes. */
export type InsertOf<E extends Entity> = Origin & {
  [K in Exclude<keyof E['fields'], OptionalKeys<E['fields']>>]: ValueOf<E['fields'][K]>;
} & { [K in OptionalKeys<E['fields']>]?: ValueOf<E['fields'][K]> | undefined };

/** What changing a record takes: any of its fields. */
export type UpdateOf<E extends Entity> = {
  [K in keyof E['fields']]?: ValueOf<E['fields'][K]> | undefined;
} & {
  key?: string | null | undefined;
};

/** A record of an entity that is not known at compile time. */
export type AnyRow = RecordBase & Record<string, unknown>;

const origin = {
  id: z.string().min(1).max(64).optional(),
  key: z.string().trim().min(1).max(100).nullish(),
  source: z.string().max(100).nullish(),
  sourceId: z.string().max(500).nullish(),
};

/** Validates what making a record takes; unknown fields are refused, defaults filled in. */
export function insertSchema<E extends Entity>(entity: E): z.ZodType<InsertOf<E>> {
  const shape = mapFields(entity, (field) => {
    if (field.default !== undefined) return field.schema.default(field.default);
    return field.optional ? field.schema.nullish() : field.schema;
  });
  return withRules(entity, z.strictObject({ ...origin, ...shape })) as unknown as z.ZodType<InsertOf<E>>;
}

/** Validates the changed fields only; rules over several fields are checked on the whole row by `ruleErrors`. */
export function updateSchema<E extends Entity>(entity: E): z.ZodType<UpdateOf<E>> {
  const shape = mapFields(entity, (field) =>
    field.nullable ? field.schema.nullable().optional() : field.schema.optional(),
  );
  return z.strictObject({ key: origin.key, ...shape }) as unknown as z.ZodType<UpdateOf<E>>;
}

/** The rules a complete row breaks. */
export function ruleErrors(
  entity: Entity,
  row: Record<string, unknown>,
): { field: string; message: string }[] {
  return entity.rules.filter((rule) => !rule.holds(row)).map(({ field, message }) => ({ field, message }));
}

/**
 * The values of a change with the days that follow from them, e.g. the day an action was completed. A day that is given
 * stays. `before` is the record as it was, empty for a new one; `today` is the workspace's local date.
 */
export function stamped<V extends Record<string, unknown>>(
  entity: Entity,
  before: Record<string, unknown>,
  values: V,
  today: string,
): V {
  const days: Record<string, unknown> = {};
  for (const { field, when, is } of entity.stamps) {
    if (values[when] === undefined || values[field] !== undefined) continue;
    if (values[when] === is) days[field] = before[field] ?? today;
    else if (before[when] === is) days[field] = null;
  }
  return { ...values, ...days };
}

/** A field of an entity by its name. Throws when there is none, which is a bug of the caller. */
export function fieldOf(entity: Entity, name: string): AnyField {
  const field = entity.fields[name];
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  return field;
}

/** `actionItem` → `action_item`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A rule: `later` must not be before `earlier` when both are there. Works on dates, months and instants alike. */
export function notBefore(later: string, earlier: string, message: string): Rule {
  return {
    field: later,
    holds: (row) => {
      const [from, to] = [row[earlier], row[later]];
      return typeof from !== 'string' || typeof to !== 'string' || to >= from;
    },
    message,
  };
}

function mapFields(entity: Entity, map: (field: AnyField) => z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(entity.fields).map(([name, field]) => [name, map(field)]));
}

function withRules(entity: Entity, schema: z.ZodType): z.ZodType {
  if (entity.rules.length === 0) return schema;
  return schema.superRefine((row, context) => {
    for (const { field, message } of ruleErrors(entity, row as Record<string, unknown>)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
}
