import type { Figure } from '#shared/figure/figure.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import type { PdfAttachment } from './finish-pdf.ts';
import { toCsv } from './table.ts';

const HEADER = [
  'Key',
  'Figure',
  'Value',
  'Unit',
  'Currency',
  'n',
  'Left out',
  'Period',
  'From',
  'Until',
  'Target',
  'Colour',
  'Before',
  'Why there is no value',
];

/** The figures of a review as the files attached to its deck, for readers who want to reckon with them. */
export function figureFiles({ figures, week, asOf }: ReviewData): PdfAttachment[] {
  const list = Object.values(figures);
  // Rows are named by ids of the workspace, which say nothing outside it.
  const plain = list.map(({ lineage: _rows, ...figure }) => figure);
  return [
    { name: 'figures.csv', type: 'text/csv', text: toCsv(HEADER, list.map(cells)) },
    {
      name: 'figures.json',
      type: 'application/json',
      text: JSON.stringify({ week: week.key, asOf, figures: plain }, null, 2),
    },
  ];
}

function cells(figure: Figure): string[] {
  const { key, label, value, unit, currency, n, excluded, period, target, rag, previous, reason } = figure;
  const number = (one: number | null | undefined) => (one === null || one === undefined ? '' : String(one));
  return [
    key,
    label,
    number(value),
    unit,
    currency ?? '',
    String(n),
    excluded.map((left) => `${left.n} ${left.reason}`).join('; '),
    period.label,
    period.start,
    period.end,
    number(target?.value),
    rag ?? '',
    number(previous),
    reason ?? '',
  ];
}
