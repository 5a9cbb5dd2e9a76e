import { formatCount, formatMoneyShort, formatNumber, formatPercent } from '../figure/format.ts';
import { isAbove } from '../figure/statistics.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';
import { against, begin, listed, read, sentence, told, valueIn } from './sentence.ts';

/** Spend against budget of the last full month, and who is over. */
export function costSentences({ cost, figures }: ReviewFacts): Sentence[] {
  const actual = figures['cost.actual'];
  const variance = valueIn(figures, 'cost.variance');
  if (!actual || actual.value === null) return [];
  const over = cost.teams.filter((row) => row.variance !== null && isAbove(row.variance, cost.varianceLimit));
  const judged =
    variance === null
      ? ''
      : variance === 0
        ? ', exactly on budget'
        : `, ${formatPercent(Math.abs(variance), { max: 1 })} ${variance > 0 ? 'over' : 'under'} budget`;
  return told(
    sentence(
      `Cost in ${actual.period.label} was ${formatMoneyShort(actual.value, cost.currency)} (${cost.basis})${judged}.`,
      'cost.actual',
      'cost.variance',
    ),
    over.length > 0
      ? sentence(
          `${listed(over.map(({ team, variance: share }) => `${team.name} (+${formatPercent(share ?? 0, { max: 0 })})`))} ${over.length === 1 ? 'is' : 'are'} more than ${formatPercent(cost.varianceLimit, { max: 1 })} over.`,
          'cost.variance',
        )
      : null,
    valueIn(figures, 'savings.realisation') !== null
      ? sentence(
          `${read(figures, 'savings.realisation')} of identified savings are realised.`,
          'savings.realisation',
        )
      : null,
  );
}

/** Pages, their precision and the load of shifts. */
export function onCallSentences(facts: ReviewFacts): Sentence[] {
  const { onCall, figures } = facts;
  if (valueIn(figures, 'oncall.pages-per-shift') === null) return [];
  const heavy = onCall.rotations.filter(({ shiftsAboveLimit }) => shiftsAboveLimit.length > 0);
  return told(
    heavy.length > 0
      ? sentence(
          `${begin(listed(heavy.map(({ rotation }) => rotation)))} had shifts above the page limit.`,
          'oncall.pages-per-shift',
        )
      : null,
    sentence(
      `A shift had ${pages(figures)} on average${against(facts, 'oncall.pages-per-shift')}.`,
      'oncall.pages-per-shift',
    ),
    valueIn(figures, 'oncall.precision') !== null
      ? sentence(`${read(figures, 'oncall.precision')} of pages needed action.`, 'oncall.precision')
      : null,
  );
}

function pages(figures: ReviewFacts['figures']): string {
  const count = formatNumber(valueIn(figures, 'oncall.pages-per-shift') ?? 0, { max: 1 });
  return `${count} ${count === '1' ? 'page' : 'pages'}`;
}

/** Patching, access exceptions, audit evidence and recovery exercises. */
export function assuranceSentences(facts: ReviewFacts): Sentence[] {
  const { assurance, figures } = facts;
  const expired = assurance.exceptions.filter(({ isExpired }) => isExpired);
  const late = assurance.controls.filter(({ daysOverdue }) => daysOverdue > 0);
  const failed = assurance.exercises.filter(
    ({ outcome, meetsTargets }) => outcome === 'failed' || meetsTargets === false,
  );
  return told(
    expired.length > 0
      ? sentence(
          `${begin(formatCount(expired.length, 'access exception has', 'access exceptions have'))} expired and ${expired.length === 1 ? 'is' : 'are'} still active.`,
          'exception.expired',
        )
      : null,
    late.length > 0
      ? sentence(
          `Evidence is overdue for ${listed(late.map(({ framework, reference }) => `${framework} ${reference}`))}.`,
          'control.overdue',
        )
      : null,
    failed.length > 0
      ? sentence(
          `${begin(formatCount(failed.length, 'exercise', 'exercises'))} did not meet ${failed.length === 1 ? 'its' : 'their'} objectives: ${listed(
            failed.map(({ name }) => `“${name}”`),
            2,
          )}.`,
          'exercise.success-rate',
          'restore.validated',
        )
      : null,
    valueIn(figures, 'security.patch-compliance') !== null
      ? sentence(
          `${read(figures, 'security.patch-compliance')} of assets are within their patch SLA${against(facts, 'security.patch-compliance')}.`,
          'security.patch-compliance',
        )
      : null,
  );
}

/** Levels of the services' scorecards. */
export function scorecardSentences({ scorecards: { rows, levels } }: ReviewFacts): Sentence[] {
  if (rows.length === 0) return [];
  const lost = rows.filter(
    ({ level, previousLevel }) => previousLevel !== null && rank(level) < rank(previousLevel),
  );
  return told(
    lost.length > 0
      ? sentence(`${begin(listed(lost.map(({ service }) => service.name)))} lost a level.`, 'scorecard.lost')
      : null,
    sentence(
      levelsText(levels, formatCount(rows.length, 'service', 'services')),
      'scorecard.gold',
      'scorecard.silver',
      'scorecard.bronze',
      'scorecard.none',
    ),
  );
}

function levelsText(
  { gold, silver, bronze, none }: ReviewFacts['scorecards']['levels'],
  all: string,
): string {
  if (gold + silver + bronze === 0) return `None of ${all} has a level.`;
  const held = `${gold === 0 ? 'none' : gold} ${gold === 1 ? 'holds' : 'hold'} gold, ${silver} silver and ${bronze} bronze`;
  return `Of ${all}, ${held}; ${none} ${none === 1 ? 'has' : 'have'} no level.`;
}

function rank(level: string): number {
  return ['none', 'bronze', 'silver', 'gold'].indexOf(level);
}
