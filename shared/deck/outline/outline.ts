import type { ChartData } from '../../chart/chart-data.ts';
import type { Rag } from '../../figure/figure.ts';
import type { Marked } from '../../review/facts/facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { DeckDocument } from '../deck.ts';
import type { Slide } from '../slide.ts';
import type { SlideExtra } from '../slide-body.ts';
import type { DeckTheme } from '../theme.ts';

/** Sentences, or paragraphs of an author's text, one each. */
export type TextBlock = {
  type: 'text';
  title?: string;
  sentences: readonly string[];
  /** `large` for the sentences a slide is about, `quiet` for what stands where there is nothing to show. */
  look?: 'large' | 'quiet';
};

export type Tile = { label: string; value: string; rag: Rag | null; foot: string };

/** Figures at a glance, so many beside each other. */
export type TilesBlock = {
  type: 'tiles';
  columns: number;
  tiles: readonly Tile[];
  /** The figures they show. */
  keys: readonly string[];
};

export type OutlineColumn = { header: string; isNumber: boolean; width?: string | undefined };

export type TableBlock = {
  type: 'table';
  name: string;
  isTitled: boolean;
  columns: readonly OutlineColumn[];
  rows: readonly (readonly (string | Marked)[])[];
  /** Said under the rows, e.g. `and 12 more`. */
  more: string | null;
  /** Stands in the place of rows when there are none. */
  empty: string;
  /** A row may take this many lines. */
  lines: 1 | 2;
};

/** `height` in pixels of a slide of 1280 × 720. */
export type ChartBlock = { type: 'chart'; title: string; chart: ChartData; height: number };

/** A picture of the author's: its bytes as a data URL, and what a person who does not see it is told. */
export type ImageBlock = { type: 'image'; url: string; alt: string };

/** Blocks beside each other; `share` is a column's part of the width. */
export type ColumnsBlock = {
  type: 'columns';
  columns: readonly { share: number; blocks: readonly OutlineBlock[] }[];
};

export type OutlineBlock = TextBlock | TilesBlock | TableBlock | ChartBlock | ImageBlock | ColumnsBlock;

/** What stands around a slide's body. */
export type SlideWords = {
  /** What the slide says, in a sentence; without one the kind's own heading stands. */
  assertion?: string | undefined;
  /** A further sentence or two under the heading. */
  lead?: string | undefined;
  /** Definitions, n and what was left out. */
  notes?: readonly (string | null | undefined)[];
};

export type OutlineProps = {
  slide: Slide;
  /** What the slide's filter leaves of the review. */
  data: ReviewData;
  /** What the slide brings along. */
  extra: SlideExtra;
  document: DeckDocument;
  /** From 1, for slides that go on. */
  part: number;
};

/**
 * What a kind of slide says, without how it is drawn: the same words, figures and pages in every format. The component
 * in `renderer/deck/slides` draws the same facts.
 */
export type SlideOutline = {
  words?: (props: OutlineProps) => SlideWords;
  body: (props: OutlineProps) => readonly OutlineBlock[];
  /** How many pages it takes; one unless it says otherwise. */
  parts?: (data: ReviewData, slide: Slide, extra: SlideExtra, document: DeckDocument) => number;
};

/** One page of a deck in words and data. */
export type PageOutline = {
  kind: Slide['kind'];
  slideId: string;
  number: number;
  /** The kind of slide with its part, where the heading says something else. */
  kicker: string | null;
  heading: string;
  lead: string | null;
  body: readonly OutlineBlock[];
  footnotes: readonly string[];
  /** For the speaker. */
  notes: string | null;
};

/** A whole deck in words and data, with what stands on every page. */
export type DeckOutline = {
  title: string;
  workspace: string;
  weekLabel: string;
  /** `Data as of 23 Nov 2026, 14:05 (week not over)`. */
  asOf: string;
  audience: DeckDocument['audience'];
  theme: DeckTheme;
  pages: readonly PageOutline[];
};
