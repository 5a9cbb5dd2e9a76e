import type { Figure } from '#shared/figure/figure.ts';
import { formatNumber, formatShort } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import blocks from '../../review/blocks/blocks.module.css';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { headlineValue, targetText } from '../../review/blocks/figure-text.ts';
import { plainLabel } from '../../review/blocks/figure-tile.tsx';
import { FIGURE_MEANINGS, SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, rowsOfPart, type SlideDefinition, type SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

type Row = Figure & { definition: string | null };

const PER_PAGE = 14;
const MOST_PAGES = 6;

const COLUMNS: readonly Column<Row>[] = [
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
  {
    header: 'Means',
    cell: (row) => <small className={blocks.small}>{meaning(row)}</small>,
    text: meaning,
    lines: 2,
  },
];

function DefinitionsSlide({ data, part }: SlideProps) {
  const rows = rowsOf(data);
  const isLast = part === parts(data);
  const [from, to] = rowsOfPart(rows.length, part, parts(data), PER_PAGE);
  return (
    <SlideFrame
      notes={[
        'n = rows that made the value. “Left out” rows were looked at and not counted, for the reason given. “—” = no data, never zero',
      ]}
    >
      <div className={styles.notes}>
        <FactTable
          name="Figures of this deck"
          isTitled={false}
          columns={COLUMNS}
          rows={rows.slice(from, to)}
          more={isLast ? rows.length - to : 0}
          moreText={isLast && rows.length > to ? `and ${rows.length - to} more, in the app` : undefined}
          rowKey={({ key }) => key}
          empty="This review has no figures."
        />
      </div>
    </SlideFrame>
  );
}

/** The figures of the slides, then the KPIs. */
function rowsOf({ figures, kpis }: ReviewData): Row[] {
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

function leftOut({ excluded }: Row): string {
  return excluded.map(({ reason, n }) => `${formatNumber(n)} ${reason}`).join(', ') || '–';
}

function meaning({ value, reason, definition }: Row): string {
  const known = value === null ? reason : undefined;
  return [definition, known && `No value: ${known}`].filter(Boolean).join(' ');
}

function parts(data: ReviewData): number {
  return partsFor(rowsOf(data).length, PER_PAGE, MOST_PAGES);
}

export const definitionsSlide: SlideDefinition = { Component: DefinitionsSlide, parts };
