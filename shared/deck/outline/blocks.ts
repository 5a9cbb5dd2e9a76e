import type { ChartData } from '../../chart/chart-data.ts';
import type { Figure } from '../../figure/figure.ts';
import { changeText, headlineValue, sampleText, shortSample, targetText } from '../../figure/figure-text.ts';
import { formatNumber } from '../../figure/format.ts';
import type { Facts } from '../../review/facts/facts.ts';
import type { ReviewData, ReviewSection } from '../../review/review-data.ts';
import { SHORT_LABELS } from '../../review/shown-figures.ts';
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
  return [{ type: 'tiles', columns: columns ?? Math.max(3, shown.length), tiles: shown.map(tileOf) }];
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
    label: SHORT_LABELS[figure.key] ?? plainLabel(figure.label),
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

/** How many pages a list takes, at least one and at most `most`. */
export function partsFor(count: number, perPage: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(count / perPage)));
}
