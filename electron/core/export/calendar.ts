import { resolve } from 'node:path';
import type { Workspace } from '#db/workspace.ts';
import { type DayEvent, toIcs } from '#shared/calendar/ics.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { EntityName } from '#shared/entities.ts';
import type { Audience } from '#shared/entity/field.ts';
import { hidesRecords } from '#shared/entity/visibility.ts';
import { dateOf, weekByKey } from '#shared/time/week.ts';
import { writeAtomically } from '../file/atomic-write.ts';
import { calendarOf } from '../review/context.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';

type CalendarRequest = { audience: Audience; path: string };

/** Writes what is due and when reviews are as a calendar file, whole or not at all. */
export async function exportCalendar(
  { workspace, now }: WorkspaceService,
  { audience, path }: CalendarRequest,
): Promise<{ path: string; bytes: number; events: number }> {
  const events = calendarEvents(workspace, audience);
  const written = await writeAtomically(resolve(path), toIcs(workspace.settings.name, events, now));
  return { ...written, events: events.length };
}

/**
 * Open due dates and reviews by day, for an audience: of actions, postmortems, evidence of controls, notices to
 * vendors and milestones.
 * @throws MusterError `refused` for customers, who may see none of them
 */
export function calendarEvents(workspace: Workspace, audience: Audience): DayEvent[] {
  if (audience === 'customer')
    throw new MusterError(
      'refused',
      'A calendar holds due dates and reviews only, and customers may see neither.',
      'No file was written.',
    );
  const of = workspace.repository.bind(workspace);
  const people = new Map(
    of('person')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const owner = (id: string | null | undefined) => {
    const name = id ? people.get(id) : undefined;
    return name === undefined ? '' : `Owner: ${name}`;
  };
  const sources: Record<string, { entity: EntityName; events: () => (DayEvent | null)[] }> = {
    actions: {
      entity: 'actionItem',
      events: () =>
        of('actionItem')
          .all()
          .filter(({ status }) => status !== 'done' && status !== 'cancelled')
          .map(({ id, key, title, dueOn, ownerId }) =>
            due('actionItem', id, dueOn, {
              what: 'Action due',
              name: keyed(key, title),
              about: owner(ownerId),
            }),
          ),
    },
    postmortems: {
      entity: 'incident',
      events: () =>
        of('incident')
          .all()
          .filter(
            ({ isPostmortemRequired, postmortemPublishedOn }) =>
              isPostmortemRequired && !postmortemPublishedOn,
          )
          .map(({ id, key, title, postmortemDueOn }) =>
            due('incident', id, postmortemDueOn, { what: 'Postmortem due', name: keyed(key, title) }),
          ),
    },
    controls: {
      entity: 'control',
      events: () =>
        of('control')
          .all()
          .map(({ id, framework, reference, title, nextDueOn, ownerId }) =>
            due('control', id, nextDueOn, {
              what: 'Evidence due',
              name: `${framework} ${reference} ${title}`,
              about: owner(ownerId),
            }),
          ),
    },
    vendors: {
      entity: 'vendor',
      events: () =>
        of('vendor')
          .all()
          .map(({ id, name, noticeOn, contractEndOn }) =>
            due('vendor', id, noticeOn, {
              what: 'Notice to vendor',
              name,
              about: contractEndOn ? `The contract ends on ${contractEndOn}.` : '',
            }),
          ),
    },
    milestones: {
      entity: 'milestone',
      events: () =>
        of('milestone')
          .all()
          .filter(({ completedOn }) => !completedOn)
          .map(({ id, title, dueOn, ownerId }) =>
            due('milestone', id, dueOn, { what: 'Milestone', name: title, about: owner(ownerId) }),
          ),
    },
    reviews: { entity: 'review', events: () => reviewEvents(workspace) },
  };
  return Object.values(sources)
    .filter(({ entity }) => !hidesRecords(entity, audience))
    .flatMap(({ events }) => events())
    .filter((event) => event !== null)
    .toSorted((a, b) => a.date.localeCompare(b.date, 'en') || a.uid.localeCompare(b.uid, 'en'));
}

type Words = { what: string; name: string; about?: string };

function due(
  entity: string,
  id: string,
  date: string | null | undefined,
  { what, name, about = '' }: Words,
): DayEvent | null {
  if (!date) return null;
  return {
    uid: `${entity}-${id}@muster`,
    date,
    summary: `${what}: ${name}`,
    description: about,
    categories: [what],
  };
}

/** A review is on the day it was started, else on the day after its week. */
function reviewEvents(workspace: Workspace): (DayEvent | null)[] {
  const { settings } = workspace;
  return workspace
    .repository('review')
    .all()
    .map(({ id, title, week, startedAt }) => {
      const at = startedAt ?? weekByKey(week, calendarOf(settings)).end;
      return due('review', id, dateOf(at, settings.zone), { what: 'Review', name: `${title}, ${week}` });
    });
}

function keyed(key: string | null | undefined, title: string): string {
  return key ? `${key} ${title}` : title;
}
