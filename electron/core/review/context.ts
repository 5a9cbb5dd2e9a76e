import { noteRead, prepared } from '#db/query/prepared.ts';
import type { Workspace } from '#db/workspace.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { Period } from '#shared/figure/figure.ts';
import type { Named } from '#shared/review/sections.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Holidays } from '#shared/time/business-days.ts';
import { type Calendar, dateOf, shiftWeek, type Week, weekRange } from '#shared/time/week.ts';

/** Looks up what records are called. Each name is read once per review. */
export type Names = {
  /** The record with its name; `null` for no id, or one that does not exist. */
  of: (entity: EntityName, id: string | null | undefined) => Named | null;
};

/** What every section of a week's review is computed from. */
export type ReviewContext = {
  workspace: Workspace;
  settings: Settings;
  calendar: Calendar;
  week: Week;
  /** The same figures a week earlier are the `previous` of a figure. */
  previousWeek: Week;
  /** The words for `week` and its bounds, as figures carry them. */
  period: Period;
  /** The week is not over. */
  isPartial: boolean;
  /** UTC instant the data is as of: now, or the end of a week that is over. */
  asOf: string;
  /** Last local date looked at: today, or the last day of a week that is over. */
  today: string;
  holidays: Holidays;
  names: Names;
  /** Who the person at this computer is; may be empty. */
  actor: string;
  /** `count` weeks that end with the week under review, oldest first. */
  trailing: (count: number) => readonly Week[];
};

/** The context of the review of `week`, as it is seen at the instant `now` (UTC). */
export function reviewContext(workspace: Workspace, week: Week, now: string): ReviewContext {
  const { settings } = workspace;
  const calendar = calendarOf(settings);
  const isPartial = now < week.end;
  // Oldest first; grows as sections look further back.
  const weeks = [week];
  return {
    workspace,
    settings,
    calendar,
    week,
    previousWeek: shiftWeek(week, -1, calendar),
    period: periodOf(week),
    isPartial,
    asOf: isPartial ? now : week.end,
    today: isPartial ? dateOf(now, calendar.zone) : week.lastDay,
    holidays: readHolidays(workspace),
    names: namesOf(workspace),
    actor: settings.actor,
    trailing: (count) => {
      while (weeks.length < count) weeks.unshift(shiftWeek(week, -weeks.length, calendar));
      return weeks.slice(weeks.length - count);
    },
  };
}

/** What a context brings along besides the file, for the key of what is kept that was computed from it. */
export function contextKey(context: ReviewContext): string {
  return JSON.stringify([context.week, context.isPartial, context.asOf, context.today, termsKey(context)]);
}

/** The part of it that is the same in every week: the settings and holidays, numbered as they come up. */
export function termsKey(context: ReviewContext): number {
  const known = terms.get(context);
  if (known !== undefined) return known;
  const text = JSON.stringify([context.settings, [...context.holidays]]);
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  terms.set(context, number);
  return number;
}

const terms = new WeakMap<ReviewContext, number>();
/** There are as many as the settings had values. */
const numbers = new Map<string, number>();

/** When a workspace's weeks begin, and its zone. */
export function calendarOf(settings: Settings): Calendar {
  return { zone: settings.zone, weekStart: settings.weekStart };
}

/** A week as the period of a figure. */
export function periodOf(week: Week): Period {
  return { start: week.start, end: week.end, label: weekRange(week) };
}

function readHolidays(workspace: Workspace): Holidays {
  const rows = prepared<[], { date: string }>(workspace.connection, 'SELECT date FROM holiday').all();
  return new Set(rows.map(({ date }) => date));
}

/** A review names nearly all of these, and there are never many: they are read together. */
const READ_WHOLE: readonly EntityName[] = ['person', 'team'];

function namesOf({ connection }: Workspace): Names {
  const known = new Map<string, Named | null>();
  const whole = new Set<EntityName>();
  const readWhole = (name: EntityName) => {
    whole.add(name);
    for (const named of prepared<[], Named>(connection, NAMES[name]).all())
      known.set(`${name}:${named.id}`, named);
  };
  return {
    of: (name, id) => {
      if (id === null || id === undefined) return null;
      // Read for one section, a name is what others rest on too.
      noteRead(NAMES[name]);
      if (READ_WHOLE.includes(name) && !whole.has(name)) readWhole(name);
      const key = `${name}:${id}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const named = prepared<[string], Named>(connection, `${NAMES[name]} WHERE id = ?`).get(id) ?? null;
      known.set(key, named);
      return named;
    },
  };
}

/** The statement of the names of all records of an entity. */
const NAMES = Object.fromEntries(
  Object.values<Entity>(entities).map(({ name, title, table }) => [
    name,
    `SELECT id, ${snakeCase(title)} AS name FROM ${table}`,
  ]),
) as Record<EntityName, string>;
