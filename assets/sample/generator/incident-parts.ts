import { type Clock, MINUTE } from './clock.ts';
import type { Incident } from './incidents.ts';
import { type Random, randomFor } from './random.ts';
import { type Cell, csv } from './text.ts';
import { type TimelineLine, timelineOf } from './timelines.ts';

/** When customers felt it: once from start to mitigation, sometimes again after a relapse. */
export function impactFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'impact');
  const rows = incidents
    .filter(isFelt)
    .flatMap((incident): Cell[][] =>
      impactOf(incident, random).map(([from, to, note], index) => [
        `impact-${incident.number}-${index + 1}`,
        incident.id,
        clock.iso(from),
        to === undefined ? '' : clock.iso(to),
        note,
      ]),
    );
  return csv(['Id', 'Incident', 'From', 'To', 'Note'], rows);
}

export function timelineFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'timeline');
  const rows = incidents
    .filter(({ severity }) => severity <= 2)
    .flatMap((incident): Cell[][] =>
      timelineOf(incident, random)
        .map((line) => toMoment(line, incident))
        .filter(({ at }) => at <= clock.now)
        .map(({ at, text, kind, who }, index) => [
          `timeline-${incident.number}-${index + 1}`,
          incident.id,
          clock.iso(at),
          text,
          kind,
          who,
        ]),
    );
  return csv(['Id', 'Incident', 'When', 'What happened', 'Kind', 'Who'], rows);
}

/** Who worked on it, from when to when. */
export function responderFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'responders');
  const rows = incidents
    .filter(({ severity, restored }) => severity <= 3 && restored !== undefined)
    .flatMap((incident): Cell[][] =>
      incident.responders.map((name, index) => {
        const from = incident.acknowledged + index * random.int(2, 9) * MINUTE;
        const end = (incident.restored ?? from) + random.int(4, 25) * MINUTE;
        const to = Math.max(end, from + 10 * MINUTE);
        return [
          `responder-${incident.number}-${index + 1}`,
          incident.id,
          name,
          clock.iso(from),
          clock.iso(to),
        ];
      }),
    );
  return csv(['Id', 'Incident', 'Person', 'From', 'To'], rows);
}

function isFelt({ severity, service }: Incident): boolean {
  return severity <= 3 && (severity <= 2 || service.isCustomerFacing === true || service.tier <= 2);
}

type Interval = readonly [from: number, to: number | undefined, note: string];

function impactOf(incident: Incident, random: Random): Interval[] {
  const { impactStart, mitigated, restored } = incident;
  if (restored === undefined || mitigated === undefined) return [[impactStart, undefined, 'Still going on']];
  const length = mitigated - impactStart;
  if (incident.isStory || length < 40 * MINUTE || !random.chance(0.14)) return [[impactStart, mitigated, '']];
  const pause = impactStart + Math.round((length * 0.5) / MINUTE) * MINUTE;
  return [
    [impactStart, pause, ''],
    [pause + 12 * MINUTE, mitigated, 'Relapse'],
  ];
}

function toMoment(line: TimelineLine, incident: Incident): TimelineLine & { at: number } {
  return { ...line, at: incident.impactStart + line.minute * MINUTE };
}
