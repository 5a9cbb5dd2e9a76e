import { figureGrid } from '#shared/figure/figure-grid.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import type { PdfAttachment } from './finish-pdf.ts';
import { toCsv } from './table.ts';

/** The figures of a review as the files attached to its deck, for readers who want to reckon with them. */
export function figureFiles({ figures, week, asOf }: ReviewData): PdfAttachment[] {
  const list = Object.values(figures);
  const { columns, rows } = figureGrid(list);
  // Rows are named by ids of the workspace, which say nothing outside it.
  const plain = list.map(({ lineage: _rows, ...figure }) => figure);
  return [
    { name: 'figures.csv', type: 'text/csv', text: toCsv(columns, rows) },
    {
      name: 'figures.json',
      type: 'application/json',
      text: JSON.stringify({ week: week.key, asOf, figures: plain }, null, 2),
    },
  ];
}
