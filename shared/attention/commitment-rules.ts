import type { Unit } from '../figure/figure.ts';
import {
  formatCount,
  formatDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatValue,
} from '../figure/format.ts';
import type { ReviewFacts } from '../review/review-data.ts';
import type { ActionRow, KpiRow } from '../review/sections.ts';
import type { AttentionSettings } from '../settings/settings.ts';
import { type Finding, finding } from './reason.ts';

/** What actions, KPIs, OKRs and hiring say needs attention. */
export function commitmentFindings(facts: ReviewFacts, settings: AttentionSettings): Finding[] {
  return [
    ...overdueActions(facts),
    ...movedActions(facts, settings),
    ...kpiSignals(facts),
    ...kpisOffTarget(facts, settings),
    ...keyResults(facts, settings),
    ...lateHires(facts, settings),
  ];
}

const PRIORITY_WEIGHT: Record<string, number> = { P0: 30, P1: 18, P2: 8, P3: 0 };

function overdueActions({ actions }: ReviewFacts): Finding[] {
  return actions.overdue.map((row) =>
    finding({
      rule: 'action-overdue',
      entity: 'actionItem',
      subject: row,
      owner: row.owner,
      severity: 38 + (PRIORITY_WEIGHT[row.priority] ?? 0) + Math.min(15, row.daysOverdue / 4),
      sentence: `${named(row)} (${row.priority}) is ${formatCount(row.daysOverdue, 'day', 'days')} overdue${row.dueOn ? `; it was due on ${formatDate(row.dueOn)}` : ''}.`,
      ranking: `A ${row.priority} action, ${formatCount(row.daysOverdue, 'day', 'days')} late.`,
    }),
  );
}

function movedActions({ actions }: ReviewFacts, { movesToFlag }: AttentionSettings): Finding[] {
  const open = new Map(
    [...actions.overdue, ...actions.due, ...actions.carriedOver].map((row) => [row.id, row]),
  );
  return [...open.values()]
    .filter(({ moves }) => moves >= movesToFlag)
    .map((row) =>
      finding({
        rule: 'action-moved',
        entity: 'actionItem',
        subject: row,
        owner: row.owner,
        severity: 30 + (PRIORITY_WEIGHT[row.priority] ?? 0) / 2 + Math.min(15, row.moves * 3),
        sentence: `The date of ${named(row)} was moved ${formatCount(row.moves, 'time', 'times')}${row.committedDueOn ? `; it was promised for ${formatDate(row.committedDueOn)}` : ''}.`,
        ranking: `A ${row.priority} action whose date keeps moving.`,
      }),
    );
}

/** Only signals to the worse: a good one is told by the narrative. */
function kpiSignals({ kpis }: ReviewFacts): Finding[] {
  return kpis.rows.flatMap((row) => {
    const last = row.trend.points.findLast(({ value }) => value !== null);
    if (!last || !row.trend.signals.includes(last.key) || !isWorse(row, last.value)) return [];
    return finding({
      rule: 'kpi-signal',
      entity: 'kpi',
      subject: row,
      owner: row.owner,
      severity: row.rag === 'red' ? 55 : 42,
      sentence: `${row.name} is ${shown(row, row.value)} in ${last.label}: ${row.trend.verdict}.`,
      ranking: 'A change for the worse that is more than normal variation.',
    });
  });
}

function kpisOffTarget({ kpis }: ReviewFacts, { kpiOffTargetPeriods }: AttentionSettings): Finding[] {
  return kpis.rows
    .filter(({ offTargetPeriods }) => offTargetPeriods >= kpiOffTargetPeriods)
    .map((row) =>
      finding({
        rule: 'kpi-off-target',
        entity: 'kpi',
        subject: row,
        owner: row.owner,
        severity: (row.rag === 'red' ? 48 : 34) + Math.min(10, row.offTargetPeriods),
        sentence: `${row.name} has missed its target of ${shown(row, row.target)} for ${formatCount(row.offTargetPeriods, 'period', 'periods')}; now ${shown(row, row.value)}.`,
        ranking: `Off target for ${formatCount(row.offTargetPeriods, 'period', 'periods')}, now ${row.rag ?? 'without a colour'}.`,
      }),
    );
}

function isWorse(row: KpiRow, value: number | null): boolean {
  const { centre } = row.trend;
  if (value === null || centre === null) return false;
  return row.direction === 'higher' ? value < centre : value > centre;
}

function shown(row: KpiRow, value: number | null): string {
  return formatValue(value, row.unit as Unit, { currency: row.currency });
}

function keyResults({ okrs }: ReviewFacts, { keyResultGap, confidenceDrop }: AttentionSettings): Finding[] {
  return okrs.rows
    .flatMap((objective) => objective.keyResults)
    .flatMap((row) => {
      const found: Finding[] = [];
      const subject = { entity: 'keyResult', subject: row, owner: row.owner } as const;
      const gap = row.progress === null ? 0 : okrs.expected - row.progress;
      if (gap > keyResultGap) {
        found.push(
          finding({
            ...subject,
            rule: 'key-result-behind',
            severity: 32 + gap * 40,
            sentence: `“${row.name}” is at ${formatPercent(row.progress ?? 0, { max: 0 })} where ${formatPercent(okrs.expected, { max: 0 })} of the quarter has passed.`,
            ranking: `${formatNumber(gap * 100, { max: 0 })} points behind the elapsed quarter.`,
          }),
        );
      }
      const fallen =
        row.confidence === null || row.previousConfidence === null
          ? 0
          : row.previousConfidence - row.confidence;
      if (fallen >= confidenceDrop) {
        found.push(
          finding({
            ...subject,
            rule: 'confidence-fallen',
            severity: 30 + fallen * 40,
            sentence: `Confidence in “${row.name}” fell from ${formatPercent(row.previousConfidence ?? 0, { max: 0 })} to ${formatPercent(row.confidence ?? 0, { max: 0 })}.`,
            ranking: `Confidence down by ${formatNumber(fallen * 100, { max: 0 })} points.`,
          }),
        );
      }
      return found;
    });
}

function lateHires({ hiring }: ReviewFacts, { headcountBehindMonths }: AttentionSettings): Finding[] {
  return hiring.late
    .filter(({ monthsLate }) => monthsLate >= headcountBehindMonths)
    .map((row) =>
      finding({
        rule: 'headcount-behind',
        entity: 'headcountSlot',
        subject: row,
        owner: row.team,
        severity: 32 + Math.min(20, row.monthsLate * 5),
        sentence: `${row.name} in ${row.team.name} was planned for ${formatMonth(row.plannedStart)} and is ${formatCount(row.monthsLate, 'month', 'months')} late (${row.status}).`,
        ranking: `A seat ${formatCount(row.monthsLate, 'month', 'months')} behind plan.`,
      }),
    );
}

function named(row: ActionRow): string {
  return row.key === null ? `“${row.name}”` : `${row.key} “${row.name}”`;
}
