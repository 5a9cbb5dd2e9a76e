import type { ChartData } from '../../chart/chart-data.ts';
import type { Figure } from '../../figure/figure.ts';
import { changeText, headlineValue, sampleText, shortSample, targetText } from '../../figure/figure-text.ts';
import { formatNumber } from '../../figure/format.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import type { ReviewData, ReviewSection } from '../../review/review-data.ts';
import { SHORT_LABELS } from '../../review/shown-figures.ts';
import { balancedColumns } from '../fit/balanced-columns.ts';
import { fittingRows, pageStarts, rowHeights } from '../fit/fitted-rows.ts';
import type { Slide } from '../slide.ts';
import type { SlideBody, SlideBodyOf, SlideExtra } from '../slide-body.ts';
import type {
  ChartBlock,
  ColumnsBlock,
  OutlineBlock,
  TableBlock,
  TextBlock,
  Tile,
  TilesBlock,
} from './outline.ts';

type TableOptions = {
  /** Shows the first so many and says how many more there are. */
  limit?: number;
  /** Rows that are left out already. */
  more?: number;
  /** Said instead of “and 12 more”. */
  moreText?: string | undefined;
};

/** Facts as a table of words. */
export function table<Row>(facts: Facts<Row>, { limit, more = 0, moreText }: TableOptions = {}): TableBlock {
  const shown = facts.rows.slice(0, limit);
  const left = facts.rows.length - shown.length + more;
  const columns = facts.columns.filter(({ isDrawn }) => !isDrawn);
  return {
    type: 'table',
    name: facts.name,
    isTitled: facts.isTitled ?? true,
    columns: columns.map(({ header, isNumber = false, width }) => ({ header, isNumber, width })),
    rows: shown.map((row) => columns.map(({ cell }) => cell(row))),
    more: left > 0 ? (moreText ?? `and ${formatNumber(left)} more`) : null,
    empty: facts.empty,
    lines: columns.some(({ lines }) => lines === 2) ? 2 : 1,
  };
}

/** Columns whose texts are short enough for rows of one line. */
export function inOneLine<Row>(columns: readonly FactColumn<Row>[]): FactColumn<Row>[] {
  return columns.map((column) => ({ ...column, lines: 1 }));
}

/** A chart, or nothing where there is none. */
export function chart(title: string, data: ChartData | null, height: number): ChartBlock[] {
  return data ? [{ type: 'chart', title, chart: data, height }] : [];
}

/** Sentences under a title of their own. */
export function text(sentences: readonly string[], title?: string): TextBlock {
  return { type: 'text', sentences, ...(title === undefined ? {} : { title }) };
}

/** What stands in the place of a chart or table that has nothing to show. */
export function nothing(sentence: string): TextBlock {
  return { type: 'text', sentences: [sentence], look: 'quiet' };
}

/** Blocks beside each other, by pairs of a share of the width and the blocks there. */
export function beside(
  ...columns: readonly (readonly [share: number, blocks: readonly OutlineBlock[]])[]
): ColumnsBlock {
  return { type: 'columns', columns: columns.map(([share, blocks]) => ({ share, blocks })) };
}

/** The figures with these keys as tiles; none for those that the review does not have. */
export function tiles(
  figures: ReviewData['figures'],
  keys: readonly string[],
  { columns, most }: { columns?: number; most?: number } = {},
): TilesBlock[] {
  const shown = pickFigures(figures, keys, most);
  if (shown.length === 0) return [];
  return [
    {
      type: 'tiles',
      columns: columns ?? Math.max(3, shown.length),
      tiles: shown.map(tileOf),
      keys: shown.map(({ key }) => key),
    },
  ];
}

/** The figures with these keys, in this order. */
export function pickFigures(
  figures: ReviewData['figures'],
  keys: readonly string[],
  most = keys.length,
): Figure[] {
  return keys.flatMap((key) => figures[key] ?? []).slice(0, most);
}

/** A figure as it is read at a glance: value, colour, change, target and how many rows made it. */
export function tileOf(figure: Figure): Tile {
  const details =
    figure.value === null ? [figure.reason] : [changeText(figure), targetText(figure), shortSample(figure)];
  return {
    label: SHORT_LABELS[figure.key] ?? plainLabel(figure.label).replace(/ \((effective|billed)\)$/, ''),
    value: headlineValue(figure),
    rag: figure.rag ?? null,
    foot: details.filter(Boolean).join(' · '),
  };
}

