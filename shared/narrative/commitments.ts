import {
  formatCount,
  formatDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatQuarter,
} from '../figure/format.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';
import { begin, behind, counted, listed, read, sentence, told, valueIn } from './sentence.ts';

/** What was promised, what is late, and what was done. */
export function actionSentences({ actions, figures, isPartial }: ReviewFacts): Sentence[] {
  const { overdue, completed, due } = actions;
  if (valueIn(figures, 'action.overdue') === null) return [];
  const worst = overdue.toSorted((left, right) => right.daysOverdue - left.daysOverdue)[0];
  const closure = figures['action.closure'];
  return told(
    worst
      ? sentence(
          `${begin(formatCount(overdue.length, 'action is', 'actions are'))} overdue; the oldest, “${worst.name}”${worst.owner ? ` (${worst.owner.name})` : ''}, by ${formatCount(worst.daysOverdue, 'day', 'days')}.`,
          'action.overdue',
        )
      : sentence('No action is overdue.', 'action.overdue'),
    sentence(`${doneWords(completed.length, due.length, isPartial)}.`, 'action.completed', 'action.due'),
    closure && closure.value !== null
      ? sentence(
          `${read(figures, 'action.closure')} of ${formatCount(closure.n, 'action', 'actions')} of the last 13 weeks ${closure.n === 1 ? 'was' : 'were'} closed by the date first promised.`,
          'action.closure',
        )
      : null,
  );
}

/** `1 action was completed this week; 6 fell due`. */
function doneWords(completed: number, due: number, isPartial: boolean): string {
  const done = `${begin(counted(completed, 'action was', 'actions were'))} completed this week`;
  const count = due === 0 ? 'none' : formatNumber(due);
  const falls = isPartial ? (due === 1 ? 'falls' : 'fall') : 'fell';
  return `${done}${isPartial ? ' so far' : ''}; ${count} ${falls} due`;
}

/** What the KPIs say: off target first, then signals, then how many are in order. */
export function kpiSentences({ kpis }: ReviewFacts): Sentence[] {
  const { counts, rows } = kpis;
  const judged = counts.green + counts.amber + counts.red;
  if (rows.length === 0 || judged === 0) return [];
  const red = rows.filter(({ rag }) => rag === 'red');
  const signals = rows.filter(({ trend }) => {
    const last = trend.points.findLast(({ value }) => value !== null);
    return last !== undefined && trend.signals.includes(last.key);
  });
  return told(
    sentence(
      `${counts.green} of ${formatCount(judged, 'KPI', 'KPIs')} with a target and data ${counts.green === 1 ? 'is' : 'are'} on target.`,
      ...keysOf(rows),
    ),
    red.length > 0
      ? sentence(
          `${red.length} ${red.length === 1 ? 'is' : 'are'} off target: ${listed(red.map(({ name }) => name))}.`,
          ...keysOf(red),
        )
      : null,
    signals.length > 0
      ? sentence(
          `${signals.length} ${signals.length === 1 ? 'shows' : 'show'} more than normal variation: ${listed(signals.map(({ name }) => name))}.`,
          ...keysOf(signals),
        )
      : null,
  );
}

function keysOf(rows: ReviewFacts['kpis']['rows']): string[] {
  return rows.map(({ slug }) => `kpi.${slug}`);
}

/** How the quarter's goals stand against the time that has passed. */
export function okrSentences({ okrs, figures }: ReviewFacts): Sentence[] {
  const withProgress = okrs.rows.filter(({ progress }) => progress !== null);
  if (withProgress.length === 0 || valueIn(figures, 'okr.progress') === null) return [];
  const late = behind(
    figures,
    'okr.behind',
    okrs.rows.flatMap(({ keyResults }) => keyResults),
  );
  const least = Math.min(...late.map(({ progress }) => okrs.expected - (progress ?? 0)));
  const points = Math.floor(least * 100);
  return told(
    sentence(
      `Objectives of ${formatQuarter(okrs.quarter)} are at ${read(figures, 'okr.progress')} on average, with ${formatPercent(okrs.expected, { max: 0 })} of the quarter gone.`,
      'okr.progress',
      'okr.expected',
    ),
    late.length > 0
      ? sentence(
          `${begin(formatCount(late.length, 'key result is', 'key results are'))} ${formatCount(points, 'point', 'points')} or more behind that: ${listed(
            late.map(({ name }) => `“${name}”`),
            2,
          )}.`,
          'okr.behind',
        )
      : null,
  );
}

/** Headcount against plan, and the seats that are late. */
export function hiringSentences({ hiring, figures }: ReviewFacts): Sentence[] {
  if (valueIn(figures, 'hiring.actual') === null) return [];
  const worst = hiring.late.toSorted((left, right) => right.monthsLate - left.monthsLate)[0];
  const months = valueIn(figures, 'hiring.behind-months') ?? 0;
  const late = months > 0 ? `, ${formatCount(months, 'month', 'months')} behind the plan` : '';
  return told(
    sentence(
      `Headcount is ${read(figures, 'hiring.actual')} against ${read(figures, 'hiring.plan')} planned${late}.`,
      'hiring.actual',
      'hiring.plan',
      'hiring.behind-months',
    ),
    worst
      ? sentence(
          `${begin(formatCount(hiring.late.length, 'seat is', 'seats are'))} late${hiring.late.length === 1 ? '' : '; the latest'}: “${worst.name}” in ${worst.team.name}, planned for ${formatMonth(worst.plannedStart)}.`,
          'hiring.behind',
        )
      : null,
  );
}

/** Risks at the top, and the decisions of the week. */
export function riskSentences({ risks }: ReviewFacts): Sentence[] {
  const [top] = risks.rows.toSorted((left, right) => right.score - left.score);
  const [decision] = risks.decisions;
  const [vendor] = risks.vendors;
  return told(
    top
      ? sentence(
          `The highest risk is “${top.name}” with ${top.score} of 25${top.owner ? ` (${top.owner.name})` : ''}.`,
          'risk.high',
        )
      : null,
    decision
      ? sentence(
          `${begin(formatCount(risks.decisions.length, 'decision was', 'decisions were'))} recorded${risks.decisions.length === 1 ? '' : ', among them'}: “${decision.name}”.`,
          'decision.count',
        )
      : null,
    vendor?.noticeOn
      ? sentence(
          `${begin(formatCount(risks.vendors.length, 'contract notice is', 'contract notices are'))} due soon${risks.vendors.length === 1 ? '' : '; first'}: ${vendor.name} by ${formatDate(vendor.noticeOn)}.`,
          'vendor.notice-due',
        )
      : null,
  );
}
