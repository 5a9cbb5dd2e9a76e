import { addDays, type Clock, isWeekend } from './clock.ts';
import { PEOPLE } from './company.ts';
import { type Random, randomFor } from './random.ts';
import { requisitions } from './requisitions.ts';
import { type Cell, csv } from './text.ts';

const DIMENSIONS: Readonly<Record<string, readonly [weak: string, strong: string]>> = {
  'Reliability and SRE leadership': [
    'Speaks of uptime, not of error budgets',
    'Introduced budgets that stopped releases, and kept the product team on board',
  ],
  'Incident command and crisis leadership': [
    'Would look at logs before assigning roles',
    'Led a two-day outage with clear roles and hourly updates',
  ],
  'Cloud technical depth': [
    'Knows one managed service well',
    'Explained connection limits, pooling and back-pressure on the board',
  ],
  'Observability maturity': ['Alerts on causes', 'Alerts on burn rate; removed two thirds of the old alerts'],
  'FinOps and cost governance': [
    'Has not seen a cloud bill',
    'Brought unit cost down by a third over a year',
  ],
  'Security and compliance operations': [
    'Leaves it to the security team',
    'Automated evidence for access reviews',
  ],
  'Operating model and execution': [
    'Plans by calendar, not by outcome',
    'Runs a weekly review with owners and dates',
  ],
  'Leadership and talent development': ['Few examples of growing others', 'Two reports became leads'],
  'Executive communication': ['Long answers', 'One page, three decisions, clear ask'],
};
const RATED: Readonly<Record<string, readonly string[]>> = {
  Engineer: [
    'Cloud technical depth',
    'Observability maturity',
    'Incident command and crisis leadership',
    'Reliability and SRE leadership',
    'Security and compliance operations',
  ],
  Lead: Object.keys(DIMENSIONS),
};

export type InterviewFiles = { interviews: string; ratings: string };

/** Scorecards of the candidates of the last months. */
export function interviewFiles(clock: Clock, seed: number): InterviewFiles {
  const random = randomFor(seed, 'interviews');
  const interviews: Cell[][] = [];
  const ratings: Cell[][] = [];
  let candidate = 2_030;
  for (const requisition of requisitions(clock)) {
    if (requisition.opened === undefined || requisition.opened < clock.fromToday(-200)) continue;
    const candidates = requisition.opened > clock.fromToday(-30) ? 1 : random.int(2, 3);
    for (let index = 0; index < candidates; index++) {
      candidate++;
      const last = requisition.accepted ?? requisition.cancelled ?? clock.today;
      const isHired = index === candidates - 1 && requisition.accepted !== undefined;
      const ability = isHired ? 3.4 : random.between(1.9, 3.3);
      const held = weekdayBefore(
        addDays(last, -random.int(3, 14) - (candidates - 1 - index) * 9),
        requisition.opened,
      );
      for (const interviewer of panel(requisition.team, random)) {
        const id = `interview-${interviews.length + 1}`;
        const scores = rate(
          requisition.level === 'Staff' || requisition.role.includes('Manager') ? 'Lead' : 'Engineer',
          ability,
          random,
        );
        const mean = scores.reduce((sum, [, rating]) => sum + rating, 0) / scores.length;
        const verdict = mean >= 3.3 ? 'Strong yes' : mean >= 2.7 ? 'Yes' : mean >= 2 ? 'No' : 'Strong no';
        interviews.push([id, `Candidate C-${candidate}`, requisition.key, interviewer, held, verdict, '']);
        for (const [dimension, rating] of scores)
          ratings.push([id, dimension, rating, evidence(dimension, rating, random)]);
      }
    }
  }
  return {
    interviews: csv(
      ['Id', 'Candidate', 'Requisition', 'Interviewer', 'Held on', 'Recommendation', 'Notes'],
      interviews,
    ),
    ratings: csv(['Interview', 'Dimension', 'Rating', 'Evidence'], ratings),
  };
}

function panel(team: string, random: Random): string[] {
  const own = PEOPLE.filter((person) => person.team.name === team).map(({ name }) => name);
  const [first = '', second = ''] = random.shuffle(own);
  return random.chance(0.7)
    ? [first, second]
    : [first, 'Amara Nwachukwu'].filter((name, index, all) => all.indexOf(name) === index);
}

function rate(kind: string, ability: number, random: Random): [string, number][] {
  return (RATED[kind] ?? []).map((dimension) => [
    dimension,
    Math.max(1, Math.min(4, Math.round(ability + random.between(-0.8, 0.8)))),
  ]);
}

function evidence(dimension: string, rating: number, random: Random): string {
  const [weak, strong] = DIMENSIONS[dimension] ?? ['', ''];
  if (rating <= 2) return weak;
  return rating === 4 || random.chance(0.6) ? strong : '';
}

function weekdayBefore(date: string, opened: string): string {
  let day = date < opened ? addDays(opened, 5) : date;
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}
