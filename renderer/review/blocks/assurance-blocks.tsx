import { formatDate, NO_VALUE } from '#shared/figure/format.ts';
import type { AssuranceSection, RiskRow, RiskSection } from '#shared/review/sections.ts';
import type { ChartSpec } from '../../charts/spec.ts';
import { trendSpec } from '../../charts/trend.ts';
import { RagMark } from '../../design/badge.tsx';
import { type Column, FactTable } from './fact-table.tsx';
import { shortDate } from './incident-blocks.tsx';
import { RecordName } from './open-rows.tsx';
import { asWords, nameOf } from './words.tsx';

export function patchSpec({ patch }: AssuranceSection): ChartSpec | null {
  if (!patch.points.some(({ value }) => value !== null)) return null;
  return trendSpec(patch, {
    name: 'Assets patched within their deadline',
    measure: { unit: 'ratio' },
    entity: 'posture',
    target: 0.95,
  });
}

type Late = { id: string; entity: string; kind: string; name: string; since: string; owner: string };

const LATE: readonly Column<Late>[] = [
  { header: 'Kind', cell: ({ kind }) => kind, text: ({ kind }) => kind, width: '8.5em' },
  {
    header: 'What is late',
    cell: ({ entity, id, name }) => (
      <RecordName entity={entity} id={id}>
        {name}
      </RecordName>
    ),
    text: ({ name }) => name,
    lines: 2,
  },
  { header: 'Since', cell: ({ since }) => since, width: '7.5em' },
  { header: 'Owner', cell: ({ owner }) => owner, text: ({ owner }) => owner, width: '9em' },
];

/** Expired exceptions, overdue evidence and overdue exercises as one list. */
export function LateAssurance({ assurance, limit }: { assurance: AssuranceSection; limit?: number }) {
  return (
    <FactTable
      name="Expired and overdue"
      columns={LATE}
      rows={lateOf(assurance)}
      limit={limit}
      rowKey={({ entity, id }) => entity + id}
      empty="No exception has expired, and no evidence or exercise is overdue."
    />
  );
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
const EXERCISES: readonly Column<Exercise>[] = [
  { header: 'Kind', cell: ({ kind }) => asWords(kind), width: '7em' },
  {
    header: 'Exercise',
    cell: ({ id, name }) => (
      <RecordName entity="exercise" id={id}>
        {name}
      </RecordName>
    ),
    text: ({ name }) => name,
    lines: 2,
  },
  {
    header: 'Held',
    cell: ({ heldOn, plannedOn }) =>
      heldOn ? shortDate(heldOn) : plannedOn ? `due ${shortDate(plannedOn)}` : NO_VALUE,
    width: '7em',
  },
  { header: 'Result', cell: (exercise) => <Outcome {...exercise} />, width: '10em' },
];

export function ExerciseTable({
  exercises,
  limit,
}: {
  exercises: AssuranceSection['exercises'];
  limit?: number;
}) {
  const rows = exercises.toSorted(
    (a, b) =>
      Number(b.isOverdue) - Number(a.isOverdue) || (b.heldOn ?? '').localeCompare(a.heldOn ?? '', 'en'),
  );
  return (
    <FactTable
      name="Exercises and restores"
      columns={EXERCISES}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No exercise or restore is recorded."
    />
  );
}

function Outcome({ outcome, meetsTargets, isOverdue }: Exercise) {
  if (isOverdue) return <RagMark rag="red" word="Overdue" />;
  if (outcome === null) return <RagMark rag={null} word="Planned" />;
  if (outcome === 'failed') return <RagMark rag="red" word="Failed" />;
  if (meetsTargets === false) return <RagMark rag="amber" word="Missed targets" />;
  return outcome === 'partial' ? (
    <RagMark rag="amber" word="Partly" />
  ) : (
    <RagMark rag="green" word="Passed" />
  );
}

const RISKS: readonly Column<RiskRow>[] = [
  {
    header: 'Score',
    cell: ({ score }) => (
      <RagMark rag={score >= 15 ? 'red' : score >= 8 ? 'amber' : 'green'} word={`${score}`} />
    ),
    width: '4em',
  },
  {
    header: 'Risk',
    cell: ({ id, key, name }) => (
      <RecordName entity="risk" id={id}>
        {key ? `${key} ` : ''}
        {name}
      </RecordName>
    ),
    text: ({ name, mitigation }) => (mitigation ? `${name}: ${mitigation}` : name),
    lines: 2,
  },
  { header: 'Trend', cell: ({ trend }) => `${TRENDS[trend] ?? ''} ${trend}`.trim(), width: '6em' },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), text: ({ owner }) => nameOf(owner), width: '9.5em' },
  {
    header: 'Next review',
    cell: ({ nextReviewOn, isReviewOverdue }) =>
      nextReviewOn ? `${shortDate(nextReviewOn)}${isReviewOverdue ? ', overdue' : ''}` : NO_VALUE,
    width: '9.75em',
  },
];
const TRENDS: Record<string, string> = { rising: '↑', falling: '↓', steady: '→' };

export function RiskTable({ rows, limit }: { rows: readonly RiskRow[]; limit?: number }) {
  return (
    <FactTable
      name="Highest risks (likelihood × impact, of 25)"
      columns={RISKS}
      rows={rows.toSorted((a, b) => b.score - a.score)}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No open risk is recorded."
    />
  );
}

type Decision = RiskSection['decisions'][number];
const DECISIONS: readonly Column<Decision>[] = [
  {
    header: 'Decision',
    cell: ({ id, name }) => (
      <RecordName entity="decision" id={id}>
        {name}
      </RecordName>
    ),
    text: ({ name, why }) => (why ? `${name}: ${why}` : name),
    lines: 2,
  },
  {
    header: 'By',
    cell: ({ decidedBy }) => nameOf(decidedBy),
    text: ({ decidedBy }) => nameOf(decidedBy),
    width: '8.5em',
  },
  { header: 'On', cell: ({ decidedOn }) => shortDate(decidedOn), width: '4.75em' },
];

export function DecisionTable({ decisions, limit }: { decisions: RiskSection['decisions']; limit?: number }) {
  return (
    <FactTable
      name="Decisions of the week"
      columns={DECISIONS}
      rows={decisions}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No decision was recorded this week."
    />
  );
}

type Vendor = RiskSection['vendors'][number];
const VENDORS: readonly Column<Vendor>[] = [
  {
    header: 'Vendor',
    cell: ({ id, name }) => (
      <RecordName entity="vendor" id={id}>
        {name}
      </RecordName>
    ),
    text: ({ name }) => name,
  },
  { header: 'Notice by', cell: ({ noticeOn }) => dateOr(noticeOn), width: '7.5em' },
  {
    header: 'In',
    cell: ({ daysToNotice }) =>
      daysToNotice === null ? NO_VALUE : daysToNotice < 0 ? 'passed' : `${daysToNotice} d`,
    width: '4.5em',
    isNumber: true,
  },
];

export function VendorTable({ vendors, limit }: { vendors: RiskSection['vendors']; limit?: number }) {
  const rows = vendors.toSorted((a, b) => (a.daysToNotice ?? 1e6) - (b.daysToNotice ?? 1e6));
  return (
    <FactTable
      name="Contract dates"
      columns={VENDORS}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No notice date is near."
    />
  );
}

function dateOr(date: string | null): string {
  return date === null ? NO_VALUE : formatDate(date);
}