/** `Time to restore, p90`: the label without what it counts from to, which the last slide says. */
export function plainLabel(label: string): string {
  return label.replace(/ \([^)]*→[^)]*\)$/, '').replace('90th percentile', 'p90');
}

/** The first sentence of a section, the heading of its slide; `undefined` where there is none. */
export function assertionOf({ narrative }: ReviewData, section: ReviewSection): string | undefined {
  return narrative.sections[section]?.[0]?.text;
}

/** The second sentence of a section. */
export function leadOf({ narrative }: ReviewData, section: ReviewSection): string | undefined {
  return narrative.sections[section]?.[1]?.text;
}

/** `Time to restore, median: n 12, 2 left out: still open`; `null` for a figure that the review does not have. */
export function noteOf(figure: Figure | undefined): string | null {
  return figure && figure.value !== null ? `${figure.label}: ${sampleText(figure)}` : null;
}

/** The rows of a page when they are spread evenly: `[from, to)`. */
export function rowsOfPart(count: number, part: number, parts: number, perPage: number): [number, number] {
  const each = Math.min(perPage, Math.ceil(count / parts));
  return [(part - 1) * each, Math.min(count, part * each)];
}

/** The rows that the author of a slide wants at most, and how many that leaves out. */
export function limited<T>(rows: readonly T[], { limit }: Slide): { rows: readonly T[]; left: number } {
  const kept = limit === undefined ? rows : rows.slice(0, limit);
  return { rows: kept, left: rows.length - kept.length };
}

/** More pages of one list are not read; the last one says what is left. */
const MOST_PAGES = 40;

/** The room that a page has for the rows of a list. */
export type ListRoom<T> = {
  /** Rows of a page whose texts fit their lines. */
  perPage: number;
  /** What the rows say: those with longer texts are higher, and a page has fewer of them. */
  columns?: readonly FactColumn<T>[];
  /** As `perPage`, of a first page that shows something else too. */
  first?: number;
  /** Pages at most; what they have no room for is counted on the last one. */
  most?: number;
  /** Of the table, in pixels of a slide; all of the slide's body without one. */
  width?: number;
};

/**
 * What one page shows of a list that goes on over as many pages as it needs, how many rows no page has, and the columns,
 * which have room for the texts of the whole list.
 */
export function listPage<T>(
  all: readonly T[],
  slide: Slide,
  { part, ...room }: ListRoom<T> & { part: number },
): { rows: readonly T[]; more: number; columns: readonly FactColumn<T>[] } {
  const { rows, left } = limited(all, slide);
  const columns = columnsFor(rows, room);
  const starts = startsOf(rows, { ...room, columns });
  const [from = rows.length, to = rows.length] = starts.slice(part - 1, part + 1);
  const isLast = part >= Math.min(room.most ?? MOST_PAGES, starts.length);
  return { rows: rows.slice(from, to), more: isLast ? rows.length - to + left : 0, columns };
}

/** How many pages a list takes that shows all its rows but those its author left out. */
export function listPages<T>(rows: readonly T[], slide: Slide, room: ListRoom<T>): number {
  const shown = limited(rows, slide).rows;
  const starts = startsOf(shown, { ...room, columns: columnsFor(shown, room) });
  return Math.min(room.most ?? MOST_PAGES, starts.length);
}

/** The columns of a list, which are the same on each of its pages. Rows that no page can hold are not measured. */
export function columnsFor<T>(
  rows: readonly T[],
  { columns = [], width = BODY, perPage = MOST_ROWS, most = MOST_PAGES }: Partial<ListRoom<T>>,
): readonly FactColumn<T>[] {
  return balancedColumns(columns, rows.slice(0, Math.ceil(perPage * most) + 1), { width, font: LETTERS });
}

/** More rows than any page holds. */
const MOST_ROWS = 20;

/** A slide's body and the letters and rows of its tables, in pixels; `slide.module.css` has the same. */
const [BODY, LETTERS, ROW, TWO_LINE_ROW] = [1168, 14, 31, 42];

