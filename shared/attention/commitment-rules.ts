import type { Unit } from '../figure/figure.ts';
import {
  formatCount,
  formatDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatValue,
} from '../figure/format.ts';
import { isAbove } from '../figure/statistics.ts';
import { firstSignal, times } from '../narrative/words.ts';
import type { ReviewFacts } from '../review/review-data.ts';
import type { KpiRow } from '../review/sections.ts';
import type { AttentionSettings } from '../settings/settings.ts';
import { type Finding, finding, named } from './reason.ts';

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
  return (actions.oftenMoved ?? [])
    .filter(({ moves }) => moves >= movesToFlag)
    .map((row) =>
      finding({
        rule: 'action-moved',
        entity: 'actionItem',
        subject: row,
        owner: row.owner,
        severity: 30 + (PRIORITY_WEIGHT[row.priority] ?? 0) / 2 + Math.min(15, row.moves * 3),
        sentence: `The date of ${named(row)} has been moved ${times(row.moves)}${row.committedDueOn ? `; it was first promised for ${formatDate(row.committedDueOn)}` : ''}.`,
        ranking: `A ${row.priority} action whose date was moved ${times(row.moves)}.`,
      }),
    );
}

/** Only signals to the worse: a good one is told by the narrative. */
function kpiSignals({ kpis }: ReviewFacts): Finding[] {
  return kpis.rows.flatMap((row) => {
    const last = lastKnown(row);
    if (!last || !row.trend.signals.includes(last.key) || !isWorse(row, last.value)) return [];
    return finding({
      rule: 'kpi-signal',
      entity: 'kpi',
      subject: row,
      owner: row.owner,
      severity: row.rag === 'red' ? 55 : 42,
      sentence: `${row.name}: ${shown(row, last.value)} in ${last.label}, ${firstSignal(row.trend)}.`,
      ranking: 'A change for the worse that is more than normal variation.',
    });
  });
}

function kpisOffTarget({ kpis }: ReviewFacts, { kpiOffTargetPeriods }: AttentionSettings): Finding[] {
  return kpis.rows.flatMap((row) => {
    const last = lastKnown(row);
    if (row.offTargetPeriods < kpiOffTargetPeriods || !last) return [];
    const long = periodsOf(row);
    return finding({
      rule: 'kpi-off-target',
      entity: 'kpi',
      subject: row,
      owner: row.owner,
      severity: (row.rag === 'red' ? 48 : 34) + Math.min(10, row.offTargetPeriods),
      sentence: `${row.name}: ${shown(row, last.value)} in ${last.label}, off the target of ${shown(row, row.target)} for ${long}.`,
      ranking: `Off target for ${long}${row.rag === null ? '' : `, now ${row.rag}`}.`,
    });
  });
}

const PERIOD_WORDS: Record<string, readonly [string, string]> = {
  monthly: ['month', 'months'],
  quarterly: ['quarter', 'quarters'],
};

/** How long it has been off target; the trend shows no more than its own length. */
function periodsOf({ offTargetPeriods, frequency, trend }: KpiRow): string {
  const known = trend.points.filter(({ value }) => value !== null).length;
  const [one, many] = PERIOD_WORDS[frequency] ?? ['week', 'weeks'];
  const least = offTargetPeriods >= known && known > 1 ? 'at least ' : '';
  return least + formatCount(offTargetPeriods, one, many);
}

/** The newest point with a value: the one that the row's judgement is about. */
function lastKnown({ trend }: KpiRow): KpiRow['trend']['points'][number] | undefined {
  return trend.points.findLast(({ value }) => value !== null);
}

function isWorse(row: KpiRow, value: number | null): boolean {
  const { centre } = row.trend;
  if (value === null || centre === null) return false;
  return row.direction === 'higher' ? value < centre : value > centre;
}

function shown(row: KpiRow, value: number | null): string {
  // As the tiles and the sentences write shares: near 100% the second decimal matters.
  if (row.unit === 'ratio' && value !== null)
    return formatPercent(value, { max: value > 0.99 && value < 1 ? 2 : 1 });
  return formatValue(value, row.unit as Unit, { currency: row.currency });
}

function keyResults({ okrs }: ReviewFacts, { keyResultGap, confidenceDrop }: AttentionSettings): Finding[] {
  return okrs.rows
    .flatMap((objective) => objective.keyResults)
    .flatMap((row) => {
      const found: Finding[] = [];
      const subject = { entity: 'keyResult', subject: row, owner: row.owner } as const;
      const gap = row.progress === null ? 0 : okrs.expected - row.progress;
      if (isAbove(gap, keyResultGap)) {
        found.push(
          finding({
            ...subject,
            rule: 'key-result-behind',
            severity: 32 + gap * 40,
            sentence: `“${row.name}” is at ${formatPercent(row.progress ?? 0, { max: 0 })} with ${formatPercent(okrs.expected, { max: 0 })} of the quarter gone.`,
            ranking: `${formatNumber(gap * 100, { max: 0 })} points behind the elapsed quarter.`,
          }),
        );
      }
      const fallen =
        row.confidence === null || row.previousConfidence === null
          ? 0
          : row.previousConfidence - row.confidence;
      if (fallen > 0 && !isAbove(confidenceDrop, fallen)) {
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

/** Teams whose headcount is behind their plan, and the seats that are late. */
function lateHires({ hiring }: ReviewFacts, { headcountBehindMonths }: AttentionSettings): Finding[] {
  const isBehind = (months: number) => months > 0 && months >= headcountBehindMonths;
  const teams = hiring.teams
    .filter(({ monthsBehind, plan, actual }) => isBehind(monthsBehind) && plan > actual)
    .map((row) =>
      finding({
        rule: 'headcount-behind',
        entity: 'team',
        subject: row.team,
        owner: row.team,
        severity: 30 + Math.min(20, row.monthsBehind * 4) + Math.min(10, (row.plan - row.actual) * 2),
        sentence: `${row.team.name} has ${formatCount(row.actual, 'person', 'people')} where the plan has ${formatNumber(row.plan)}: ${formatCount(row.monthsBehind, 'month', 'months')} behind.`,
        ranking: `Headcount ${formatCount(row.monthsBehind, 'month', 'months')} behind plan.`,
      }),
    );
  const seats = hiring.late
    .filter(({ monthsLate }) => isBehind(monthsLate))
    .map((row) =>
      finding({
        rule: 'headcount-behind',
        entity: 'headcountSlot',
        subject: row,
        owner: row.team,
        severity: 32 + Math.min(20, row.monthsLate * 5),
        sentence: `The seat “${row.name}” in ${row.team.name} was planned for ${formatMonth(row.plannedStart)} and is ${formatCount(row.monthsLate, 'month', 'months')} late (${row.status}).`,
        ranking: `A seat ${formatCount(row.monthsLate, 'month', 'months')} behind plan.`,
      }),
    );
  return [...teams, ...seats];
}
