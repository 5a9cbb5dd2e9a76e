import { formatCount, formatDate, formatMinutes, formatNumber, formatPercent } from '../figure/format.ts';
import type { ReviewFacts, Sentence } from '../review/review-data.ts';
import { against, begin, counted, listed, read, sentence, told, valueIn } from './sentence.ts';

/** What SLOs and budgets say: exceptions first. */
export function sloSentences({ slos, figures }: ReviewFacts): Sentence[] {
  const measured = slos.rows.filter(({ status }) => status !== 'no-data');
  const missed = slos.rows.filter(({ status }) => status === 'missed');
  const frozen = slos.policies.filter(({ state }) => state === 'frozen');
  if (slos.rows.length === 0) return [];
  if (measured.length === 0) return [sentence('No SLO has data in its window.', 'slo.no-data')];
  const missing = slos.rows.length - measured.length;
  return told(
    missed.length > 0
      ? sentence(
          `${begin(formatCount(missed.length, 'SLO', 'SLOs'))} of ${measured.length} ${missed.length === 1 ? 'is' : 'are'} missed: ${listed(missed.map(({ service }) => service.name))}.`,
          'slo.missed',
        )
      : sentence(`All ${formatCount(measured.length, 'SLO', 'SLOs')} with data are met.`, 'slo.met'),
    worstBudget(slos),
    sustained(slos),
    frozen.length > 0
      ? sentence(
          `Changes are frozen for ${listed(frozen.map(({ service }) => service.name))}: the budget of the last four weeks is overspent.`,
          'slo.budget-exhausted',
        )
      : null,
    missing > 0 && valueIn(figures, 'slo.no-data') !== null
      ? sentence(
          `${begin(formatCount(missing, 'SLO has', 'SLOs have'))} no data and ${missing === 1 ? 'is' : 'are'} not counted.`,
          'slo.no-data',
        )
      : null,
  );
}

function worstBudget({ rows }: ReviewFacts['slos']): Sentence | null {
  const [worst] = rows
    .filter(({ remaining }) => remaining !== null)
    .toSorted((left, right) => (left.remaining ?? 0) - (right.remaining ?? 0));
  if (!worst || worst.remaining === null || worst.remaining > 0.5) return null;
  const left =
    worst.remaining <= 0
      ? `has overspent its error budget by ${formatPercent(-worst.remaining, { max: 0 })}`
      : `has ${formatPercent(worst.remaining, { max: 0 })} of its error budget left`;
  const empty =
    worst.daysToExhaustion !== null && worst.remaining > 0
      ? `, enough for ${formatNumber(worst.daysToExhaustion, { max: 0 })} days at the present rate`
      : '';
  return sentence(`${worst.service.name} (${worst.name}) ${left}${empty}.`, 'slo.budget-exhausted');
}

function sustained({ rows }: ReviewFacts['slos']): Sentence | null {
  const burning = rows.filter(({ sustainedWeeks }) => sustainedWeeks >= 2);
  if (burning.length === 0) return null;
  return sentence(
    `${listed(burning.map(({ service }) => service.name))} ${burning.length === 1 ? 'has' : 'have'} burned faster than the budget lasts for two weeks or more.`,
    'slo.sustained-burn',
  );
}

/** What the week's incidents say. */
export function incidentSentences({ incidents, figures, isPartial }: ReviewFacts): Sentence[] {
  const serious = incidents.rows.filter(({ severity }) => severity === 'SEV-1' || severity === 'SEV-2');
  const soFar = isPartial ? ' so far' : '';
  const count = valueIn(figures, 'incident.count');
  if (count === null) return [];
  return told(
    incidents.open.length > 0
      ? sentence(
          `${begin(counted(incidents.open.length, 'incident is', 'incidents are'))} open: ${listed(
            incidents.open.map((row) => `${row.severity} ${row.name}`),
            2,
          )}.`,
          'incident.open',
        )
      : null,
    sentence(
      `${begin(counted(count, 'incident', 'incidents'))} began this week${soFar}, ${variation(incidents.trend.verdict)}.`,
      'incident.count',
    ),
    serious.length > 0
      ? sentence(
          `${begin(formatCount(serious.length, 'was', 'were'))} SEV-1 or SEV-2: ${listed(
            serious.map(({ name }) => name),
            2,
          )}.`,
          'incident.count.sev1',
          'incident.count.sev2',
        )
      : null,
    impact(figures),
    restore(figures),
    recurrences(incidents),
    postmortems(incidents),
  );
}

function variation(verdict: string): string {
  return verdict.charAt(0).toLowerCase() + verdict.slice(1).replace(/\.$/, '');
}

function impact(figures: ReviewFacts['figures']): Sentence | null {
  const minutes = valueIn(figures, 'incident.impact-minutes');
  if (minutes === null) return null;
  if (minutes === 0)
    return sentence('No minutes of customer impact are recorded.', 'incident.impact-minutes');
  return sentence(
    `Customers were affected for ${formatMinutes(minutes)}${against(figures, 'incident.impact-minutes')}.`,
    'incident.impact-minutes',
  );
}

function restore(figures: ReviewFacts['figures']): Sentence | null {
  const median = figures['incident.ttr.median'];
  if (!median || median.value === null) return null;
  return sentence(
    `Half were restored within ${formatMinutes(median.value)} (n ${median.n})${against(figures, 'incident.ttr.median')}.`,
    'incident.ttr.median',
  );
}

function recurrences({ rows, recurring }: ReviewFacts['incidents']): Sentence | null {
  const keys = [
    ...new Set(rows.filter(({ isRecurrence }) => isRecurrence).map(({ rootCauseKey }) => rootCauseKey ?? '')),
  ].filter(Boolean);
  const [key] = keys;
  if (key === undefined) return null;
  const times = recurring.find(({ rootCauseKey }) => rootCauseKey === key)?.count;
  const seen = times === undefined ? '' : `, seen ${formatCount(times, 'time', 'times')} in a year`;
  return sentence(`A known cause came back: “${key}”${seen}.`, 'incident.recurrence-rate');
}

function postmortems({ postmortems: rows }: ReviewFacts['incidents']): Sentence | null {
  const overdue = rows.filter(({ isOverdue }) => isOverdue);
  const [first] = overdue;
  if (!first) return null;
  const owner = first.owner ? `, owner ${first.owner.name}` : '';
  const which =
    overdue.length === 1
      ? `the one for “${first.name}” was due on ${formatDate(first.dueOn)}${owner}`
      : `the oldest was due on ${formatDate(first.dueOn)}`;
  return sentence(
    `${begin(formatCount(overdue.length, 'postmortem is', 'postmortems are'))} overdue; ${which}.`,
    'postmortem.overdue',
  );
}

/** Figures of changes, for the incidents section. */
export function changeSentences({ figures }: ReviewFacts): Sentence[] {
  const rate = figures['change.failure-rate'];
  if (!rate || rate.value === null) return [];
  return [
    sentence(
      `${formatPercent(rate.value, { max: 1 })} of ${read(figures, 'change.count')} changes failed${against(figures, 'change.failure-rate')}.`,
      'change.failure-rate',
      'change.count',
    ),
  ];
}
