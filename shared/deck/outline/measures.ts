import type { Figure } from '../../figure/figure.ts';
import { headlineValue, targetText } from '../../figure/figure-text.ts';
import { formatNumber, formatShort } from '../../figure/format.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import { kpiFacts } from '../../review/facts/kpi-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import { FIGURE_MEANINGS, SHOWN_FIGURES } from '../../review/shown-figures.ts';
import type { Slide } from '../slide.ts';
import { assertionOf, limited, partsFor, plainLabel, rowsOfPart, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const [KPIS, MOST_KPI_PAGES] = [13, 4];

export const kpiScorecardOutline: SlideOutline = {
  parts: kpiParts,
  words: ({ data }) => ({
    assertion: assertionOf(data, 'kpis'),
    notes: [
      '● on target  ▲ within its tolerance  ■ off target  – no data',
      'Dashed line in a trend: its mean; a diamond is a signal, the rest is normal variation',
      'Inputs come before the outputs they drive, money last',
    ],
  }),
  body: ({ data, slide, part }) => {
    const { shown, more } = kpisOfPart(data, slide, part);
    return [table({ ...kpiFacts(shown), isTitled: false }, { more })];
  },
};

/** The KPIs of one page, and how many no page has room for. */
export function kpisOfPart(data: ReviewData, slide: Slide, part: number) {
  const { rows, left } = limited(data.kpis.rows, slide);
  const parts = kpiParts(data, slide);
  const [from, to] = rowsOfPart(rows.length, part, parts, KPIS);
  return { shown: rows.slice(from, to), more: part === parts ? rows.length - to + left : 0 };
}

function kpiParts({ kpis }: ReviewData, slide: Slide): number {
  return partsFor(limited(kpis.rows, slide).rows.length, KPIS, MOST_KPI_PAGES);
}

type Defined = Figure & { definition: string | null };

const [DEFINITIONS, MOST_DEFINITION_PAGES] = [13, 7];

const COLUMNS: readonly FactColumn<Defined>[] = [
  {
    header: 'Figure',
    cell: ({ label }) => plainLabel(label),
    text: ({ label }) => label,
    width: '19%',
    lines: 2,
  },
  { header: 'Value', cell: headlineValue, width: '6.5em', isNumber: true },
  {
    header: 'Target',
    cell: (row) => targetText(row)?.replace('target ', '') ?? '',
    width: '6em',
    isNumber: true,
  },
  {
    header: 'n',
    cell: ({ n }) => (n >= 1e5 ? formatShort(n) : formatNumber(n)),
    width: '4em',
    isNumber: true,
  },
  { header: 'Left out', cell: leftOut, text: leftOut, width: '11%', lines: 2 },
  {
    header: 'Period',
    cell: ({ period }) => period.label,
    text: ({ period }) => period.label,
    width: '11%',
    lines: 2,
  },
  { header: 'Means', cell: meaning, text: meaning, lines: 2 },
];

export const definitionsOutline: SlideOutline = {
  parts: definitionParts,
  words: () => ({
    notes: [
      'n = rows that made the value. “Left out” rows were looked at and not counted, for the reason given. “—” = no data, never zero',
    ],
  }),
  body: ({ data, part }) => {
    const { facts, more, moreText } = definitionsOfPart(data, part);
    return [table(facts, { more, moreText })];
  },
};

/** The figures of one page with what they mean. */
export function definitionsOfPart(data: ReviewData, part: number) {
  const rows = definedFigures(data);
  const parts = definitionParts(data);
  const [from, to] = rowsOfPart(rows.length, part, parts, DEFINITIONS);
  const more = part === parts ? rows.length - to : 0;
  const facts: Facts<Defined> = {
    name: 'Figures of this deck',
    isTitled: false,
    columns: COLUMNS,
    rows: rows.slice(from, to),
    rowKey: ({ key }) => key,
    empty: 'This review has no figures.',
  };
  return { facts, more, moreText: more > 0 ? `and ${more} more, in the app` : undefined };
}

/** The figures of the slides, then the KPIs. */
function definedFigures({ figures, kpis }: ReviewData): Defined[] {
  const definitions = new Map(kpis.rows.map(({ slug, definition }) => [`kpi.${slug}`, definition]));
  const shown = new Set<string>(Object.values(SHOWN_FIGURES).flat());
  const isTold = ({ key }: Figure) => shown.has(key) || definitions.has(key);
  return Object.values(figures)
    .filter(isTold)
    .map((figure) => ({
      ...figure,
      definition: definitions.get(figure.key) ?? FIGURE_MEANINGS[figure.key] ?? null,
    }));
}

function definitionParts(data: ReviewData): number {
  return partsFor(definedFigures(data).length, DEFINITIONS, MOST_DEFINITION_PAGES);
}

function leftOut({ excluded }: Figure): string {
  return excluded.map(({ reason, n }) => `${formatNumber(n)} × ${reason}`).join(', ') || '–';
}

function meaning({ value, reason, definition }: Defined): string {
  const known = value === null ? reason : undefined;
  return [definition, known && `No value: ${known}`].filter(Boolean).join(' ');
}
