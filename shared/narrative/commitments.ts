import { formatCount, formatDate, formatMonth, formatPercent, formatQuarter } from '../figure/format.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';
import { begin, counted, listed, read, sentence, told, valueIn } from './sentence.ts';

/** What was promised, what is late, and what was done. */
export function actionSentences({ actions, figures }: ReviewFacts): Sentence[] {
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
    sentence(
      `${begin(counted(completed.length, 'action was', 'actions were'))} completed this week and ${counted(due.length, 'falls', 'fall').replace(/^no fall$/, 'none fall')} due.`,
      'action.completed',
      'action.due',
    ),
    closure && closure.value !== null
      ? sentence(
          `${formatPercent(closure.value, { max: 0 })} of actions were closed by the date first promised (n ${closure.n}).`,
          'action.closure',
        )
      : null,
  );
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
    red.length > 0 ? sentence(`Off target: ${listed(red.map(({ name }) => name))}.`, ...keysOf(red)) : null,
    signals.length > 0
      ? sentence(
          `More than normal variation: ${listed(signals.map(({ name }) => name))}.`,
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
  if (withProgress.length === 0) return [];
  const behind = okrs.rows
    .flatMap(({ keyResults }) => keyResults)
    .filter(({ progress }) => progress !== null && okrs.expected - progress > 0.2);
  return told(
    sentence(
      `Objectives of ${formatQuarter(okrs.quarter)} are at ${read(figures, 'okr.progress')} on average, with ${formatPercent(okrs.expected, { max: 0 })} of the quarter gone.`,
      'okr.progress',
      'okr.expected',
    ),
    behind.length > 0
      ? sentence(
          `${begin(formatCount(behind.length, 'key result is', 'key results are'))} behind by more than 20 points: ${listed(
            behind.map(({ name }) => `“${name}”`),
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
  return told(
    sentence(
      `Headcount is ${read(figures, 'hiring.actual')} against ${read(figures, 'hiring.plan')} planned.`,
      'hiring.actual',
      'hiring.plan',
    ),
    worst
      ? sentence(
          `${begin(formatCount(hiring.late.length, 'seat is', 'seats are'))} late; “${worst.name}” in ${worst.team.name} was planned for ${formatMonth(worst.plannedStart)}.`,
          'hiring.behind',
        )
      : null,
  );
}

/** Risks at the top, and the decisions of the week. */
export function riskSentences({ risks }: ReviewFacts): Sentence[] {
  const [top] = risks.rows.toSorted((left, right) => right.score - left.score);
  const [decision] = risks.decisions;
  const [vendor] = risks.vendors.filter(
    ({ daysToNotice }) => daysToNotice !== null && daysToNotice >= 0 && daysToNotice <= 60,
  );
  return told(
    top
      ? sentence(
          `The highest risk is “${top.name}” with ${top.score} of 25${top.owner ? `, owner ${top.owner.name}` : ''}.`,
          'risk.high',
        )
      : null,
    decision
      ? sentence(
          `${begin(formatCount(risks.decisions.length, 'decision was', 'decisions were'))} recorded; the latest: “${decision.name}”.`,
          'decision.count',
        )
      : null,
    vendor?.noticeOn
      ? sentence(`Notice to ${vendor.name} is due by ${formatDate(vendor.noticeOn)}.`, 'vendor.notice-due')
      : null,
  );
}
