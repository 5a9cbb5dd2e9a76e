import { formatCount, formatDate, formatNumber } from '../figure/format.ts';
import { ago, overspent, sloName, uncapped } from '../narrative/words.ts';
import type { ReviewFacts } from '../review/review-data.ts';
import type { AttentionSettings } from '../settings/settings.ts';
import { isUsedUp } from '../slo/slo-math.ts';
import { daysBetween } from '../time/week.ts';
import { type Finding, finding, named, tierWeight, tierWords } from './reason.ts';

/** What SLOs, incidents and postmortems say needs attention. */
export function reliabilityFindings(facts: ReviewFacts, settings: AttentionSettings): Finding[] {
  return [
    ...exhaustedBudgets(facts),
    ...sustainedBurns(facts, settings),
    ...openIncidents(facts),
    ...overduePostmortems(facts),
    ...recurrences(facts),
    ...lostLevels(facts),
  ];
}

function exhaustedBudgets({ slos }: ReviewFacts): Finding[] {
  return slos.rows.flatMap((row) => {
    if (row.remaining === null || !isUsedUp(row.remaining)) return [];
    return finding({
      rule: 'budget-exhausted',
      entity: 'slo',
      subject: row,
      owner: row.team,
      severity: 62 + tierWeight(row.tier) + Math.min(5, -row.remaining * 2),
      sentence: `${sloName(row)} ${overspent(row, row.remaining)}.`,
      ranking: `An empty budget on a ${tierWords(row.tier)}.`,
    });
  });
}

function sustainedBurns({ slos }: ReviewFacts, { sustainedBurnWeeks }: AttentionSettings): Finding[] {
  return slos.rows.flatMap((row) => {
    if (row.sustainedWeeks < sustainedBurnWeeks || row.burn === null) return [];
    return finding({
      rule: 'sustained-burn',
      entity: 'slo',
      subject: row,
      owner: row.team,
      severity: 45 + tierWeight(row.tier) + Math.min(10, row.sustainedWeeks * 2),
      sentence: `${sloName(row)} has burned its error budget too fast for ${row.sustainedWeeks === 1 ? 'a week' : `${row.sustainedWeeks} weeks running`}; this week at ${formatNumber(row.burn, { max: 1 })}× the sustainable rate.`,
      ranking: `Sustained burn on a ${tierWords(row.tier)}.`,
    });
  });
}

function openIncidents({ incidents, asOf }: ReviewFacts): Finding[] {
  const serious = incidents.open.filter(({ severity }) => severity === 'SEV-1' || severity === 'SEV-2');
  return serious.map((row) => {
    return finding({
      rule: 'open-incident',
      entity: 'incident',
      subject: row,
      owner: row.commander,
      severity: row.severity === 'SEV-1' ? 100 : 90,
      sentence: `${row.severity} ${named(row)} has been open for ${age(row.impactStart, asOf)}.`,
      ranking: `An open ${row.severity}.`,
    });
  });
}

function overduePostmortems({ incidents, today }: ReviewFacts): Finding[] {
  return incidents.postmortems
    .filter(({ isOverdue }) => isOverdue)
    .map((row) => {
      const days = daysBetween(row.dueOn, today);
      return finding({
        rule: 'postmortem-overdue',
        entity: 'incident',
        subject: row,
        owner: row.owner,
        severity: (row.severity === 'SEV-1' ? 65 : 55) + Math.min(15, days),
        sentence: `The postmortem of ${named(row)} was due on ${formatDate(row.dueOn)}${ago(days)}.`,
        ranking: `A ${row.severity} without its postmortem, ${formatCount(days, 'day', 'days')} late.`,
      });
    });
}

/** One entry for each cause that came back in the week, on the incident that brought it. */
function recurrences({ incidents }: ReviewFacts): Finding[] {
  const back = incidents.rows.filter((row) => row.isRecurrence && row.rootCauseKey !== null);
  const byCause = new Map(back.map((row) => [row.rootCauseKey, row]));
  return [...byCause.values()].flatMap((row) => {
    const cause = incidents.recurring.find(({ rootCauseKey }) => rootCauseKey === row.rootCauseKey);
    const count = cause?.count ?? 2;
    return finding({
      rule: 'recurrence',
      entity: 'incident',
      subject: row,
      owner: row.commander,
      severity: 50 + Math.min(25, count * 5),
      sentence: `${named(row)} had a cause that was known: “${row.rootCauseKey}”, behind ${formatCount(count, 'incident', 'incidents')} in a year.`,
      ranking: `The cause came back; ${formatCount(count, 'time', 'times')} in a year.`,
      lineage: [{ entity: 'incident', ids: cause?.ids ?? [row.id] }],
    });
  });
}

/** `less than an hour`, `5 hours`, `3 days`. */
function age(since: string, until: string): string {
  const hours = Math.floor((Date.parse(until) - Date.parse(since)) / 3_600_000);
  if (hours < 1) return 'less than an hour';
  return hours < 48
    ? formatCount(hours, 'hour', 'hours')
    : formatCount(Math.floor(hours / 24), 'day', 'days');
}

const LEVEL_ORDER = ['none', 'bronze', 'silver', 'gold'];

function lostLevels({ scorecards }: ReviewFacts): Finding[] {
  return scorecards.rows.flatMap((row) => {
    if (
      row.previousLevel === null ||
      LEVEL_ORDER.indexOf(row.level) >= LEVEL_ORDER.indexOf(row.previousLevel)
    )
      return [];
    const now = row.level === 'none' ? 'no level' : row.level;
    const why = row.failing.length > 0 ? ` Not passed: ${someOf(row.failing.map(uncapped))}.` : '';
    return finding({
      rule: 'scorecard-level-lost',
      entity: 'service',
      subject: row.service,
      owner: row.team,
      severity: 30 + tierWeight(row.tier),
      sentence: `${row.service.name} fell from ${row.previousLevel} to ${now} on its scorecard.${why}`,
      ranking: `A level lost on a ${tierWords(row.tier)}.`,
    });
  });
}

/** The first two by name, and how many more. */
function someOf(names: readonly string[]): string {
  if (names.length <= 2) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
