import { type Clock, daysBetween, HOUR, MINUTE, WEEKS } from './clock.ts';
import { engineersOf, managerOf, teamBy } from './company.ts';
import { businessDaysAfter, holidays } from './holidays.ts';
import { type Random, randomFor } from './random.ts';
import { SERVICES, type Service, serviceBy } from './service.ts';
import type { Cause } from './service-data.ts';
import { isBadQuarter, recovery } from './story.ts';
import { STORY, type StoryIncident } from './story-incidents.ts';
import { type Wording, wordingFor } from './wording.ts';

export type Severity = 1 | 2 | 3 | 4;
export type Source = 'Monitor' | 'Customer' | 'Staff' | 'Vendor';

export type Incident = {
  /** PagerDuty's number and id. */
  number: number;
  id: string;
  title: string;
  severity: Severity;
  service: Service;
  others: Service[];
  cause: Cause;
  key: string | undefined;
  weeksAgo: number;
  impactStart: number;
  detected: number;
  acknowledged: number;
  mitigated: number | undefined;
  restored: number | undefined;
  /** Share of the service's requests that failed while it lasted. */
  depth: number;
  source: Source;
  summary: string;
  /** When the change went out that caused it. */
  changedAt: number | undefined;
  commander: string | undefined;
  opsLead: string | undefined;
  commsLead: string | undefined;
  responders: string[];
  postmortem: Postmortem | undefined;
  isStory: boolean;
};

export type Postmortem = { due: string; published: string | undefined };

const FIRST_NUMBER = 1184;
/** Means of a week: before the bad quarter, in it, after it. */
const WEEKLY = { before: 7.1, bad: 9.4, after: 6.2, lately: 3.2 } as const;
const DETECT = { 1: 5, 2: 6, 3: 7, 4: 9 } as const;
const ACKNOWLEDGE = { 1: 4, 2: 5, 3: 8, 4: 11 } as const;
const RESTORE = { 1: 70, 2: 52, 3: 74, 4: 118 } as const;

/** All incidents of the 60 weeks, oldest first. */
export function planIncidents(clock: Clock, seed: number): Incident[] {
  const random = randomFor(seed, 'incidents');
  const wording = wordingFor(
    random,
    STORY.map(({ title }) => title),
  );
  const free = new Set(holidays(clock).map(({ date }) => date));
  const weekdayNow = daysBetween(clock.monday(0), clock.today);
  const told = STORY.filter((entry) => entry.notBefore === undefined || weekdayNow >= entry.notBefore);
  const planned = [...told.map((entry) => fromStory(entry, clock)), ...atRandom(clock, random, wording)];
  return planned
    .sort((one, other) => one.impactStart - other.impactStart)
    .map((draft, index) => ({
      ...draft,
      number: FIRST_NUMBER + index,
      id: `Q${random.code(13)}`,
      ...crew(draft, random),
      postmortem: postmortemOf(draft, clock, random, free),
    }));
}

type Draft = Omit<
  Incident,
  'number' | 'id' | 'postmortem' | 'commander' | 'opsLead' | 'commsLead' | 'responders'
> & {
  postmortemAfter: number | 'never' | undefined;
};

function fromStory(entry: StoryIncident, clock: Clock): Draft {
  const impactStart = clock.at(clock.day(entry.weeksAgo, entry.weekday), ...entry.time);
  const detected = impactStart + entry.detect * MINUTE;
  const after = (minutes: number | undefined) =>
    minutes === undefined ? undefined : impactStart + minutes * MINUTE;
  return {
    title: entry.title,
    severity: entry.severity,
    service: serviceBy(entry.service),
    others: (entry.others ?? []).map(serviceBy),
    cause: entry.cause,
    key: entry.key,
    weeksAgo: entry.weeksAgo,
    impactStart,
    detected,
    acknowledged: detected + entry.acknowledge * MINUTE,
    mitigated: after(entry.mitigated ?? entry.minutes),
    restored: after(entry.minutes),
    depth: entry.depth,
    source: entry.source ?? 'Monitor',
    summary: entry.summary,
    changedAt: entry.changed === undefined ? undefined : impactStart - entry.changed * MINUTE,
    postmortemAfter: entry.postmortem,
    isStory: true,
  };
}

