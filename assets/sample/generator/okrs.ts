import { addDays, type Clock, daysBetween, quarterOf, quarterStart } from './clock.ts';
import { peopleOf, teamBy } from './company.ts';
import { NOTES, TOLD_OBJECTIVES, type ToldKeyResult, type ToldObjective } from './okr-words.ts';
import { type Random, randomFor } from './random.ts';
import { type Cell, csv, percent, round } from './text.ts';

type Result = {
  id: string;
  objective: string;
  owner: string;
  told: ToldKeyResult;
  first: string;
  last: string;
};
type CheckIn = { result: string; date: string; value: number; confidence: number; note: string };

export type Okrs = { objectives: string; keyResults: string; checkIns: string };

/** Five quarters of OKRs with a check-in each week. */
export function okrFiles(clock: Clock, seed: number): Okrs {
  const random = randomFor(seed, 'okrs');
  const results = TOLD_OBJECTIVES.flatMap((objective, index) =>
    resultsOf(objective, keyOf(objective, index, clock), clock),
  );
  const checkIns = results.map((result) => ({ result, list: checkInsOf(result, clock, random) }));
  return {
    objectives: csv(
      ['Key', 'Objective', 'Quarter', 'Owner', 'Team', 'Parent objective', 'Status', 'Description'],
      TOLD_OBJECTIVES.map((objective, index) => objectiveRow(objective, index, clock)),
    ),
    keyResults: csv(
      [
        'Id',
        'Objective',
        'Key result',
        'Kind',
        'Start',
        'Target',
        'Current',
        'Unit',
        'Weight',
        'Fed by KPI',
        'Owner',
      ],
      checkIns.map(({ result, list }) => resultRow(result, list.at(-1))),
    ),
    checkIns: csv(
      ['Key result', 'Day', 'Value', 'Confidence', 'Note'],
      checkIns.flatMap(({ list }) =>
        list.map(({ result, date, value, confidence, note }): Cell[] => [
          result,
          date,
          value,
          percent(confidence),
          note,
        ]),
      ),
    ),
  };
}

/** `OKR-2026Q4-1`, numbered within the quarter. */
function keyOf(objective: ToldObjective, index: number, clock: Clock): string {
  const first = TOLD_OBJECTIVES.findIndex(({ quartersAgo }) => quartersAgo === objective.quartersAgo);
  return `OKR-${quarterOf(quarterStart(clock.today, objective.quartersAgo))}-${index - first + 1}`;
}

export function currentObjectiveKey(title: string, clock: Clock): string {
  const index = TOLD_OBJECTIVES.findIndex(
    (objective) => objective.title === title && objective.quartersAgo === 0,
  );
  const objective = TOLD_OBJECTIVES[index];
  return objective ? keyOf(objective, index, clock) : '';
}

function objectiveRow(objective: ToldObjective, index: number, clock: Clock): Cell[] {
  const quarter = quarterOf(quarterStart(clock.today, objective.quartersAgo));
  const parent = objective.parent === undefined ? '' : `OKR-${quarter}-${objective.parent + 1}`;
  const status = objective.quartersAgo === 0 ? 'Active' : 'Done';
  return [
    keyOf(objective, index, clock),
    objective.title,
    quarter,
    objective.owner,
    teamBy(objective.team).name,
    parent,
    status,
    '',
  ];
}

function resultsOf(objective: ToldObjective, key: string, clock: Clock): Result[] {
  const people = peopleOf(teamBy(objective.team));
  const first = quarterStart(clock.today, objective.quartersAgo);
  const last = addDays(quarterStart(clock.today, objective.quartersAgo - 1), -1);
  return objective.results.map((told, index) => ({
    id: `${key}.${index + 1}`,
    objective: key,
    owner: people[(index + 1) % people.length]?.name ?? objective.owner,
    told,
    first,
    last,
  }));
}

/** From start to the quarter's end value, a little unevenly; the owner's confidence follows what the owner sees. */
function checkInsOf({ id, told, first, last }: Result, clock: Clock, random: Random): CheckIn[] {
  const [, , start, target, end, options] = told;
  const reach = (end - start) / (target - start);
  const list: CheckIn[] = [];
  for (let date = addDays(first, 6); date <= last && date <= clock.today; date = addDays(date, 7)) {
    const elapsed = Math.min(1, (daysBetween(first, date) + 4) / daysBetween(first, last));
    const drift = elapsed === 1 ? 0 : random.between(-0.05, 0.05);
    const raw = start + (end - start) * Math.max(0, elapsed ** 1.15 + drift);
    const confidence = Math.max(
      0.1,
      Math.min(0.95, 0.72 + (reach - 0.85) * elapsed * 0.75 + random.between(-0.06, 0.06)),
    );
    const tone = confidence > 0.6 ? NOTES.good : confidence > 0.35 ? NOTES.slow : NOTES.bad;
    const isWhole = options?.kind !== undefined;
    const value = isWhole ? Math.floor(raw + 0.05) : round(raw, Math.abs(target) < 100 ? 1 : 0);
    list.push({
      result: id,
      date,
      value,
      confidence: round(confidence, 2),
      note: random.chance(0.55) ? random.pick(tone) : '',
    });
  }
  return list;
}

function resultRow({ id, objective, owner, told }: Result, last: CheckIn | undefined): Cell[] {
  const [title, unit, start, target, , options] = told;
  return [
    id,
    objective,
    title,
    options?.kind ?? 'Metric',
    start,
    target,
    last?.value ?? start,
    unit,
    options?.weight ?? 1,
    options?.kpi,
    owner,
  ];
}
