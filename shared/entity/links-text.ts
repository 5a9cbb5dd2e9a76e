import type { Link } from './field.ts';

/** Links as people write them: `Runbook https://…`, one per line or semicolon. */

/** A link as `linksIn` reads it back; an address that is its own title stands alone. */
export function linkText({ title, url }: Link): string {
  return title === url ? url : `${title} ${url}`;
}

/** The links of a text, or the part of it that has no address. An address alone is its own title. */
export function linksIn(text: string): { links: Link[] } | { wrong: string } {
  const links: Link[] = [];
  for (const line of text.split('\n')) {
    // A semicolon in an address belongs to it, and one in a title too: a link ends with its address.
    const begun: string[] = [];
    for (const piece of line.split(/;\s+|;(?=https?:\/\/)/i)) {
      const link = linkOf(begun, piece.trim());
      if (link) {
        links.push(link);
        begun.length = 0;
      } else if (piece.trim() !== '') begun.push(piece.trim());
    }
    if (begun.length > 0) return { wrong: begun.join('; ') };
  }
  return { links };
}

/** What may stand around an address, as in `Runbook (https://…)`. */
const CLOSING: Readonly<Record<string, string>> = { '<': '>', '(': ')' };

/** The link that ends with this piece of text; its title may have begun in pieces before. */
function linkOf(begun: readonly string[], piece: string): Link | undefined {
  const last = piece.split(/\s/).at(-1) ?? '';
  const inLast = last.search(/https?:\/\/./i);
  if (inLast < 0) return undefined;
  const at = piece.length - last.length + inLast;
  const closing = CLOSING[piece.charAt(at - 1)];
  const end = closing !== undefined && piece.endsWith(closing) ? -1 : undefined;
  const url = piece.slice(at, end);
  const title = [...begun, withoutMarks(piece.slice(0, at))].filter((part) => part !== '').join('; ');
  return { title: (title || url).slice(0, 200), url };
}

/** A title without what leads from it to its address. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t|<(:'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
