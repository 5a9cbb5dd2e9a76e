import type { CardMoment } from '#shared/deck/cards/card-moment.ts';
import { cardTables } from '#shared/deck/cards/card-tables.ts';
import type { DeckDocument, ScorecardDocument } from '#shared/deck/deck.ts';
import type { SlideBody } from '#shared/deck/slide-body.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { figureGrid } from '#shared/figure/figure-grid.ts';
import type { PdfAttachment } from './finish-pdf.ts';
import { toCsv } from './table.ts';

type Figures = Pick<DeckDocument, 'data' | 'extra'>;

/** The figures of a deck as the files attached to it, for readers who want to reckon with them. */
export function figureFiles(document: Figures): PdfAttachment[] {
  return filesOf(document.data, figuresOf(document));
}

/**
 * What a scorecard shows as the files attached to it: its figures, where it has some, and each of its tables by name,
 * with the rows that its page had no room for.
 */
export function scorecardFiles(document: ScorecardDocument): PdfAttachment[] {
  const figures = Object.values(document.data.figures);
  const tables = cardTables(document).map(
    ({ key, columns, rows }): PdfAttachment => ({
      name: `${key}.csv`,
      type: 'text/csv',
      text: toCsv(columns, rows),
    }),
  );
  return [...(figures.length > 0 ? filesOf(document.data, figures) : []), ...tables];
}

function filesOf(
  { week, asOf }: Pick<CardMoment, 'week' | 'asOf'>,
  list: readonly Figure[],
): PdfAttachment[] {
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

/** The figures of the review, then those that slides have of other periods, each once. */
function figuresOf({ data, extra }: Figures): Figure[] {
  const own = Object.values(data.figures);
  const ofSlides = Object.values(extra).flatMap(({ body }) => (body ? figuresOfBody(body) : []));
  const byName = new Map(
    ofSlides.map((figure) => [`${figure.key} ${figure.label} ${figure.period.label}`, figure]),
  );
  return [...own, ...byName.values()];
}

function figuresOfBody(body: SlideBody): readonly Figure[] {
  // Those of a longer period may have the same one in both weeks, and another value.
  if (body.kind === 'comparison')
    return body.rows.flatMap(({ before }) =>
      before ? [{ ...before, label: `${before.label}, as of ${body.before}` }] : [],
    );
  return body.kind === 'durations' ? (body.figures ?? []) : [];
}
