import { FIXES, REASONS } from './action-words.ts';
import { addDays, type Clock, daysBetween, onWorkingDay, pad } from './clock.ts';
import { COMPANY, DOMAIN, engineersOf, teamBy } from './company.ts';
import type { Exercise } from './exercise-list.ts';
import type { Incident } from './incidents.ts';
import { type Random, randomFor } from './random.ts';
import { reviewId } from './reviews.ts';
import { serviceBy } from './service.ts';
import { isBadQuarter, recovery } from './story.ts';
import { type Cell, csv } from './text.ts';
import { TOLD_ACTIONS, type ToldAction } from './told-actions.ts';

export type Action = Omit<
  ToldAction,
  'incident' | 'exercise' | 'created' | 'committed' | 'completed' | 'moves' | 'review'
> & {
  key: string;
  incident: Incident | undefined;
  exercise: Exercise | undefined;
  review: string | undefined;
  created: string;
  committed: string;
  due: string;
  completed: string | undefined;
  moves: Move[];
};
type Move = { on: string; from: string; to: string; why: string };

const PRIORITIES = { P0: 'Highest', P1: 'High', P2: 'Medium', P3: 'Low' } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HEADER = [
  'Summary',
  'Issue key',
  'Issue id',
  'Issue Type',
  'Status',
  'Status Category',
  'Project key',
  'Project name',
  'Priority',
  'Resolution',
  'Assignee',
  'Assignee Id',
  'Reporter',
  'Created',
  'Updated',
  'Resolved',
  'Due date',
  'Labels',
  'Labels',
  'Description',
  'Watchers',
  'Watchers',
  'Comment',
  'Comment',
  'Custom field (Committed due date)',
  'Custom field (From)',
  'Custom field (Incident)',
  'Custom field (Exercise)',
  'Custom field (Risk)',
  'Custom field (Decision)',
  'Custom field (Review)',
  'Custom field (Service)',
  'Custom field (Team)',
  'Custom field (Evidence)',
];

/** What was promised in postmortems, reviews and audits, oldest first. */
export function planActions(
  incidents: readonly Incident[],
  exercises: readonly Exercise[],
  clock: Clock,
  seed: number,
): Action[] {
  const random = randomFor(seed, 'actions');
  const told = TOLD_ACTIONS.map((action) => fromStory(action, incidents, exercises, clock));
  const drawn = incidents
    .filter(isLearnedFrom(random))
    .flatMap((incident) => fromIncident(incident, clock, random));
  return [...told, ...drawn]
    .sort((one, other) => (one.created < other.created ? -1 : 1))
    .map((action, index) => ({ ...action, key: `REL-${101 + index}` }));
}

/** The tracker's export, with its repeated headers and its dates. */
export function actionsFile(actions: readonly Action[], seed: number): string {
  const random = randomFor(seed, 'tracker');
  return csv(
    HEADER,
    actions.map((action, index) => row(action, index, random)),
    { newline: '\r\n', bom: true },
  );
}

export function movesFile(actions: readonly Action[]): string {
  const rows = actions.flatMap(({ key, moves }) =>
    moves.map(({ on, from, to, why }, index): Cell[] => [`${key}-move-${index + 1}`, key, on, from, to, why]),
  );
  return csv(['Id', 'Action', 'Moved on', 'From', 'To', 'Reason'], rows);
}

function fromStory(
  told: ToldAction,
  incidents: readonly Incident[],
  exercises: readonly Exercise[],
  clock: Clock,
): Action {
  const day = (days: number) => onWorkingDay(clock.fromToday(days));
  const committed = day(told.committed);
  const moves = movesFrom(
    committed,
    (told.moves ?? []).map(([on, to, why]) => [clock.fromToday(on), day(to), why]),
  );
  return {
    ...told,
    key: '',
    incident: incidents.find(({ title }) => title === told.incident),
    exercise: exercises.find(({ title }) => title === told.exercise),
    review: told.review === undefined ? undefined : reviewId(told.review, clock),
    created: day(told.created),
    committed,
    due: moves.at(-1)?.to ?? committed,
    completed: told.completed === undefined ? undefined : clock.fromToday(told.completed),
    moves,
  };
}

function isLearnedFrom(random: Random): (incident: Incident) => boolean {
  return ({ severity, isStory, key }) =>
    !isStory && key !== undefined && random.chance(severity <= 2 ? 1 : severity === 3 ? 0.85 : 0.25);
}

function fromIncident(incident: Incident, clock: Clock, random: Random): Action[] {
  const fixes = random.shuffle(FIXES[incident.cause]).slice(0, incident.severity <= 2 ? random.int(2, 3) : 1);
  const base = clock.dateOf(incident.restored ?? incident.impactStart);
  return fixes.flatMap((fix, index) => {
    const created = onWorkingDay(addDays(base, random.int(1, 6)));
    if (created > clock.today) return [];
    const priority =
      index === 0 && incident.severity <= 2
        ? random.chance(0.4)
          ? 'P0'
          : 'P1'
        : random.weighted([
            ['P1', 0.25],
            ['P2', 0.55],
            ['P3', 0.2],
          ] as const);
    const days = { P0: 12, P1: 28, P2: 45, P3: 70 }[priority];
    const committed = onWorkingDay(addDays(created, Math.round(days * random.between(0.8, 1.3))));
    return [
      {
        ...about(incident, fix, priority, random),
        created,
        ...fate(created, committed, incident.weeksAgo, clock, random),
      },
    ];
  });
}

