import type { Rag } from '#shared/figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { KeyResultRowView, ObjectiveRow, OkrSection } from '#shared/review/sections.ts';
import { countText } from '../../charts/axis.ts';
import { RagMark } from '../../design/badge.tsx';
import styles from './blocks.module.css';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName } from './open-rows.tsx';
import { asWords, nameOf } from './words.tsx';

type Line = {
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

function columnsFor(expected: number): readonly Column<Line>[] {
  return [
    {
      header: 'Grade',
      cell: ({ grade, depth }) => (depth === 0 ? <RagMark rag={grade} word={GRADES[grade ?? 'none']} /> : ''),
      width: '7em',
    },
    {
      header: 'Objective and key results',
      cell: ({ id, entity, name, depth }) => (
        <span className={depth === 0 ? styles.objective : styles.keyResult}>
          <RecordName entity={entity} id={id}>
            {name}
          </RecordName>
        </span>
      ),
      text: ({ name }) => name,
    },
    {
      header: 'Progress',
      cell: ({ progress }) => <ProgressBar progress={progress} expected={expected} />,
      width: '11em',
    },
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
}

const GRADES = { green: 'On track', amber: 'Behind', red: 'Far behind', none: 'No data' };

type Props = {
  okrs: OkrSection;
  limit?: number;
  /** Lines that are left out of `okrs` already. */
  more?: number;
  /** Fewer columns, for a narrow page. */
  isCompact?: boolean;
};

const NARROW = new Set(['Grade', 'Objective and key results', 'Progress', '%', 'Owner']);

/** Objectives with their key results, against the share of the quarter that has passed. */
export function OkrTable({ okrs, limit, more, isCompact = false }: Props) {
  const columns = columnsFor(okrs.expected);
  return (
    <FactTable
      name="Objectives"
      isTitled={isCompact}
      columns={isCompact ? columns.filter(({ header }) => NARROW.has(header)) : columns}
      rows={okrLines(okrs.rows)}
      more={more}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No objective is set for this quarter."
    />
  );
}

/** Objectives and their key results as lines of one table. */
export function okrLines(rows: readonly ObjectiveRow[]): Line[] {
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

function ProgressBar({ progress, expected }: { progress: number | null; expected: number }) {
  if (progress === null) return <span className={styles.muted}>no check-in</span>;
  return (
    <div className={styles.bar}>
      <div className={styles.barFill} style={{ width: `${Math.min(1, Math.max(0, progress)) * 100}%` }} />
      <div className={styles.barMark} style={{ left: `${Math.min(0.99, expected) * 100}%` }} />
    </div>
  );
}

function detailOf({ start, current, target, unit, status }: KeyResultRowView): string {
  if (current === null) return asWords(status);
  const text = (value: number) =>
    unit === 'ratio' || unit === '%' ? percentOf(value, unit) : formatNumber(value);
  const suffix = unit && unit !== 'ratio' && unit !== '%' && unit !== 'count' ? ` ${unit}` : '';
  return `${text(start)} → ${text(current)} → ${text(target)}${suffix}`;
}

function percentOf(value: number, unit: string): string {
  return unit === 'ratio' ? formatPercent(value) : `${countText(value)}%`;
}

function confidenceOf({ confidence, previousConfidence }: KeyResultRowView): string {
  if (confidence === null) return NO_VALUE;
  const now = confidence <= 1 ? formatPercent(confidence, { max: 0 }) : formatNumber(confidence);
  if (previousConfidence === null || previousConfidence === confidence) return now;
  return `${now} ${confidence < previousConfidence ? '↓' : '↑'}`;
}
