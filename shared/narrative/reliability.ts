import { formatCount, formatDate, formatMinutes, formatNumber, formatPercent } from '../figure/format.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';
import type { SloRow, Trend } from '../review/sections.ts';
import { isUsedUp } from '../slo/slo-math.ts';
import { against, begin, behind, counted, listed, read, sentence, told, valueIn } from './sentence.ts';
import { firstSignal, overspent, sloName, times } from './words.ts';

/** What SLOs and budgets say: exceptions first. */
export function sloSentences({ slos, figures }: ReviewFacts): Sentence[] {
  const measured = slos.rows.filter(({ status }) => status !== 'no-data');
  const missed = slos.rows.filter(({ status }) => status === 'missed');
  if (slos.rows.length === 0) return [];
  if (measured.length === 0) return [sentence('No SLO has data in its window.', 'slo.no-data')];
  return told(
    missed.length > 0
      ? sentence(
          `${missed.length} of ${formatCount(measured.length, 'SLO', 'SLOs')} ${missed.length === 1 ? 'is' : 'are'} missed: ${listed(missed.map(({ service }) => service.name))}.`,
          'slo.missed',
        )
      : sentence(metWords(measured.length), 'slo.met'),
    worstBudget(slos),
    sustained(behind(figures, 'slo.sustained-burn', slos.rows)),
    frozen(slos),
    withoutPostmortem(slos),
    unmeasured(slos.rows.length - measured.length),
  );
}

function metWords(count: number): string {
  return count === 1 ? 'The one SLO with data is met.' : `All ${formatNumber(count)} SLOs with data are met.`;
}

function worstBudget({ rows }: ReviewFacts['slos']): Sentence | null {
  const [worst] = rows
    .filter(({ remaining }) => remaining !== null)
    .toSorted((left, right) => (left.remaining ?? 0) - (right.remaining ?? 0));
  if (!worst || worst.remaining === null || worst.remaining > 0.5) return null;
  if (isUsedUp(worst.remaining))
    return sentence(`${sloName(worst)} ${overspent(worst, worst.remaining)}.`, 'slo.budget-exhausted');
  const left = `${sloName(worst)} has ${formatPercent(worst.remaining, { max: 0 })} of its error budget left`;
  const days = worst.daysToExhaustion === null ? null : Math.floor(worst.daysToExhaustion);
  const lasts =
    days === null
      ? ''
      : `, enough for ${days < 1 ? 'less than a day' : formatCount(days, 'day', 'days')} at the present rate`;
  return sentence(`${left}${lasts}.`, 'slo.budget-exhausted');
}

function sustained(burning: readonly SloRow[]): Sentence | null {
  if (burning.length === 0) return null;
  const weeks = Math.min(...burning.map(({ sustainedWeeks }) => sustainedWeeks));
  const long = weeks < 2 ? 'this week' : `for ${weeks} weeks${burning.length === 1 ? '' : ' or more'}`;
  return sentence(
    `${listed(burning.map(({ service }) => service.name))} burned error budget too fast ${long}.`,
    'slo.sustained-burn',
  );
}

function frozen({ policies }: ReviewFacts['slos']): Sentence | null {
  const services = policies.filter(({ state }) => state === 'frozen').map(({ service }) => service.name);
  if (services.length === 0) return null;
  return sentence(`Changes to ${listed(services)} are frozen by the error budget policy.`, 'policy.frozen');
}

function withoutPostmortem({ policies }: ReviewFacts['slos']): Sentence | null {
  const demands = policies.flatMap((row) => row.demands);
  const lacking = demands.flatMap((demand) =>
    demand.kind === 'postmortem' && !demand.isMet ? [demand.incident] : [],
  );
  const names = new Map(lacking.map(({ id, key, name }) => [id, key ?? `“${name}”`]));
  if (names.size === 0) return null;
  const [took, lack] = names.size === 1 ? ['its share', 'lacks'] : ['their share', 'lack'];
  return sentence(
    `${listed([...names.values()])} took more than ${took} of an error budget and ${lack} a postmortem with a P0 action.`,
    'policy.postmortems',
  );
}

function unmeasured(missing: number): Sentence | null {
  if (missing <= 0) return null;
  const words = `${formatCount(missing, 'SLO has', 'SLOs have')} no data and ${missing === 1 ? 'is' : 'are'} not counted`;
  return sentence(`${words}.`, 'slo.no-data');
}

/** What the week's incidents say. */
export function incidentSentences(facts: ReviewFacts): Sentence[] {
  const { incidents, figures } = facts;
  const count = valueIn(figures, 'incident.count');
  if (count === null) return [];
  return told(
    incidents.open.length > 0
      ? sentence(
          `${begin(formatCount(incidents.open.length, 'incident is', 'incidents are'))} open: ${listed(
            incidents.open.map((row) => `${row.severity} “${row.name}”`),
            2,
          )}.`,
          'incident.open',
        )
      : null,
    begun(facts, count),
    serious(incidents),
    impact(facts),
    restore(facts),
    recurrences(incidents),
    postmortems(incidents),
  );
}

