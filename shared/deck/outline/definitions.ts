import type { Figure } from '../../figure/figure.ts';
import { shortSample } from '../../figure/figure-text.ts';
import { formatNumber } from '../../figure/format.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import { FIGURE_MEANINGS, SHOWN_FIGURES } from '../../review/shown-figures.ts';
import type { DeckDocument } from '../deck.ts';
import type { Slide, SlideKind } from '../slide.ts';
import { beside, nothing, plainLabel, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** A figure with what it means, what was left out and, where it is not the week, its period. */
type Defined = { key: string; label: string; n: string; meaning: string };

/** Letters that surely fit a line of each column, and lines that fit a column of the page. */
const [LABEL_LETTERS, MEANING_LETTERS, COLUMN_LINES] = [25, 49, 37];
/** What a row takes besides its lines, and how high it is at least, in lines. */
const [EDGE, LEAST] = [0.4, 1.65];
/** Columns of a page. */
const SIDES = 2;

/** The figures that kinds of slide show. */
const FIGURES_OF_KIND: Partial<Record<SlideKind, readonly string[]>> = {
  headline: SHOWN_FIGURES.headline,
  incidents: SHOWN_FIGURES.incidents,
  'restore-times': SHOWN_FIGURES.durations,
  'postmortems-actions': SHOWN_FIGURES.actions,
  hiring: SHOWN_FIGURES.hiring,
  cost: SHOWN_FIGURES.cost,
  'on-call': SHOWN_FIGURES.onCall,
  assurance: SHOWN_FIGURES.assurance,
  'security-posture': SHOWN_FIGURES.posture,
  resilience: SHOWN_FIGURES.resilience,
};

const COLUMNS: readonly FactColumn<Defined>[] = [
  { header: 'Figure', cell: ({ label }) => label, text: ({ label }) => label, width: '29%', lines: 2 },
  { header: 'n', cell: ({ n }) => n, width: '6em', isNumber: true },
  { header: 'Means', cell: ({ meaning }) => meaning, text: ({ meaning }) => meaning, lines: 2 },
];

export const definitionsOutline: SlideOutline = {
  parts: (data, _slide, _extra, document) => definitionPages(data, document).length,
  words: ({ data }) => ({
    notes: [
      `n = rows that made the value, of those looked at. The period is ${data.weekLabel} where no other is named`,
      '“—” = no data, never zero',
    ],
  }),
  body: ({ data, document, part }) => {
    const [left, right] = definitionsOfPart(data, document, part).map((facts) => table(facts));
    if (!left) return [nothing('This review has no figures.')];
    return right ? [beside([0.5, [left]], [0.5, [right]])] : [left];
  },
};

/** What one page tells of the figures, a table for each of its columns. */
export function definitionsOfPart(data: ReviewData, document: DeckDocument, part: number): Facts<Defined>[] {
  const sides = definitionPages(data, document)[part - 1] ?? [];
  const told = sides.filter(({ length }) => length > 0);
  return told.map((rows, index) => ({
    name: index === 0 ? 'Figures of this deck' : 'Figures of this deck, continued',
    isTitled: false,
    columns: COLUMNS,
    rows,
    rowKey: ({ key }) => key,
    empty: '',
  }));
}

/** The figures by page and column, each column about as high. */
function definitionPages(data: ReviewData, document: DeckDocument): Defined[][][] {
  const rows = definedFigures(data, document);
  const total = rows.reduce((sum, row) => sum + linesOf(row), 0);
  const columns = SIDES * Math.max(1, Math.ceil(total / (SIDES * COLUMN_LINES)));
  const each = total / columns;
  const filled: Defined[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const lines = linesOf(row);
    const isEnough = used >= each || used + lines > COLUMN_LINES;
    if (isEnough) filled.push([]);
    used = isEnough ? lines : used + lines;
    filled.at(-1)?.push(row);
  }
  return Array.from({ length: Math.ceil(filled.length / SIDES) }, (_, page) =>
    filled.slice(page * SIDES, (page + 1) * SIDES),
  );
}

function linesOf({ label, meaning }: Defined): number {
  const lines = [label.length / LABEL_LETTERS, meaning.length / MEANING_LETTERS].map(Math.ceil);
  return Math.max(LEAST, ...lines.map((count) => count + EDGE));
}

/** The figures that the slides show, then their KPIs; all that have a meaning in a deck that shows none. */
function definedFigures({ figures, kpis, weekLabel }: ReviewData, document: DeckDocument): Defined[] {
  const ofKpis = kpis.rows.map(({ slug, definition }) => [`kpi.${slug}`, definition ?? ''] as const);
  const meanings = new Map([...Object.entries(FIGURE_MEANINGS), ...ofKpis]);
  const shown = new Set(document.slides.flatMap((slide) => keysOf(slide, document)));
  return Object.values(figures)
    .filter(({ key }) => (shown.size > 0 ? shown.has(key) : meanings.has(key)))
    .map((figure) => ({
      key: figure.key,
      label: plainLabel(figure.label),
      n: shortSample(figure).replace('n ', ''),
      meaning: [
        meanings.get(figure.key),
        figure.period.label === weekLabel ? '' : `${figure.period.label}.`,
        figure.value === null ? figure.reason : leftOut(figure),
      ]
        .filter(Boolean)
        .join(' '),
    }));
}

function leftOut({ excluded }: Figure): string {
  const reasons = excluded.filter(({ n }) => n > 0).map(({ reason, n }) => `${reason} (${formatNumber(n)})`);
  return reasons.length === 0 ? '' : `Left out: ${reasons.join(', ')}.`;
}

/** The figures that a slide shows, by their keys. */
function keysOf(slide: Slide, { data, extra }: DeckDocument): readonly string[] {
  if (slide.kind === 'kpi-scorecard') return data.kpis.rows.map(({ slug }) => `kpi.${slug}`);
  const body = extra[slide.id]?.body;
  if (body?.kind === 'comparison') return body.rows.map(({ now }) => now.key);
  return FIGURES_OF_KIND[slide.kind] ?? [];
}
