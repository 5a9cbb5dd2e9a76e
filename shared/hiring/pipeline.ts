import { type Measured, measured, noData } from '../figure/figure.ts';
import { median, sum } from '../figure/statistics.ts';
import { daysBetween } from '../time/week.ts';
import { PIPELINE_STAGES } from './headcount-slot.ts';
import { type PipelineRow, pipelineConversion } from './plan.ts';

export type Stage = keyof typeof PIPELINE_STAGES;
export const STAGES = Object.keys(PIPELINE_STAGES) as Stage[];

/** Candidates of a seat who reached a stage in the week that begins on `weekStart`. */
export type StageCount = PipelineRow & { id: string; slotId: string; weekStart: string };

/** The candidates of one seat up to a day. */
export type SlotPipeline = {
  slotId: string;
  /** Candidates who reached each stage, in all. */
  counts: Readonly<Record<Stage, number>>;
  ids: Readonly<Record<Stage, readonly string[]>>;
  /** The furthest stage that somebody reached, and the first day of the week that it was first reached in. */
  furthest: { stage: Stage; since: string; days: number } | null;
};

/** Each seat's candidates by stage up to the local date `day`. */
export function slotPipelines(
  slotIds: readonly string[],
  rows: readonly StageCount[],
  day: string,
): SlotPipeline[] {
  const bySlot = Map.groupBy(known(rows, day), ({ slotId }) => slotId);
  return slotIds.map((slotId) => {
    const byStage = Map.groupBy(bySlot.get(slotId) ?? [], ({ stage }) => stage);
    const of = (stage: Stage) => byStage.get(stage) ?? [];
    const stage = STAGES.findLast((one) => of(one).length > 0);
    const since = stage === undefined ? undefined : firstWeek(of(stage));
    return {
      slotId,
      counts: perStage((one) => sum(of(one).map(({ count }) => count))),
      ids: perStage((one) => of(one).map(({ id }) => id)),
      furthest:
        stage === undefined || since === undefined ? null : { stage, since, days: daysBetween(since, day) },
    };
  });
}

/** From one stage to the next: how many go on, and how long that takes. */
export type StageStep = {
  from: Stage;
  to: Stage;
  reachedFrom: number;
  reachedTo: number;
  /** Candidates who reached the next stage ÷ those who reached this one. */
  rate: Measured;
  /** Days from a seat's first candidate in one stage to its first in the next: the median over seats with both. */
  days: Measured;
  ids: readonly string[];
};

/**
 * From each stage to the next over the counts given: conversion (see `pipelineConversion`) and the time between them.
 * Counts are by week, so the time is in steps of seven days, and n is the number of seats it is taken from. A seat
 * that reached the later stage first is left out and counted.
 */
export function stageSteps(rows: readonly StageCount[], day: string): StageStep[] {
  const own = known(rows, day);
  const slots = [...Map.groupBy(own, ({ slotId }) => slotId).values()];
  return pipelineConversion(own, STAGES).map(({ from, to, ...conversion }) => {
    const times = slots.flatMap((slot) => {
      const [begin, end] = [from, to].map((stage) => firstWeek(slot.filter((row) => row.stage === stage)));
      return begin === undefined || end === undefined ? [] : daysBetween(begin, end);
    });
    const inOrder = times.filter((days) => days >= 0);
    const left = times.length - inOrder.length;
    const excluded = left === 0 ? [] : [{ reason: 'later stage reached first', n: left }];
    const value = median(inOrder);
    return {
      ...conversion,
      from: from as Stage,
      to: to as Stage,
      days:
        value === null
          ? noData('No seat has candidates in both stages.', excluded)
          : measured(value, inOrder.length, excluded),
      ids: own.flatMap(({ id, stage }) => (stage === from || stage === to ? id : [])),
    };
  });
}

/** A count of 0 says that nobody came; it reaches no stage. */
function known(rows: readonly StageCount[], day: string): StageCount[] {
  return rows.filter(({ count, weekStart }) => count > 0 && weekStart <= day);
}

function firstWeek(rows: readonly StageCount[]): string | undefined {
  return rows.map(({ weekStart }) => weekStart).sort()[0];
}

function perStage<T>(of: (stage: Stage) => T): Record<Stage, T> {
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Record<Stage, T>;
}