function begun({ incidents, isPartial }: ReviewFacts, count: number): Sentence {
  const began = begin(counted(count, 'incident', 'incidents'));
  const words = isPartial
    ? `${began} began this week so far`
    : `${began} began this week${variation(incidents.trend)}`;
  return sentence(`${words}.`, 'incident.count');
}

/** `, within normal variation`, or `, fewer than the usual 8: below the lower limit`; nothing where there are too few weeks to tell. */
function variation(trend: Trend): string {
  if (trend.centre === null) return '';
  if (!trend.signals.includes(trend.points.at(-1)?.key ?? '')) return `, ${trend.verdict}`;
  const usual = formatNumber(trend.centre, { max: 1 });
  const count = trend.points.at(-1)?.value ?? trend.centre;
  const words = count < trend.centre ? 'fewer than' : count > trend.centre ? 'more than' : 'as many as';
  return `, ${words} the usual ${usual}: ${firstSignal(trend)}`;
}

function serious({ rows }: ReviewFacts['incidents']): Sentence | null {
  const grave = rows.filter(({ severity }) => severity === 'SEV-1' || severity === 'SEV-2');
  const [first] = grave;
  if (!first) return null;
  const severities = [...new Set(grave.map(({ severity }) => severity))].toSorted();
  return sentence(
    `${begin(formatCount(grave.length, 'was', 'were'))} ${severities.join(' or ')}: ${listed(
      grave.map(({ name }) => `“${name}”`),
      2,
    )}.`,
    'incident.count.sev1',
    'incident.count.sev2',
  );
}

function impact(facts: ReviewFacts): Sentence | null {
  const minutes = valueIn(facts.figures, 'incident.impact-minutes');
  if (minutes === null) return null;
  if (minutes === 0) return sentence('No customer impact is recorded.', 'incident.impact-minutes');
  return sentence(
    `Customers were affected for ${formatMinutes(minutes)}${against(facts, 'incident.impact-minutes')}.`,
    'incident.impact-minutes',
  );
}

function restore(facts: ReviewFacts): Sentence | null {
  const median = facts.figures['incident.ttr.median'];
  if (!median || median.value === null) return null;
  const took = formatMinutes(median.value);
  const words =
    median.n === 1
      ? `The one incident restored took ${took}`
      : `The median time to restore ${formatNumber(median.n)} incidents was ${took}`;
  return sentence(
    `${words}${against(facts, 'incident.ttr.median', { words: ['longer', 'shorter'] })}.`,
    'incident.ttr.median',
  );
}

function recurrences({ rows, recurring }: ReviewFacts['incidents']): Sentence | null {
  const keys = [
    ...new Set(rows.filter(({ isRecurrence }) => isRecurrence).map(({ rootCauseKey }) => rootCauseKey ?? '')),
  ].filter(Boolean);
  const [key] = keys;
  if (key === undefined) return null;
  const known = recurring.find(({ rootCauseKey }) => rootCauseKey === key)?.count;
  const seen = known === undefined ? '' : ` (${times(known)} in a year)`;
  const more = keys.length === 1 ? 'A known cause' : `${keys.length} known causes`;
  const rest = keys.length === 1 ? '' : ` and ${keys.length - 1} more`;
  return sentence(`${more} came back: “${key}”${seen}${rest}.`, 'incident.recurrence-rate');
}

function postmortems({ postmortems: rows }: ReviewFacts['incidents']): Sentence | null {
  const overdue = rows.filter(({ isOverdue }) => isOverdue);
  const [first] = overdue;
  if (!first) return null;
  const which = `“${first.name}”, due on ${formatDate(first.dueOn)}${first.owner ? ` (${first.owner.name})` : ''}`;
  return sentence(
    overdue.length === 1
      ? `1 postmortem is overdue: ${which}.`
      : `${formatNumber(overdue.length)} postmortems are overdue; the oldest: ${which}.`,
    'postmortem.overdue',
  );
}

/** Figures of changes, for the incidents section. */
export function changeSentences(facts: ReviewFacts): Sentence[] {
  const { figures } = facts;
  const rate = figures['change.failure-rate'];
  if (!rate || rate.value === null) return [];
  const changes = valueIn(figures, 'change.count') === 1 ? 'change' : 'changes';
  return [
    sentence(
      `${formatPercent(rate.value, { max: 1 })} of ${read(figures, 'change.count')} ${changes} failed${against(facts, 'change.failure-rate')}.`,
      'change.failure-rate',
      'change.count',
    ),
  ];
}
