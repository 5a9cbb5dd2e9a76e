import { formatNumber, formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import { okrMark } from '../../okr/okr-words.ts';
import type { KeyResultRowView, OkrSection } from '../sections.ts';
import { type FactColumn, type Facts, type Marked, onlyColumns } from './facts.ts';
import { asWords, nameOf } from './words.ts';

export type OkrLine = {
  id: string;
  entity: string;
  name: string;
  depth: 0 | 1;
  progress: number | null;
  /** Its status while the quarter runs, its grade when that is over. */
  mark: Marked;
  detail: string;
  confidence: string;
  owner: string;
};

const COLUMNS: readonly FactColumn<OkrLine>[] = [
  { header: 'Status', cell: ({ mark }) => mark, width: '7em' },
  {
    header: 'Objective and key results',
    cell: ({ name }) => name,
    isStrong: ({ depth }) => depth === 0,
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

const NARROW = ['Status', 'Objective and key results', 'Progress', '%', 'Owner'];

/** Objectives with their key results; fewer columns for a narrow page. */
export function okrFacts(okrs: Pick<OkrSection, 'rows' | 'expected'>, isCompact = false): Facts<OkrLine> {
  return {
    name: 'Objectives',
    isTitled: isCompact,
    columns: isCompact ? onlyColumns(COLUMNS, NARROW) : COLUMNS,
    rows: okrLines(okrs),
    rowKey: ({ id }) => id,
    empty: 'No objective is set for this quarter.',
  };
}

/** Objectives and their key results as lines of one table. */
export function okrLines({ rows, expected }: Pick<OkrSection, 'rows' | 'expected'>): OkrLine[] {
  const isOver = expected >= 1;
  return rows.flatMap((objective) => [
    {
      id: objective.id,
      entity: 'objective',
      name: objective.key ? `${objective.key} ${objective.name}` : objective.name,
      depth: 0 as const,
      progress: objective.progress,
      mark: okrMark(objective, isOver),
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
      mark: okrMark(result, isOver),
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
