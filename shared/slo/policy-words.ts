import { formatCount, formatPercent } from '../figure/format.ts';
import type { IncidentPart, PolicyDemand } from './policy-views.ts';

/** What a rule of an error budget policy asks for and why, as a sentence. */
export function demandSentence(demand: PolicyDemand): string {
  const share = formatPercent(demand.share, { max: 0 });
  if (demand.kind === 'plan')
    return `Cause “${demand.label}” took ${share} of the quarter’s budget of “${demand.slo.name}”: an item for next quarter’s plan.`;
  const { key, name } = demand.incident;
  return `${key ?? `“${name}”`} took ${share} of the budget of “${demand.slo.name}” of the last ${weeksText(demand.weeks)}: ${postmortemWords(demand)}.`;
}

/** What there is of the postmortem with at least one P0 action that an incident needs. */
export function postmortemWords({
  isPublished,
  p0Actions,
}: Pick<IncidentPart, 'isPublished' | 'p0Actions'>): string {
  return `postmortem ${publishedWords({ isPublished, p0Actions })}`;
}

/** The same where a heading says that it is about the postmortem. */
export function publishedWords({
  isPublished,
  p0Actions,
}: Pick<IncidentPart, 'isPublished' | 'p0Actions'>): string {
  const actions = p0Actions === 0 ? 'no P0 action' : formatCount(p0Actions, 'P0 action', 'P0 actions');
  return `${isPublished ? 'published' : 'not published'}, ${actions}`;
}

/** `4 weeks`, `1 week`. */
export function weeksText(weeks: number): string {
  return formatCount(weeks, 'week', 'weeks');
}
