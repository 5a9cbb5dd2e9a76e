import { Braces, ClipboardCopy, FileSpreadsheet } from 'lucide-react';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import type { MenuEntry } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import { saveMade } from './save-made.ts';

/** A table in words: what it shows, cell by cell. */
export type Grid = { columns: readonly string[]; rows: readonly (readonly string[])[] };

type Named = { title: string; fileName: (end: string) => string; grid: () => Grid };

/** What a table of the window can become: pasted, or a file. */
export function gridEntries({ title, fileName, grid }: Named): MenuEntry[] {
  const save = (format: 'csv' | 'json') =>
    saveMade({
      title: `Export “${title}”`,
      suggestedName: fileName(format),
      filter: { name: format.toUpperCase(), extensions: [format] },
      make: async () => await core.exporting.tableText({ ...plain(grid()), format }),
    });
  return [
    { label: 'Copy as table', icon: ClipboardCopy, onSelect: () => void copy(title, grid()) },
    { label: 'Save as CSV…', icon: FileSpreadsheet, onSelect: () => void save('csv') },
    { label: 'Save as JSON…', icon: Braces, onSelect: () => void save('json') },
  ];
}

function plain({ columns, rows }: Grid) {
  return { columns: [...columns], rows: rows.map((row) => [...row]) };
}

/** For documents and spreadsheets as a table, for plain text as Markdown. */
async function copy(title: string, grid: Grid): Promise<void> {
  await attempt(async () => {
    const { text } = await core.exporting.tableText({ ...plain(grid), format: 'markdown' });
    await shell.clipboard.write({ text, html: tableHtml(grid) });
    notify({ title: `“${title}” is copied.` });
  });
}

function tableHtml({ columns, rows }: Grid): string {
  const table = document.createElement('table');
  const add = (cells: readonly string[], tag: 'th' | 'td') => {
    const line = table.insertRow();
    for (const cell of cells) line.appendChild(document.createElement(tag)).textContent = cell;
  };
  add(columns, 'th');
  for (const row of rows) add(row, 'td');
  return table.outerHTML;
}
