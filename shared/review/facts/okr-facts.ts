import type { Rag } from '../../figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { KeyResultRowView, ObjectiveRow } from '../sections.ts';
import { type FactColumn, type Facts, onlyColumns } from './facts.ts';
import { asWords, nameOf, ragMark } from './words.ts';

export type OkrLine = {
  id: string;
  entity: string;
  name: string;
  depth: 0 | 1;
  progress: number | null;
  grade: Rag | null;
  detail: string;
  confidence: string;
  owner: string;
};

export const GRADES = { green: 'On track', amber: 'Behind', red: 'Far behind', none: 'No data' };

const COLUMNS: readonly FactColumn<OkrLine>[] = [
  {
    header: 'Grade',
    cell: ({ grade, depth }) => (depth === 0 ? ragMark(grade, GRADES[grade ?? 'none']) : ''),
    width: '7em',
  },
  {
    header: 'Objective and key results',
    cell: ({ name }) => name,
    record: ({ entity, id }) => ({ entity, id }),
    text: ({ name }) => name,
  },
  { header: 'Progress', cell: () => '', width: '11em', isDrawn: true },
  {
    header: '%',
    cell: ({ progress }) => (progress === null ? NO_VALUE : formatPercent(progress, { max: 0 })),
    width: '3.5em',
    isNumber: true,
  },
  {
    header: 'Start → now → target',
    cell: ({ detail }) => detail,
    text: ({ detail }) => detail,
    width: '15.5em',
    needs: 'wide',
  },
  {
    header: 'Confidence',
    cell: ({ confidence }) => confidence,
    text: ({ confidence }) => confidence,
    width: '7em',
    needs: 'medium',
  },
  { header: 'Owner', cell: ({ owner }) => owner, text: ({ owner }) => owner, width: '10em' },
];

const NARROW = ['Grade', 'Objective and key results', 'Progress', '%', 'Owner'];

/** Objectives with their key results; fewer columns for a narrow page. */
export function okrFacts(rows: readonly ObjectiveRow[], isCompact = false): Facts<OkrLine> {
  return {
    name: 'Objectives',
    isTitled: isCompact,
    columns: isCompact ? onlyColumns(COLUMNS, NARROW) : COLUMNS,
    rows: okrLines(rows),
    rowKey: ({ id }) => id,
    empty: 'No objective is set for this quarter.',
  };
}

/** Objectives and their key results as lines of one table. */
export function okrLines(rows: readonly ObjectiveRow[]): OkrLine[] {
  return rows.flatMap((objective) => [
    {
      id: objective.id,
      entity: 'objective',
      name: objective.key ? `${objective.key} ${objective.name}` : objective.name,
      depth: 0 as const,
      progress: objective.progress,
      grade: objective.grade,
      detail: '',
      confidence: '',
      owner: nameOf(objective.owner ?? objective.team),
    },
    ...objective.keyResults.map((result) => ({
      id: result.id,
      entity: 'keyResult',
      name: result.name,
      depth: 1 as const,
      progress: result.progress,
      grade: null,
      detail: detailOf(result),
      confidence: confidenceOf(result),
      owner: nameOf(result.owner),
    })),
  ]);
}

/** `20 → 12 → 5 pages`: start, now and target of a key result. */
export function detailOf({ start, current, target, unit, status }: KeyResultRowView): string {
  if (current === null) return asWords(status);
  const text = (value: number) =>
    unit === 'ratio' || unit === '%' ? percentOf(value, unit) : formatNumber(value);
  const suffix = unit && unit !== 'ratio' && unit !== '%' && unit !== 'count' ? ` ${unit}` : '';
  return `${text(start)} → ${text(current)} → ${text(target)}${suffix}`;
}

function percentOf(value: number, unit: string): string {
  return unit === 'ratio' ? formatPercent(value) : `${countText(value)}%`;
}

/** Confidence, with an arrow where it changed. */
export function confidenceOf({ confidence, previousConfidence }: KeyResultRowView): string {
  if (confidence === null) return NO_VALUE;
  const now = confidence <= 1 ? formatPercent(confidence, { max: 0 }) : formatNumber(confidence);
  if (previousConfidence === null || previousConfidence === confidence) return now;
  return `${now} ${confidence < previousConfidence ? '↓' : '↑'}`;
}
