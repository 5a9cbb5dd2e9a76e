import type { Figure } from './figure.ts';

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

/** Figures as a table in plain numbers, for readers who want to reckon with them: a row each. */
export function figureGrid(figures: readonly Figure[]): { columns: readonly string[]; rows: string[][] } {
  return { columns: HEADER, rows: figures.map(cells) };
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
