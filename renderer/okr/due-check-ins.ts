import { formatNumber } from '#shared/figure/format.ts';
import type { OkrKeyResult, OkrObjective, OkrTree } from '#shared/okr/tree.ts';

/** A key result without a check-in this week, and the ids of the person and the team it is up to. */
export type Due = { objective: OkrObjective; result: OkrKeyResult; owners: readonly string[] };

export const EVERYONE = 'everyone';

/** Key results of active objectives that nobody has checked in since `firstDay`; those that a KPI feeds need none. */
export function dueCheckIns({ objectives, isOver }: OkrTree, firstDay: string): Due[] {
  if (isOver) return [];
  return objectives
    .filter(({ state }) => state === 'active')
    .flatMap((objective) =>
      objective.keyResults
        .filter(({ isFed, lastCheckIn }) => !isFed && (lastCheckIn === null || lastCheckIn < firstDay))
        .map((result) => ({ objective, result, owners: ownersOf(objective, result) })),
    );
}

/** Everyone, the teams and the people that have check-ins due, with how many. */
export function whoHasDue(due: readonly Due[]): { value: string; label: string }[] {
  const teams = new Map<string, string>();
  const people = new Map<string, string>();
  for (const { objective, result } of due) {
    if (objective.team) teams.set(objective.team.id, objective.team.name);
    const owner = result.owner ?? objective.owner;
    if (owner) people.set(owner.id, owner.name);
  }
  const option = ([id, name]: [string, string]) => ({
    value: id,
    label: `${name}, ${formatNumber(due.filter(({ owners }) => owners.includes(id)).length)}`,
  });
  const byName = (names: Map<string, string>) =>
    [...names].sort(([, a], [, b]) => a.localeCompare(b, 'en')).map(option);
  return [
    { value: EVERYONE, label: `Everyone, ${formatNumber(due.length)}` },
    ...byName(teams),
    ...byName(people),
  ];
}

function ownersOf({ owner, team }: OkrObjective, result: OkrKeyResult): string[] {
  const person = result.owner ?? owner;
  return [...(team ? [team.id] : []), ...(person ? [person.id] : [])];
}
