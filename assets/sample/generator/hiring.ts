import { addDays, type Clock } from './clock.ts';
import { teamBy } from './company.ts';
import { type Random, randomFor } from './random.ts';
import { type Requisition, requisitions } from './requisitions.ts';
import { type Cell, csv, money } from './text.ts';

const RECRUITERS = ['Talent: Jorunn', 'Talent: Marek', 'Talent: Aoife'];
const DEPARTURES: readonly (readonly [
  team: string,
  role: string,
  planned: boolean,
  regretted: boolean,
  day: number,
  note: string,
])[] = [
  ['platform-reliability', 'Site Reliability Engineer', false, true, -214, 'Named the pages at night'],
  ['cloud-infrastructure', 'Cloud Engineer', false, false, -236, ''],
  ['payments', 'Engineer', false, true, -334, 'Left for a start-up'],
  ['shipping', 'Engineer', false, false, -168, ''],
  ['rating-routing', 'Senior Engineer', false, true, -222, 'Moved abroad'],
  ['data-platform', 'Data Engineer', false, false, -190, ''],
  ['merchant-experience', 'Engineer', true, false, 38, 'Parental leave for a year'],
];

export function requisitionsFile(clock: Clock): string {
  return csv(
    [
      'Key',
      'Role',
      'Team',
      'Level',
      'Kind',
      'Planned start',
      'Annual cost',
      'Status',
      'Opened on',
      'Accepted on',
      'Started on',
      'Cancelled on',
      'Recruiter',
    ],
    requisitions(clock).map((one, index) => [
      one.key,
      one.role,
      one.team,
      one.level,
      one.kind,
      one.planned,
      money(one.cost),
      one.status,
      one.opened,
      one.accepted,
      one.started,
      one.cancelled,
      one.opened === undefined ? '' : RECRUITERS[index % RECRUITERS.length],
    ]),
  );
}

/** How many candidates reached each stage in each week that a requisition was open. */
export function pipelineFile(clock: Clock, seed: number): string {
  const random = randomFor(seed, 'pipeline');
  const rows = requisitions(clock).flatMap((requisition) => pipelineOf(requisition, clock, random));
  return csv(['Requisition', 'Week of', 'Stage', 'Candidates'], rows);
}

export function departuresFile(clock: Clock): string {
  return csv(
    ['Id', 'Team', 'Role', 'Planned', 'Regretted', 'Last day', 'Note'],
    DEPARTURES.map(([team, role, planned, regretted, day, note], index) => [
      `departure-${index + 1}`,
      teamBy(team).name,
      role,
      planned,
      regretted,
      clock.fromToday(day),
      note,
    ]),
  );
}

function pipelineOf(
  { key, opened, accepted, cancelled, status }: Requisition,
  clock: Clock,
  random: Random,
): Cell[][] {
  if (opened === undefined) return [];
  const end = accepted ?? cancelled ?? clock.today;
  const rows: Cell[][] = [];
  let week = 0;
  for (
    let monday = mondayOf(opened, clock);
    monday <= end && monday <= clock.monday(0);
    monday = addDays(monday, 7)
  ) {
    const isLast = accepted !== undefined && addDays(monday, 7) > accepted;
    const isOffer =
      isLast ||
      (status === 'Offer' && monday === clock.monday(1)) ||
      (status === 'Interviewing' && monday === clock.monday(6) && week > 8);
    const applied = random.poisson(week < 3 ? 9 : 4);
    const stages = {
      Applied: applied,
      Screen: week < 1 ? 0 : random.poisson(2.2),
      Interview: week < 2 ? 0 : random.poisson(1.1),
      'On-site': week < 3 ? 0 : random.poisson(0.55),
      Offer: isOffer ? 1 : 0,
      Accepted: isLast ? 1 : 0,
    };
    for (const [stage, count] of Object.entries(stages))
      if (count > 0) rows.push([key, monday, stage, count]);
    week++;
  }
  return rows;
}

function mondayOf(date: string, clock: Clock): string {
  for (let weeksAgo = 0; ; weeksAgo++) {
    const monday = clock.monday(weeksAgo);
    if (monday <= date) return monday;
  }
}
