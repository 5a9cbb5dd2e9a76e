import type { TrendChart } from '../../chart/chart-data.ts';
import { NO_VALUE } from '../../figure/format.ts';
import type { AssuranceSection } from '../sections.ts';
import type { FactColumn, Facts, Marked } from './facts.ts';
import { asWords, dateOr, nameOf, ragMark, shortDate } from './words.ts';

/** Patch compliance over the weeks; `null` before it was ever counted. */
export function patchChart({ patch }: AssuranceSection): TrendChart | null {
  if (!patch.points.some(({ value }) => value !== null)) return null;
  return {
    kind: 'trend',
    trend: patch,
    name: 'Assets patched within their deadline',
    measure: { unit: 'ratio' },
    entity: 'posture',
    target: 0.95,
  };
}

type Late = { id: string; entity: string; kind: string; name: string; since: string; owner: string };

const LATE: readonly FactColumn<Late>[] = [
  { header: 'Kind', cell: ({ kind }) => kind, text: ({ kind }) => kind, width: '8.5em' },
  {
    header: 'What is late',
    cell: ({ name }) => name,
    record: ({ entity, id }) => ({ entity, id }),
    text: ({ name }) => name,
    lines: 2,
  },
  { header: 'Since', cell: ({ since }) => since, width: '7.5em' },
  { header: 'Owner', cell: ({ owner }) => owner, text: ({ owner }) => owner, width: '9em' },
];

/** Expired exceptions, overdue evidence and overdue exercises as one list. */
export function lateAssuranceFacts(assurance: AssuranceSection): Facts<Late> {
  return {
    name: 'Expired and overdue',
    columns: LATE,
    rows: lateOf(assurance),
    rowKey: ({ entity, id }) => entity + id,
    empty: 'No exception has expired, and no evidence or exercise is overdue.',
  };
}

/** What is late, for a count and a list. */
export function lateOf({ exceptions, controls, exercises }: AssuranceSection): Late[] {
  return [
    ...exceptions
      .filter(({ isExpired }) => isExpired)
      .map(({ id, name, expiresOn, owner }) => ({
        id,
        entity: 'iamException',
        kind: 'Exception',
        name,
        since: dateOr(expiresOn),
        owner: nameOf(owner),
      })),
    ...controls
      .filter(({ daysOverdue }) => daysOverdue > 0)
      .map(({ id, name, framework, reference, nextDueOn, owner }) => ({
        id,
        entity: 'control',
        kind: framework,
        name: `${reference} ${name}`,
        since: dateOr(nextDueOn),
        owner: nameOf(owner),
      })),
    ...exercises
      .filter(({ isOverdue }) => isOverdue)
      .map(({ id, name, kind, plannedOn }) => ({
        id,
        entity: 'exercise',
        kind: asWords(kind),
        name,
        since: dateOr(plannedOn),
        owner: NO_VALUE,
      })),
  ];
}

type Exercise = AssuranceSection['exercises'][number];
export const exerciseColumns: readonly FactColumn<Exercise>[] = [
  { header: 'Kind', cell: ({ kind }) => asWords(kind), width: '7em' },
  {
    header: 'Exercise',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'exercise', id }),
    text: ({ name }) => name,
    lines: 2,
  },
  {
    header: 'Held',
    cell: ({ heldOn, plannedOn }) =>
      heldOn ? shortDate(heldOn) : plannedOn ? `due ${shortDate(plannedOn)}` : NO_VALUE,
    width: '7em',
  },
  { header: 'Result', cell: outcomeOf, width: '10em' },
];

/** Exercises as they are shown in a table. */
export function exerciseFacts(exercises: AssuranceSection['exercises']): Facts<Exercise> {
  return {
    name: 'Exercises and restores',
    columns: exerciseColumns,
    rows: exercises.toSorted(
      (a, b) =>
        Number(b.isOverdue) - Number(a.isOverdue) || (b.heldOn ?? '').localeCompare(a.heldOn ?? '', 'en'),
    ),
    rowKey: ({ id }) => id,
    empty: 'No exercise or restore is recorded.',
  };
}

function outcomeOf({ outcome, heldOn, meetsTargets, isOverdue }: Exercise): Marked {
  if (isOverdue) return ragMark('red', 'Overdue');
  if (outcome === 'failed') return ragMark('red', 'Failed');
  if (meetsTargets === false) return ragMark('amber', 'Missed targets');
  if (outcome === null) return ragMark(null, heldOn === null ? 'Planned' : 'No result');
  return outcome === 'partial' ? ragMark('amber', 'Partly') : ragMark('green', 'Passed');
}
