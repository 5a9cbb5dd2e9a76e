/** Reading values out of parsed YAML and JSON whose shape nobody has promised. */

export type Loose = Record<string, unknown>;

/** The object, or an empty one for anything else. */
export function asObject(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** The list; a single value is a list of one, nothing is an empty one. */
export function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

/** Trimmed text of a string, number or boolean; `null` for anything else and for empty text. */
export function asText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

export function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The texts of a list. */
export function asTexts(value: unknown): string[] {
  return asList(value)
    .map(asText)
    .filter((text) => text !== null);
}
