import type { Filter } from '#shared/record/list-query.ts';
import { recordPath } from './link.tsx';
import { go, type Params } from './location.ts';

/** Longer lists of ids are kept beside the address, which has room for about so many characters. */
const MAX_IN_ADDRESS = 1500;
const STORE = 'muster.rows.';

/** The view of a list that shows rows as rows: that is how those behind a figure are shown. */
export const TABLE_VIEW = 'table';

/** The address that shows exactly the rows behind a figure, with a line that says which figure. */
function lineageParams(ids: readonly string[], figure: string): Params {
  const text = ids.join(',');
  if (text.length <= MAX_IN_ADDRESS) return { ids: text, figure };
  return { rows: kept(text), figure };
}

/** The address that shows the rows for which these filters hold, as they are when it is opened. */
function filterParams(where: readonly Filter[], figure: string): Params {
  const text = JSON.stringify(where);
  return { where: text.length <= MAX_IN_ADDRESS ? text : kept(text), figure, view: TABLE_VIEW };
}

/** Opens the rows for which these filters hold, in their table. */
export function openFiltered(entity: string, where: readonly Filter[], figure: string): void {
  go(recordPath(entity), filterParams(where, figure));
}

/** Opens the rows behind a figure; a single row is opened itself. */
export function openRows(entity: string, ids: readonly string[], figure: string): void {
  const only = ids.length === 1 ? ids[0] : undefined;
  if (only !== undefined) go(recordPath(entity, only));
  else go(recordPath(entity), { ...lineageParams(ids, figure), view: TABLE_VIEW });
}

/** The ids an address names, `null` when it names none. */
export function lineageIds(params: URLSearchParams): string[] | null {
  const stored = params.get('rows');
  const text = stored === null ? params.get('ids') : sessionStorage.getItem(STORE + stored);
  return text === null ? null : text.split(',').filter((id) => id !== '');
}

/** The filters an address names, `null` when it names none; the caller checks them. */
export function addressFilters(params: URLSearchParams): unknown {
  const given = params.get('where');
  if (given === null) return null;
  const text = given.startsWith('[') ? given : sessionStorage.getItem(STORE + given);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function kept(text: string): string {
  const name = hash(text);
  sessionStorage.setItem(STORE + name, text);
  return name;
}

function hash(text: string): string {
  let value = 0;
  for (let at = 0; at < text.length; at += 1) value = (Math.imul(value, 31) + text.charCodeAt(at)) | 0;
  return (value >>> 0).toString(36) + text.length.toString(36);
}
