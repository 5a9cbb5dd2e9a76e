import Papa from 'papaparse';

const RULE = /^\|(?:\s*:?-+:?\s*\|)+$/;

/** A Markdown table as CSV; any other text as it is. */
export function csvOfMarkdown(text: string): string {
  const [header = '', rule = '', ...rows] = text.trim().split(/\r?\n/);
  if (!header.startsWith('|') || !RULE.test(rule.trim())) return text;
  // The line of the rule stays, empty, so that rows are told by their lines.
  const lines = [cellsOf(header), [''], ...rows.map(cellsOf)];
  return Papa.unparse(lines, { newline: '\n' });
}

/** The cells between the bars of a line, with the line breaks that they have. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (const [part] of line
    .trim()
    .replace(/^\|/, '')
    .matchAll(/\\[\\|]|[^\\|]+|[\\|]/g)) {
    if (part === '|') cells.push('');
    else cells.push(`${cells.pop()}${/^\\./.test(part) ? part.slice(1) : part}`);
  }
  if (cells.at(-1)?.trim() === '') cells.pop();
  // An apostrophe here is no guard, as it is in CSV.
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^(?='+[=+\-@])/, "'")
      .replaceAll(/<br\s*\/?>/gi, '\n'),
  );
}