function about(incident: Incident, fix: string, priority: Action['priority'], random: Random) {
  return {
    key: '',
    title: fix.replace('{service}', incident.service.name),
    priority,
    owner: random.pick(engineersOf(incident.service.owner)).name,
    service: incident.service.slug,
    incident,
    exercise: undefined,
    review: undefined,
    from: 'Incident' as const,
  };
}

type Fate = Pick<Action, 'committed' | 'due' | 'completed' | 'moves' | 'status'>;

/** Whether it was done in time: four of five before, three of five in the bad quarter, nine of ten lately. */
function fate(created: string, committed: string, weeksAgo: number, clock: Clock, random: Random): Fate {
  const onTime = isBadQuarter(weeksAgo) ? 0.68 : 0.84 + 0.12 * recovery(weeksAgo);
  if (random.chance(0.03))
    return { committed, due: committed, completed: undefined, moves: [], status: 'Cancelled' };
  if (random.chance(onTime)) {
    const length = daysBetween(created, committed);
    const completed = onWorkingDay(
      addDays(created, Math.max(1, Math.round(length * random.between(0.45, 0.95)))),
    );
    return settled(committed, completed > committed ? committed : completed, [], clock, random);
  }
  const moves: (readonly [string, string, string])[] = [];
  let due = committed;
  for (let left = random.int(0, 2); left > 0; left--) {
    const on = addDays(due, -random.int(0, 3));
    if (on > clock.today) break;
    const to = onWorkingDay(addDays(due, random.int(10, 28)));
    moves.push([on, to, random.pick(REASONS)]);
    due = to;
  }
  return settled(
    committed,
    onWorkingDay(addDays(due, random.int(1, 14))),
    movesFrom(committed, moves),
    clock,
    random,
  );
}

function settled(committed: string, completed: string, moves: Move[], clock: Clock, random: Random): Fate {
  const due = moves.at(-1)?.to ?? committed;
  if (completed <= clock.today) return { committed, due, completed, moves, status: 'Done' };
  return {
    committed,
    due,
    completed: undefined,
    moves,
    status: random.chance(0.6) ? 'In Progress' : 'To Do',
  };
}

function movesFrom(
  committed: string,
  steps: readonly (readonly [on: string, to: string, why: string])[],
): Move[] {
  return steps.map(([on, to, why], index) => ({ on, from: steps[index - 1]?.[1] ?? committed, to, why }));
}

function row(action: Action, index: number, random: Random): Cell[] {
  const service = serviceBy(action.service);
  const isDone = action.status === 'Done';
  const lastMove = action.moves.at(-1);
  const updated = action.completed ?? lastMove?.on ?? action.created;
  const comment = (date: string, text: string) => `${stamp(date, random)};${account(action.owner)};${text}`;
  return [
    action.title,
    action.key,
    20_400 + index * 7,
    'Task',
    action.status,
    isDone || action.status === 'Cancelled' ? 'Done' : action.status === 'To Do' ? 'To Do' : 'In Progress',
    'REL',
    `${COMPANY} Reliability`,
    PRIORITIES[action.priority],
    isDone ? 'Done' : action.status === 'Cancelled' ? 'Won’t do' : '',
    action.owner,
    account(action.owner),
    'Rune Achterberg',
    stamp(action.created, random),
    stamp(updated, random),
    action.completed ? stamp(action.completed, random) : '',
    stamp(action.due),
    action.from === 'Incident' ? 'postmortem' : 'follow-up',
    service.owner.slug,
    action.description ??
      (action.incident
        ? `Follow-up of incident ${action.incident.number}.\n\nAsked for in the postmortem.`
        : ''),
    'Rune Achterberg',
    service.owner.members[0]?.split('|')[0],
    lastMove ? comment(lastMove.on, `Moved: ${lastMove.why}`) : '',
    isDone && action.completed ? comment(action.completed, 'Live in all regions.') : '',
    stamp(action.committed),
    action.from,
    action.incident?.id,
    action.exercise?.key,
    action.risk,
    action.decision,
    action.review,
    action.service,
    teamBy(service.owner.slug).name,
    isDone && action.completed
      ? `https://git.${DOMAIN}/${service.owner.slug}/${action.service}/merge/${400 + index}`
      : '',
  ];
}

/** `25/Feb/26 10:17 PM`; dates without a time are at midnight. */
function stamp(date: string, random?: Random): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const [hour, minute] = random ? [random.int(8, 18), random.int(0, 59)] : [0, 0];
  const name = MONTHS[Number(month) - 1] ?? '';
  return `${day}/${name}/${year.slice(2)} ${hour % 12 === 0 ? 12 : hour % 12}:${pad(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
}

function account(name: string): string {
  return `712020:${[...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffffff, 7).toString(16)}`;
}
