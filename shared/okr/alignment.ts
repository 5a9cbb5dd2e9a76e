import { type Excluded, type Measured, measured, noData } from '../figure/figure.ts';
import { mean } from '../figure/statistics.ts';
import { type KeyResultStatus, weakestStatus } from './progress.ts';

/** An objective with what its own key results give. */
export type AlignedObjective = {
  id: string;
  parentId: string | null;
  progress: Measured;
  status: KeyResultStatus;
};

/** An objective in its tree, with what the tree below it gives. */
export type Alignment = {
  id: string;
  /** The parent that counts: `null` for a top objective and where the stated parent cannot be used. */
  parentId: string | null;
  childIds: readonly string[];
  /** Distance from the top, which is 0. */
  depth: number;
  /** Mean of its own progress, where it has key results with progress, and of each child's rolled-up progress. */
  progress: Measured;
  /** The weakest status in the tree below it, its own included. */
  status: KeyResultStatus;
  /** Why the stated parent is not used. */
  problem?: 'cycle' | 'missing-parent';
};

/**
 * Rolls progress and status up over parent objectives; the result has the order of the input. A parent that is not
 * among the objectives, and every link of a circle of parents, is left out and reported, so that each objective is
 * counted once. Throws a `RangeError` when two objectives have one id.
 */
export function alignObjectives(objectives: readonly AlignedObjective[]): Alignment[] {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]));
  if (byId.size !== objectives.length) throw new RangeError('Two objectives have the same id.');
  const links = new Map(objectives.map((objective) => [objective.id, linkOf(objective, byId)]));
  const children = Map.groupBy(objectives, ({ id }) => links.get(id)?.parentId ?? null);
  const done = new Map<string, Alignment>();
  visit(children.get(null) ?? [], 0);
  return objectives.flatMap(({ id }) => done.get(id) ?? []);

  function visit(level: readonly AlignedObjective[], depth: number): void {
    for (const objective of level) {
      const below = children.get(objective.id) ?? [];
      visit(below, depth + 1);
      const rolledUp = below.flatMap(({ id }) => done.get(id) ?? []);
      done.set(objective.id, alignmentOf(objective, rolledUp, depth));
    }
  }

  function alignmentOf(objective: AlignedObjective, below: readonly Alignment[], depth: number): Alignment {
    return {
      id: objective.id,
      ...(links.get(objective.id) ?? { parentId: null }),
      childIds: below.map(({ id }) => id),
      depth,
      progress: below.length === 0 ? objective.progress : meanProgress(objective.progress, below),
      status: weakestStatus([objective.status, ...below.map(({ status }) => status)]),
    };
  }
}

type Link = Pick<Alignment, 'parentId' | 'problem'>;

function linkOf({ id, parentId }: AlignedObjective, byId: ReadonlyMap<string, AlignedObjective>): Link {
  if (parentId === null) return { parentId };
  if (!byId.has(parentId)) return { parentId: null, problem: 'missing-parent' };
  const seen = new Set<string>();
  for (
    let next: string | null = parentId;
    next !== null && !seen.has(next);
    next = byId.get(next)?.parentId ?? null
  ) {
    if (next === id) return { parentId: null, problem: 'cycle' };
    seen.add(next);
  }
  return { parentId };
}

function meanProgress(own: Measured, below: readonly Alignment[]): Measured {
  const parts = [own.value, ...below.map(({ progress }) => progress.value)];
  const known = parts.filter((value) => value !== null);
  const childrenWithout = below.filter(({ progress }) => progress.value === null).length;
  const excluded: Excluded[] = [
    ...own.excluded,
    { reason: 'aligned objective without progress', n: childrenWithout },
  ];
  const value = mean(known);
  if (value === null)
    return noData(
      'Neither the objective nor one aligned to it has progress yet.',
      excluded.filter(({ n }) => n > 0),
    );
  return measured(value, known.length, excluded);
}
