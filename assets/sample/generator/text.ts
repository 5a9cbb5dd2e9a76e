/** A cell of a CSV file; `null` and `undefined` are empty. */
export type Cell = string | number | boolean | null | undefined;

type CsvOptions = { newline?: '\n' | '\r\n'; bom?: boolean };

/** CSV as RFC 4180 has it. */
export function csv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { newline = '\n', bom = false }: CsvOptions = {},
): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(','));
  return `${bom ? '\uFEFF' : ''}${lines.join(newline)}${newline}`;
}

/** `1,250.00`: money in major units, as finance tools write it. */
export function money(amount: number): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** `85%`, with at most that many decimals. */
export function percent(fraction: number, decimals = 0): string {
  return `${Number((fraction * 100).toFixed(decimals))}%`;
}

export function round(value: number, decimals = 0): number {
  return Number(value.toFixed(decimals));
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A YAML value: a map keeps its order, `undefined` entries are left out. */
export type Yaml = string | number | boolean | readonly Yaml[] | { [key: string]: Yaml | undefined };

/** YAML in block style with two spaces; strings are quoted where YAML would read something else. */
export function yaml(value: Yaml, indent = ''): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${yamlItem(item, indent)}`).join('');
  return Object.entries(value as Record<string, Yaml | undefined>)
    .map(([key, entry]) => (entry === undefined ? '' : `${indent}${key}:${yamlEntry(entry, indent)}`))
    .join('');
}

/** Several documents in one file. */
export function yamlDocuments(documents: readonly Yaml[]): string {
  return documents.map((document) => yaml(document)).join('---\n');
}

function yamlEntry(value: Yaml, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${yaml(value, `${indent}  `)}`;
  if (typeof value === 'object') return `\n${yaml(value, `${indent}  `)}`;
  return ` ${scalar(value as string | number | boolean)}\n`;
}

function yamlItem(value: Yaml, indent: string): string {
  if (typeof value === 'object') return yaml(value, `${indent}  `).trimStart();
  return `${scalar(value)}\n`;
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^[A-Za-z][\w ./:@()+-]*$/.test(value) &&
    !/(: |:$|\s$|^(true|false|yes|no|null|on|off|y|n)$)/i.test(value);
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
