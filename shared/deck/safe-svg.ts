const FORBIDDEN: readonly [RegExp, string][] = [
  [/<(?:[\w-]+:)?(?:script|handler|listener)\b/i, 'It holds a script.'],
  [/\son[a-z]+\s*=/i, 'It holds a script.'],
  [/(?:java|vb)script:/i, 'It holds a script.'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video|link)\b/i, 'It holds a page or a film.'],
  [/<!ENTITY/i, 'It defines entities.'],
  [/<\?xml-stylesheet/i, 'It loads a style sheet.'],
  [/@import/i, 'It loads a style sheet.'],
  [/\b(?:href|src)\s*=\s*(?!["']\s*(?:#|data:image\/(?:png|jpeg|webp)[;,]))/i, 'It loads another file.'],
  [/url\(\s*(?!["']?\s*#)/i, 'It loads another file.'],
];

/**
 * Why an SVG must not be taken, in a sentence; `null` when it is only a drawing: no script, and nothing that would be
 * loaded from elsewhere. What is drawn as an image runs no script anyway; this keeps it out of the workspace too.
 */
export function svgProblem(base64: string): string | null {
  const text = asciiOf(base64);
  if (text.includes('\0') || !/<(?:[\w-]+:)?svg\b/i.test(text)) return 'It is not an SVG in UTF-8.';
  return FORBIDDEN.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** The bytes as characters one by one: everything that is looked for is ASCII. */
function asciiOf(base64: string): string {
  const codes: number[] = [];
  let [bits, held] = [0, 0];
  for (const digit of base64) {
    const value = VALUES.get(digit);
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    codes.push((held >> bits) & 0xff);
  }
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += 8192)
    parts.push(String.fromCharCode(...codes.slice(at, at + 8192)));
  return parts.join('');
}