/** Where each page of a list begins, as far as its pages are shown. Rows that no page can hold are not measured. */
function startsOf<T>(
  all: readonly T[],
  { perPage, first, columns = [], width = BODY, most = MOST_PAGES }: ListRoom<T>,
): number[] {
  const rows = all.slice(0, Math.ceil(perPage * most) + 1);
  const row = columns.some(({ lines }) => lines === 2) ? TWO_LINE_ROW : ROW;
  const heights = rowHeights(columns, rows, { width, font: LETTERS, row });
  if (first === undefined) return pageStarts(heights, perPage * row, most);
  const own = Math.max(1, fittingRows(heights, first, row));
  if (own >= heights.length) return [0];
  return [0, ...pageStarts(heights.slice(own), perPage * row, most - 1).map((start) => own + start)];
}

/** The room of a first page and of those that follow. */
type TwoRooms<T> = { first: ListRoom<T>; next: ListRoom<T>; most: number };

/**
 * The rows of each page of a list whose first page has another room than the others. Rows that no page has room for are
 * left out.
 */
export function pagesOf<T>(rows: readonly T[], { first, next, most }: TwoRooms<T>): (readonly T[])[] {
  const pages: (readonly T[])[] = [];
  for (let from = 0; pages.length < most && (from < rows.length || pages.length === 0); ) {
    const room = pages.length === 0 ? first : next;
    const page = filling(rows.slice(from, from + Math.ceil(room.perPage) + 1), room);
    pages.push(page);
    from += page.length;
  }
  return pages;
}

/** The first of some rows, as many as a page has room for. */
function filling<T>(rows: readonly T[], { perPage, columns = [], width = BODY }: ListRoom<T>): readonly T[] {
  const row = columns.some(({ lines }) => lines === 2) ? TWO_LINE_ROW : ROW;
  const heights = rowHeights(columns, rows, { width, font: LETTERS, row });
  return rows.slice(0, fittingRows(heights, perPage, row));
}

/** Blocks with what their author chose: tables without hidden columns, and with so many rows at most. */
export function chosenBlocks(blocks: readonly OutlineBlock[], slide: Slide): readonly OutlineBlock[] {
  const { hiddenColumns = [], limit } = slide;
  if (hiddenColumns.length === 0 && limit === undefined) return blocks;
  return blocks.map((block) => {
    if (block.type === 'columns') {
      const columns = block.columns.map((column) => ({
        ...column,
        blocks: chosenBlocks(column.blocks, slide),
      }));
      return { ...block, columns };
    }
    return block.type === 'table' ? chosenTable(block, hiddenColumns, limit) : block;
  });
}

function chosenTable(
  { columns, rows, more, ...table }: TableBlock,
  hidden: readonly string[],
  limit = rows.length,
): TableBlock {
  const kept = columns.flatMap(({ header }, index) => (hidden.includes(header) ? [] : [index]));
  const left = Math.max(0, rows.length - limit);
  return {
    ...table,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.slice(0, limit).map((row) => kept.map((index) => row[index] ?? '')),
    more: left > 0 && more === null ? `and ${formatNumber(left)} more` : more,
  };
}

/** `in the 13 weeks to 22 Nov 2026` or `in the week of 16–22 Nov 2026`, after the label of a period. */
export function inPeriod(label: string): string {
  return label.includes(' to ') ? `in the ${label}` : `in the week of ${label}`;
}

/** The slide's own data when it is of that kind; `undefined` where there is none. */
export function bodyOf<K extends SlideBody['kind']>(
  { body }: SlideExtra,
  kind: K,
): SlideBodyOf<K> | undefined {
  return body?.kind === kind ? (body as SlideBodyOf<K>) : undefined;
}

/** The period that the slide's own data is about, in words that end a sentence. */
export function periodOf(extra: SlideExtra): string {
  const period = extra.body && 'period' in extra.body ? extra.body.period : undefined;
  return period === undefined ? 'in the period' : inPeriod(period);
}

/** How many pages a list takes, at least one and at most `most`. */
export function partsFor(count: number, perPage: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(count / perPage)));
}
