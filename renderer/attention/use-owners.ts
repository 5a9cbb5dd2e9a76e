import { useMemo } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import type { EntryOwner } from '#shared/attention/entry-action.ts';
import { person } from '#shared/person/person.ts';
import { team } from '#shared/team/team.ts';
import { useEvery } from '../records/overview/use-all-rows.ts';

export type Owners = {
  of: (entry: AttentionEntry) => EntryOwner;
  teamName: (id: string) => string;
};

/** Who owns an entry: a person with a team, or a team itself. */
export function useOwners(): Owners {
  const people = useEvery(person).rows;
  const teams = useEvery(team).rows;
  return useMemo(() => {
    const teamOf = new Map(people.map(({ id, teamId }) => [id, teamId]));
    const names = new Map(teams.map(({ id, name }) => [id, name]));
    return {
      of: ({ owner }) => {
        if (owner === null) return { personId: null, teamId: null };
        if (names.has(owner.id)) return { personId: null, teamId: owner.id };
        return { personId: teamOf.has(owner.id) ? owner.id : null, teamId: teamOf.get(owner.id) ?? null };
      },
      teamName: (id) => names.get(id) ?? 'Unknown',
    };
  }, [people, teams]);
}
