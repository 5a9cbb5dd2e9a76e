import { daysBetween } from '../time/week.ts';

/** A control as far as its evidence goes; dates local. */
export type ControlRow = { id: string; framework: string; reference: string; nextDueOn: string | null };
/** Proof that a control worked, on a local date. */
export type EvidenceRow = { controlId: string; date: string };

/** `fresh` and `due` are in time; `due` within `DUE_DAYS`; `none` was never shown to work; `undated` has no due date. */
export type Freshness = 'overdue' | 'due' | 'fresh' | 'none' | 'undated';

/** Evidence that is due within so many days counts as `due`. */
export const DUE_DAYS = 30;

/** How fresh the evidence of a control is on the day asked. */
export type ControlState<Row extends ControlRow = ControlRow> = {
  row: Row;
  state: Freshness;
  /** The newest evidence by the day asked. */
  lastOn: string | null;
  /** Days from the day asked until evidence is due; negative when it is overdue. */
  days: number | null;
};

/** Whether the evidence of each control is in time on the local date `day`, what is due first coming first. */
export function controlStates<Row extends ControlRow>(
  controls: readonly Row[],
  evidence: readonly EvidenceRow[],
  day: string,
): ControlState<Row>[] {
  const newest = new Map<string, string>();
  for (const { controlId, date } of evidence)
    if (date <= day && date > (newest.get(controlId) ?? '')) newest.set(controlId, date);
  return controls
    .map((row) => {
      const lastOn = newest.get(row.id) ?? null;
      const days = row.nextDueOn === null ? null : daysBetween(day, row.nextDueOn);
      return { row, lastOn, days, state: stateOf(days, lastOn) };
    })
    .sort((a, b) => order(a) - order(b) || (a.row.reference < b.row.reference ? -1 : 1));
}

function stateOf(days: number | null, lastOn: string | null): Freshness {
  if (days !== null && days < 0) return 'overdue';
  if (lastOn === null) return 'none';
  if (days === null) return 'undated';
  return days <= DUE_DAYS ? 'due' : 'fresh';
}

function order({ days }: ControlState): number {
  return days ?? Number.MAX_SAFE_INTEGER;
}

/** The controls of one framework; `next` is the one due first of those not overdue, `null` without any. */
export type FrameworkLine<Row extends ControlRow = ControlRow> = {
  framework: string;
  controls: readonly ControlState<Row>[];
  next: ControlState<Row> | null;
};

/** The controls by framework, and which evidence each needs next. */
export function byFramework<Row extends ControlRow>(
  states: readonly ControlState<Row>[],
): FrameworkLine<Row>[] {
  return [...Map.groupBy(states, ({ row }) => row.framework)]
    .map(([framework, controls]) => ({
      framework,
      controls,
      next: controls.find(({ days }) => days !== null && days >= 0) ?? null,
    }))
    .sort((a, b) => (a.framework < b.framework ? -1 : 1));
}