/** The last two weeks are told in the story alone. */
function atRandom(clock: Clock, random: Random, wording: Wording): Draft[] {
  const drafts: Draft[] = [];
  for (let weeksAgo = WEEKS - 1; weeksAgo >= 2; weeksAgo--) {
    const count = random.poisson(weeklyMean(weeksAgo));
    for (let index = 0; index < count; index++) drafts.push(draw(weeksAgo, clock, random, wording));
  }
  return drafts;
}

function weeklyMean(weeksAgo: number): number {
  if (weeksAgo <= 3) return WEEKLY.lately;
  if (isBadQuarter(weeksAgo)) return WEEKLY.bad;
  return weeksAgo > 30 ? WEEKLY.before : WEEKLY.after;
}

function draw(weeksAgo: number, clock: Clock, random: Random, wording: Wording): Draft {
  const service = drawService(weeksAgo, random);
  const severity = drawSeverity(service, weeksAgo, random);
  const { title, cause, noun } = wording.titleFor(service);
  const impactStart = drawStart(weeksAgo, cause, clock, random);
  const source = drawSource(cause, weeksAgo, random);
  const ease = 1 - 0.45 * recovery(weeksAgo) + (isBadQuarter(weeksAgo) ? 0.2 : 0);
  const detect = Math.max(
    1,
    Math.round(DETECT[severity] * ease * random.logNormal(0.6) * (source === 'Customer' ? 2.6 : 1)),
  );
  const acknowledge = Math.max(1, Math.round(ACKNOWLEDGE[severity] * ease * ease * random.logNormal(0.5)));
  const minutes = Math.max(
    detect + acknowledge + 6,
    Math.round(RESTORE[severity] * ease * random.logNormal(0.65)),
  );
  const mitigated = Math.max(detect + acknowledge + 2, Math.round(minutes * random.between(0.6, 0.98)));
  const detected = impactStart + detect * MINUTE;
  const isChange = cause === 'Change' || (cause === 'Configuration' && random.chance(0.4));
  return {
    title,
    severity,
    service,
    others: severity < 4 && random.chance(0.22) ? dependantsOf(service, random) : [],
    cause,
    key: random.chance(severity === 4 ? 0.36 : 0.84) ? wording.rootCauseFor(service, cause, noun) : undefined,
    weeksAgo,
    impactStart,
    detected,
    acknowledged: detected + acknowledge * MINUTE,
    mitigated: impactStart + mitigated * MINUTE,
    restored: impactStart + minutes * MINUTE,
    depth: drawDepth(severity, random),
    source,
    summary: severity === 4 && random.chance(0.6) ? '' : wording.summaryOf(title, cause, minutes),
    changedAt: isChange ? impactStart - random.int(2, 28) * MINUTE : undefined,
    postmortemAfter: severity === 2 ? drawPostmortem(weeksAgo, random) : undefined,
    isStory: false,
  };
}

function drawService(weeksAgo: number, random: Random): Service {
  const isBad = isBadQuarter(weeksAgo);
  return random.weighted(
    SERVICES.map((service) => {
      const byTier = [0, 3, 2.3, 1.3, 1.4][service.tier] ?? 1;
      return [service, byTier * (isBad && service.owner.slug === 'payments' ? 2.4 : 1)] as const;
    }),
  );
}

function drawSeverity(service: Service, weeksAgo: number, random: Random): Severity {
  if (service.tier === 4) return random.chance(0.18) ? 3 : 4;
  if (service.tier === 3) return random.chance(0.36) ? 3 : 4;
  // The last weeks’ major incidents are those of the story.
  if (weeksAgo <= 6) return random.chance(0.42) ? 3 : 4;
  const major = isBadQuarter(weeksAgo) ? 0.17 : 0.11 - 0.06 * recovery(weeksAgo);
  return random.weighted([
    [2, major],
    [3, 0.42],
    [4, 0.52],
  ] as const);
}

