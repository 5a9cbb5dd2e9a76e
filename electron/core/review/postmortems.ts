import {
  type DueDay,
  hasRequiredPostmortem,
  type OverdueTerms,
  overdueOrDuePostmortems,
  overduePostmortemCount,
  type PostmortemFacts,
  postmortemCompletionFigure,
} from '#db/incident/postmortem-queries.ts';
import { type Figure, measured, noData } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { isPostmortemOverdue, postmortemDueOn } from '#shared/incident/postmortems.ts';
import type { PostmortemRow } from '#shared/review/sections.ts';
import { addBusinessDays } from '#shared/time/business-days.ts';
import { addDays, dateOf, startOfDay, type Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { kpiTarget } from './targets.ts';

/** Postmortems overdue or due in the week, the longest overdue first, and the figures about them. */
export function postmortemPart(context: ReviewContext): { rows: PostmortemRow[]; figures: Figure[] } {
  const rows = postmortemRows(context);
  return { rows, figures: [completionFigure(context), overdueFigure(context, rows)] };
}

function postmortemRows(context: ReviewContext): PostmortemRow[] {
  const { workspace, week, names } = context;
  const asOf = dateOf(context.asOf, context.calendar.zone);
  const facts = overdueOrDuePostmortems(workspace.connection, week, {
    ...overdueTerms(context, asOf, context.today),
    days: dueDays(context, week.firstDay, week.lastDay),
  });
  const dueOf = dueDateOf(context);
  return facts
    .map((incident) => ({
      id: incident.id,
      name: incident.title,
      key: incident.key,
      severity: incident.severity,
      dueOn: dueOf(incident),
      publishedOn: incident.postmortemPublishedOn,
      isOverdue: isPostmortemOverdue(
        { ...incident, postmortemDueOn: dueOf(incident) },
        asOf,
        termsOf(context),
      ),
      owner: names.of('person', incident.commanderId),
    }))
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id));
}

/** Due dates, each reckoned once per local day of restoring. */
function dueDateOf(context: ReviewContext): (incident: PostmortemFacts) => string {
  const known = new Map<string, string>();
  const terms = termsOf(context);
  return (incident) => {
    if (incident.postmortemDueOn !== null) return incident.postmortemDueOn;
    const day = incident.restoredAt === null ? '' : dateOf(incident.restoredAt, terms.zone);
    const due = known.get(day) ?? postmortemDueOn(incident, terms) ?? '';
    known.set(day, due);
    return due;
  };
}

function completionFigure(context: ReviewContext): Figure {
  const now = dateOf(context.asOf, context.calendar.zone);
  const { rate, ids } = completionOf(context, context.week, now, context.asOf);
  const before = context.previousWeek;
  return toFigure({
    key: 'postmortem.completion',
    label: 'Postmortems published on time, of those due in the week',
    unit: 'ratio',
    result: rate,
    period: context.period,
    lineage: [{ entity: 'incident', ids }],
    target: kpiTarget(context, 'postmortem-completion'),
    previous: completionOf(context, before, context.week.firstDay, before.end).rate.value,
  });
}

function completionOf(context: ReviewContext, week: Week, asOf: string, until: string) {
  const days = dueDays(context, week.firstDay, week.lastDay);
  return postmortemCompletionFigure(context.workspace.connection, week, { days, asOf, until });
}

function overdueFigure(context: ReviewContext, rows: readonly PostmortemRow[]): Figure {
  const { connection } = context.workspace;
  const overdue = rows.filter(({ isOverdue }) => isOverdue);
  const { firstDay } = context.week;
  const hadAny = hasRequiredPostmortem(connection, context.week.start);
  const before = hadAny
    ? overduePostmortemCount(connection, overdueTerms(context, firstDay, addDays(firstDay, -1)))
    : null;
  return toFigure({
    key: 'postmortem.overdue',
    label: 'Overdue postmortems',
    unit: 'count',
    result: hasRequiredPostmortem(connection, context.asOf)
      ? measured(overdue.length, overdue.length)
      : noData('No incident needs a postmortem.'),
    period: context.period,
    lineage: [{ entity: 'incident', ids: overdue.map(({ id }) => id) }],
    previous: before,
  });
}

function termsOf({ calendar, holidays, settings }: ReviewContext) {
  return { zone: calendar.zone, holidays, businessDays: settings.postmortemBusinessDays };
}

function overdueTerms(context: ReviewContext, asOf: string, today: string): OverdueTerms {
  const last = lastDayDueBefore(context, asOf);
  return { today, asOf, restoredBefore: startOfDay(addDays(last, 1), context.calendar.zone) };
}

/** The local days of restoring that make a postmortem due between two dates, as stretches of instants. */
function dueDays(context: ReviewContext, firstDue: string, lastDue: string): DueDay[] {
  const { zone } = context.calendar;
  const days: DueDay[] = [];
  let day = lastDayDueBefore(context, addDays(lastDue, 1));
  for (let dueOn = dueAfter(context, day); dueOn >= firstDue; dueOn = dueAfter(context, day)) {
    days.push({ start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone), dueOn });
    day = addDays(day, -1);
  }
  return days;
}

/** The last local day of restoring whose postmortem is due before `date`. Later restoring is never due earlier. */
function lastDayDueBefore(context: ReviewContext, date: string): string {
  let day = addDays(date, -1);
  while (dueAfter(context, day) >= date) day = addDays(day, -1);
  return day;
}

function dueAfter({ holidays, settings }: ReviewContext, day: string): string {
  return addBusinessDays(day, settings.postmortemBusinessDays, holidays);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
