import { formatInstant, NO_VALUE } from '../../figure/format.ts';
import { durationText } from '../../figure/measure.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import { asWords, nameOf } from '../../review/facts/words.ts';
import { notesExtra } from '../fit/slide-text.ts';
import { rowsIn } from '../fit/tile-heights.ts';
import type { Slide } from '../slide.ts';
import type { SlideBodyOf, SlideExtra } from '../slide-body.ts';
import { bodyOf, listPage, listPages, nothing, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 8;

type Body = SlideBodyOf<'incident-timeline'>;
type Incident = NonNullable<Body['incident']>;
export type TimelineLine = {
  key: string;
  at: string;
  since: number;
  kind: string;
  text: string;
  who: string;
};

export const timelineOutline: SlideOutline = {
  parts: ({ workspace }, slide, extra) => listPages(linesOf(extra), slide, listRoom(extra, workspace.zone)),
  words: ({ data, extra }) => {
    const incident = bodyOf(extra, 'incident-timeline')?.incident;
    if (!incident) return {};
    const { severity, key, name } = incident;
    return {
      assertion: `${severity} ${[key, name].filter(Boolean).join(' ')}`,
      notes: notesOf(incident, data.workspace.zone),
    };
  },
  body: ({ data, slide, extra, part }) => {
    if (!bodyOf(extra, 'incident-timeline')?.incident) return [nothing(noTimeline(slide))];
    const { facts, more } = timelinePage(extra, slide, part, data.workspace.zone);
    return [table(facts, { more })];
  },
};

function notesOf({ services, commander, impactMinutes, cause }: Incident, zone: string): (string | null)[] {
  return [
    `Services: ${services.map((service) => service.name).join(', ') || NO_VALUE}`,
    `Commander: ${nameOf(commander)}`,
    impactMinutes === null
      ? null
      : `Customer impact: ${durationText(impactMinutes)} (union of the impact intervals)`,
    cause ? `Cause: ${asWords(cause)}` : null,
    `Times in ${zone}`,
  ];
}

/** Names of services in the footnotes may leave the list less room. */
function listRoom(extra: SlideExtra, zone: string) {
  const incident = bodyOf(extra, 'incident-timeline')?.incident;
  const less = incident ? rowsIn(notesExtra(notesOf(incident, zone)), 42) : 0;
  return { perPage: PER_PAGE - less, columns: columnsIn(zone) };
}

/** Why there is no incident to show. */
export function noTimeline(slide: Slide): string {
  return slide.kind === 'incident-timeline' && slide.incident
    ? 'The chosen incident is no longer in this workspace.'
    : 'No incident began in the period, so there is no timeline to show.';
}

function columnsIn(zone: string): FactColumn<TimelineLine>[] {
  return [
    { header: 'When', cell: ({ at }) => formatInstant(at, zone), width: '11.5em' },
    { header: 'After', cell: ({ since }) => sinceText(since), width: '6.5em', isNumber: true },
    { header: 'Kind', cell: ({ kind }) => kind, width: '10.5em' },
    { header: 'What happened', cell: ({ text }) => text, text: ({ text }) => text, lines: 2 },
    { header: 'Who', cell: ({ who }) => who, text: ({ who }) => who, width: '11em' },
  ];
}

/** The lines of one page. */
export function timelinePage(
  extra: SlideExtra,
  slide: Slide,
  part: number,
  zone: string,
): { facts: Facts<TimelineLine>; more: number } {
  const { rows, more, columns } = listPage(linesOf(extra), slide, {
    part,
    ...listRoom(extra, zone),
  });
  return {
    more,
    facts: {
      name: 'What happened',
      isTitled: false,
      columns,
      rows,
      rowKey: ({ key }) => key,
      empty: 'No entry of a timeline is recorded.',
    },
  };
}

/** The clocks' instants and the entries in one list, oldest first. */
function linesOf(extra: SlideExtra): TimelineLine[] {
  const body = bodyOf(extra, 'incident-timeline');
  return body?.incident ? inOrder(body, Date.parse(body.incident.impactStart)) : [];
}

function inOrder({ moments, entries }: Body, start: number): TimelineLine[] {
  const since = (at: string) => (Date.parse(at) - start) / 60_000;
  const states = moments.map(({ label, at }) => ({
    key: label,
    at,
    since: since(at),
    kind: 'Status',
    text: label,
    who: '',
  }));
  const told = entries.map(({ id, at, kind, text, who }) => ({
    key: id,
    at,
    since: since(at),
    kind: asWords(kind),
    text,
    who: who ?? '',
  }));
  return [...states, ...told].toSorted((a, b) => a.since - b.since);
}

function sinceText(minutes: number): string {
  if (Math.abs(minutes) < 1) return '0 min';
  return minutes < 0 ? `−${durationText(-minutes)}` : durationText(minutes);
}
