import type { Figure } from '../figure/figure.ts';
import { formatCount, formatNumber, formatPercent, formatValue, NO_VALUE } from '../figure/format.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';

export type Figures = Readonly<Record<string, Figure>>;

/** A sentence and the figures it speaks of. */
export function sentence(text: string, ...figures: string[]): Sentence {
  return { text, figures };
}

/** Sentences without those that had nothing to say. */
export function told(...sentences: (Sentence | null)[]): Sentence[] {
  return sentences.filter((one) => one !== null);
}

/** A figure's value when there is one; `null` for a figure that is missing or has no data. */
export function valueIn(figures: Figures, key: string): number | null {
  return figures[key]?.value ?? null;
}

/** A figure as it is read: value with unit. */
export function read(figures: Figures, key: string): string {
  const figure = figures[key];
  if (!figure) return NO_VALUE;
  // A sentence is read, not calculated with: one decimal is enough.
  if (figure.unit === 'ratio' && figure.value !== null) return formatPercent(figure.value, { max: 1 });
  return formatValue(figure.value, figure.unit, { currency: figure.currency });
}

type Comparison = {
  /** What the earlier value is called. */
  before?: string;
  /** `more` and `less` unless told. */
  words?: readonly [up: string, down: string];
};

/**
 * `, 3 more than the week before`; empty when there is nothing to compare with, and while the figure's period lasts:
 * half a week is not compared with a whole one.
 */
export function against(
  { figures, asOf }: Pick<ReviewFacts, 'figures' | 'asOf'>,
  key: string,
  { before = 'the week before', words = ['more', 'less'] }: Comparison = {},
): string {
  const figure = figures[key];
  if (!figure || figure.value === null || figure.previous == null || figure.period.end > asOf) return '';
  const change = figure.value - figure.previous;
  const size = amountOf(figure, Math.abs(change));
  if (!/[1-9]/.test(size)) return `, as in ${before}`;
  return `, ${size} ${change > 0 ? words[0] : words[1]} than ${before}`;
}

function amountOf({ unit, currency }: Figure, amount: number): string {
  if (unit === 'score') return formatNumber(amount, { max: 1 });
  if (unit !== 'ratio') return formatValue(amount, unit, { currency });
  const points = formatNumber(amount * 100, { max: 1 });
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

/** `Checkout and Search`, `Checkout, Search and 2 more`. */
export function listed(names: readonly string[], most = 3): string {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, most);
  const rest = unique.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  if (shown.length <= 1) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `3 incidents`, `1 incident`, `no incidents`. */
export function counted(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : formatCount(count, one, many);
}

/** With its first letter large, to begin a sentence. */
export function begin(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The rows of a table that a figure counts, by the ids behind it. */
export function behind<R extends { id: string }>(figures: Figures, key: string, rows: readonly R[]): R[] {
  const ids = new Set(figures[key]?.lineage.flatMap((lineage) => lineage.ids) ?? []);
  return rows.filter(({ id }) => ids.has(id));
}
