import { exercisesByService } from '#db/scorecard/service-queries.ts';
import {
  type ExerciseRow,
  type ExerciseVerdict,
  exerciseVerdict,
  isKnownOn,
  judgedFor,
} from '#shared/resilience/readiness.ts';
import type { ProofInput } from '#shared/scorecard/check.ts';
import { remembered } from '../kpi/memo.ts';
import type { ReviewContext } from '../review/context.ts';

/** What a service's exercises and restores show at the end of a local day. */
export type RecoveryProof = { recovery: ProofInput; restores: readonly ProofInput[] };

/** Proof by service; services without any exercise or restore are left out. */
export function recoveryInputs(context: ReviewContext, day: string): Map<string, RecoveryProof> {
  const rows = remembered(context, ['exercises of services'], () =>
    Map.groupBy(
      exercisesByService(context.workspace.connection).map((row) => judgedFor(row, row)),
      ({ serviceId }) => serviceId,
    ),
  );
  return new Map([...rows].map(([serviceId, own]) => [serviceId, proofOf(own, day)]));
}

function proofOf(rows: readonly ExerciseRow[], day: string): RecoveryProof {
  const restores = rows.filter(({ kind, datastore }) => kind === 'restore' && datastore !== null);
  const byDatastore = Map.groupBy(
    restores.filter((row) => isKnownOn(row, day)),
    ({ datastore }) => datastore,
  );
  return {
    recovery: lastOf(
      rows.filter(({ kind }) => kind !== 'restore'),
      day,
    ),
    restores: [...byDatastore.values()].map((own) => lastOf(own, day)),
  };
}

function lastOf(rows: readonly ExerciseRow[], day: string): ProofInput {
  const held = rows.flatMap((row) =>
    row.heldOn === null || row.heldOn > day ? [] : [{ on: row.heldOn, row }],
  );
  const judged = (verdict: ExerciseVerdict) => held.filter(({ row }) => exerciseVerdict(row) === verdict);
  return {
    lastHeldOn: latest(held),
    lastMetOn: latest(judged('succeeded')),
    lastFailedOn: latest(judged('failed')),
  };
}

function latest(held: readonly { on: string }[]): string | null {
  return held.reduce<string | null>((last, { on }) => (last === null || on > last ? on : last), null);
}