function drawStart(weeksAgo: number, cause: Cause, clock: Clock, random: Random): number {
  const day = random.weighted([
    [0, 1.2],
    [1, 1.15],
    [2, 1.1],
    [3, 1.15],
    [4, 0.9],
    [5, 0.5],
    [6, 0.5],
  ] as const);
  const atWork = cause === 'Change' || random.chance(0.58);
  const weekday = atWork ? day % 5 : day;
  const date = clock.day(weeksAgo, weekday);
  const hour = atWork ? random.int(9, 17) : random.int(0, 23);
  // A local time that exists twice or not at all cannot be read back from a file without offsets.
  return clock.at(date, clock.isClockChange(date) && hour < 5 ? 8 : hour, random.int(0, 59));
}

function drawSource(cause: Cause, weeksAgo: number, random: Random): Source {
  const customer = 0.16 - 0.09 * recovery(weeksAgo);
  const vendor = cause === 'Dependency' ? 0.15 : 0.01;
  return random.weighted([
    ['Customer', customer],
    ['Vendor', vendor],
    ['Staff', 0.07],
    ['Monitor', 0.75],
  ] as const);
}

function drawDepth(severity: Severity, random: Random): number {
  if (severity === 2) return random.between(0.07, 0.2);
  return severity === 3 ? random.between(0.008, 0.03) : random.between(0.0005, 0.003);
}

function drawPostmortem(weeksAgo: number, random: Random): number {
  const late = isBadQuarter(weeksAgo) ? 0.3 : 0.12 - 0.1 * recovery(weeksAgo);
  return random.chance(late) ? random.int(9, 19) : random.int(2, 6);
}

function dependantsOf(service: Service, random: Random): Service[] {
  const dependants = SERVICES.filter((other) => other.dependsOn.includes(service.slug));
  return random.shuffle(dependants).slice(0, random.int(1, 2));
}

function crew(
  draft: Draft,
  random: Random,
): Pick<Incident, 'commander' | 'opsLead' | 'commsLead' | 'responders'> {
  const owners = random.shuffle(engineersOf(draft.service.owner)).map(({ name }) => name);
  const reliability = random.shuffle(engineersOf(teamBy('platform-reliability'))).map(({ name }) => name);
  const [first = managerOf(draft.service.owner.slug), second, third] = owners;
  if (draft.severity === 4)
    return { commander: undefined, opsLead: undefined, commsLead: undefined, responders: [first] };
  if (draft.severity === 3) {
    const helpers = random.chance(0.4) && second !== undefined ? [second] : [];
    return { commander: first, opsLead: undefined, commsLead: undefined, responders: [first, ...helpers] };
  }
  const [commander = first, expert] = reliability.filter((name) => !owners.includes(name));
  const manager = managerOf(draft.service.owner.slug);
  const responders = [commander, first, second, third, draft.severity === 1 ? expert : undefined, manager];
  const named = responders.filter((name): name is string => name !== undefined);
  return { commander, opsLead: first, commsLead: manager, responders: [...new Set(named)] };
}

function postmortemOf(
  draft: Draft,
  clock: Clock,
  random: Random,
  free: ReadonlySet<string>,
): Postmortem | undefined {
  if (draft.severity > 2 || draft.restored === undefined) return undefined;
  const restored = clock.dateOf(draft.restored);
  const due = businessDaysAfter(restored, 5, free);
  if (draft.postmortemAfter === 'never') return { due, published: undefined };
  const days = draft.postmortemAfter ?? 5;
  const published =
    days <= 6
      ? businessDaysAfter(restored, Math.min(5, days), free)
      : clock.dateOf(draft.restored + (days * 24 + random.int(0, 5)) * HOUR);
  return { due, published: published <= clock.today ? published : undefined };
}
