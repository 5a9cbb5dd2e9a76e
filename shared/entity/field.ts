import { z } from 'zod';

/** Who a page, a deck or a file is for. What a field's `hiddenFrom` names is absent there, not blanked. */
export const AUDIENCES = ['team', 'director', 'executive', 'customer'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type FieldKind =
  | 'text'
  | 'longText' // Markdown
  | 'url'
  | 'email'
  | 'integer'
  | 'number'
  | 'ratio' // a fraction, shown and entered as percent
  | 'money' // integer minor units of the record's `currency` field
  | 'boolean'
  | 'date'
  | 'month'
  | 'quarter'
  | 'instant'
  | 'oneOf'
  | 'ref' // id of one record of `target`
  | 'refs' // ids of several records of `target`
  | 'tags'
  | 'links';

export type Link = { title: string; url: string };

/** What happens to a record when the record it refers to is removed. */
export type OnRemove = 'clear' | 'refuse' | 'remove';

type Options<V> = {
  /** The record cannot exist without it. */
  required?: boolean;
  /** Used when nothing is given; the stored value is then never null. */
  default?: V;
  unit?: string;
  /** At most as many decimals are shown of a ratio's percentage; it is edited and stored whole. */
  decimals?: number;
  /** Its unit is the one that the record names in its field `unit`, e.g. the target of a KPI. */
  isInOwnUnit?: boolean;
  /** It is the first day of a period that the record's field `grain` names: of a month, the month is shown. */
  isOwnPeriod?: boolean;
  /** One sentence under the field in a form and in the glossary. */
  help?: string;
  /** Other headers under which imports bring this field. */
  names?: readonly string[];
  hiddenFrom?: readonly Audience[];
  /** Found by the full-text search. */
  search?: boolean;
  /** Shown as a column of the list before a person chooses columns. */
  list?: boolean;
  min?: number;
  max?: number;
  onRemove?: OnRemove;
};

/**
 * One field of a record. `Value` is its type when present, `Nullable` whether a stored row may lack it,
 * `Optional` whether making a record may leave it out.
 */
export type Field<Value = unknown, Nullable extends boolean = boolean, Optional extends boolean = boolean> = {
  kind: FieldKind;
  label: string;
  /** Validates a present value; nullability is added by the entity's schemas. */
  schema: z.ZodType<Value>;
  nullable: Nullable;
  optional: Optional;
  default: Value | undefined;
  unit: string | undefined;
  decimals: number | undefined;
  isInOwnUnit: boolean;
  isOwnPeriod: boolean;
  help: string | undefined;
  names: readonly string[];
  hiddenFrom: readonly Audience[];
  search: boolean;
  list: boolean;
  /** The choices of a `oneOf`, in their order. */
  choices: readonly Choice[];
  /** The entity a `ref` or `refs` points to. */
  target: string | undefined;
  onRemove: OnRemove;
  min: number | undefined;
  max: number | undefined;
};

export type Choice = { value: string; label: string };
/** Any field, whatever its value. */
// biome-ignore lint/suspicious/noExplicitAny: zod's types are invariant in their value, so a common supertype needs it
export type AnyField = Field<any, boolean, boolean>;

type NullableOf<O> = O extends { required: true } | { default: unknown } ? false : true;
type OptionalOf<O> = O extends { required: true } ? false : true;
type FieldOf<V, O> = Field<V, NullableOf<O>, OptionalOf<O>>;

type Extra = { choices?: readonly Choice[]; target?: string };

function build<V, O extends Options<V>>(
  kind: FieldKind,
  label: string,
  schema: z.ZodType<V>,
  options: O,
  extra: Extra = {},
): FieldOf<V, O> {
  const required = options.required === true;
  return {
    kind,
    label,
    schema,
    nullable: !required && options.default === undefined,
    optional: !required,
    default: options.default,
    unit: options.unit,
    decimals: options.decimals,
    isInOwnUnit: options.isInOwnUnit ?? false,
    isOwnPeriod: options.isOwnPeriod ?? false,
    help: options.help,
    names: options.names ?? [],
    hiddenFrom: options.hiddenFrom ?? [],
    search: options.search ?? false,
    list: options.list ?? false,
    choices: extra.choices ?? [],
    target: extra.target,
    onRemove: options.onRemove ?? (required ? 'refuse' : 'clear'),
    min: options.min,
    max: options.max,
  } as FieldOf<V, O>;
}

const simple =
  <V>(kind: FieldKind, schema: z.ZodType<V>) =>
  <const O extends Options<V>>(label: string, options: O = {} as O): FieldOf<V, O> =>
    build(kind, label, schema, options);

const numeric =
  (kind: FieldKind, base: z.ZodNumber) =>
  <const O extends Options<number>>(label: string, options: O = {} as O): FieldOf<number, O> =>
    build(kind, label, bounded(base, options), options);

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Text that SQLite, JSON and every other program keep as it is. */
const isWhole = (value: string) => value.isWellFormed() && !value.includes('\0');
const BROKEN = 'It has a broken character in it. Type it instead of pasting it.';

export const text = simple(
  'text',
  z
    .string()
    .trim()
    .min(1, 'Enter some text.')
    .max(500, 'Keep it under 500 characters.')
    .refine(isWhole, BROKEN),
);
export const longText = simple(
  'longText',
  z.string().max(50_000, 'Keep it under 50,000 characters.').refine(isWhole, BROKEN),
);
export const url = simple(
  'url',
  z
    .string()
    .trim()
    .max(2_000)
    .regex(/^(https?:\/\/|mailto:)\S+$/i, 'Enter an address that starts with https://.'),
);
export const email = simple(
  'email',
  z
    .string()
    .trim()
    .max(320)
    .regex(/^\S+@\S+$/, 'Enter an e-mail address.'),
);
/** An ISO 4217 code; in small letters it is the same one. */
export const currency = simple(
  'text',
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Write the currency as its ISO code, e.g. EUR.'),
);
export const boolean = simple('boolean', z.boolean());
export const date = simple(
  'date',
  z.string().regex(DATE, 'Enter a date as 2026-11-23.').refine(isCalendarDate, 'There is no such day.'),
);
export const month = simple(
  'month',
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Enter a month as 2026-11.'),
);
export const quarter = simple('quarter', z.string().regex(/^\d{4}Q[1-4]$/, 'Enter a quarter as 2026Q4.'));
/** UTC, millisecond precision, `Z`: text order is time order. */
export const instant = simple(
  'instant',
  z
    .string()
    .regex(INSTANT, 'Enter a date and time.')
    .refine((value) => !Number.isNaN(Date.parse(value)), 'There is no such moment.'),
);
export const tags = simple('tags', z.array(z.string().trim().min(1).max(100)).max(100));
export const links = simple(
  'links',
  z
    .array(
      z.object({
        title: z.string().max(200),
        url: z.string().regex(/^https?:\/\/\S+$/i),
      }),
    )
    .max(50),
);
export const integer = numeric('integer', z.number('Enter a whole number.').int('Enter a whole number.'));
export const number = numeric('number', z.number('Enter a number.'));
export const ratio = numeric('ratio', z.number('Enter a percentage.'));
export const money = numeric('money', z.number('Enter an amount.').int());

/** A field with a fixed set of values, each with the word a person reads. */
export function oneOf<const C extends Record<string, string>, const O extends Options<keyof C & string>>(
  label: string,
  choices: C,
  options: O = {} as O,
): FieldOf<keyof C & string, O> {
  const values = Object.keys(choices) as (keyof C & string)[];
  const schema = z.enum(values as [keyof C & string, ...(keyof C & string)[]], 'Choose one of the values.');
  return build('oneOf', label, schema as unknown as z.ZodType<keyof C & string>, options, {
    choices: Object.entries(choices).map(([value, word]) => ({
      value,
      label: word,
    })),
  });
}

/** The id of one record of another entity. */
export function ref<const O extends Options<string>>(
  label: string,
  target: string,
  options: O = {} as O,
): FieldOf<string, O> {
  return build('ref', label, z.string().min(1).max(64), options, { target });
}

/** The ids of several records of another entity; kept in a table of its own, in no particular order. */
export function refs<const O extends Options<string[]>>(
  label: string,
  target: string,
  options: O = {} as O,
): Field<string[], false, true> {
  const schema = z.array(z.string().min(1).max(64)).max(500);
  return build('refs', label, schema, { ...options, default: [] }, { target }) as unknown as Field<
    string[],
    false,
    true
  >;
}

function bounded(schema: z.ZodNumber, { min, max }: Options<number>): z.ZodNumber {
  let result = schema;
  if (min !== undefined) result = result.min(min, `Enter ${min} or more.`);
  if (max !== undefined) result = result.max(max, `Enter ${max} or less.`);
  return result;
}

function isCalendarDate(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
