/**
 * A value as the one JSON text there is for it: keys in order, nothing undefined, no white space (in the spirit of
 * RFC 8785). Equal values give equal bytes, so that the hash of the text names the value.
 * @throws RangeError for a number that JSON cannot hold
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('JSON holds finite numbers only.');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
