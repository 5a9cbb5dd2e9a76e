import {
  type ActionListRow,
  actionList,
  actionOutcomes,
  actionsById,
  actionsCompleted,
  actionsDue,
  actionsMoved,
  actionsMovedOften,
  hasActions,
} from '#db/action/action-queries.ts';
import type { Connection } from '#db/file/connection.ts';
import { CANCELLED, NOT_DUE_YET, UNDATED_COMPLETION } from '#shared/action/closure.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { tally } from '#shared/figure/tally.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { ActionRow, ActionSection } from '#shared/review/sections.ts';
import { type Backlog, readBacklogs } from './action-backlog.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, LIST_LIMIT, NONE_WANTED, type SectionResult } from './counts.ts';
import { trailingQuarter } from './periods.ts';
import { kpiTarget } from './targets.ts';

const NO_ACTIONS = 'No actions are recorded.';
const NO_DUE_DATES = 'No action has a due date.';

/**
 * The week's actions. Actions are seen as they stood at the end of the last day looked at: one completed later was
 * open. Due dates and cancellations are today's, for their past is not part of the record.
 */
export function actionSection(context: ReviewContext): SectionResult<ActionSection> {
  const { week, today, workspace } = context;
  const { now, before } = readBacklogs(context);
  const shown = (rows: readonly ActionListRow[]) => rows.map((row) => rowOf(row, context));
  const weekly = (list: 'due' | 'completed') =>
    shown(
      actionList(
        workspace.connection,
        list,
        { firstDay: week.firstDay, lastDay: week.lastDay, day: today },
        LIST_LIMIT,
      ),
    );
  const longest = (ids: readonly string[]) =>
    shown(actionsById(workspace.connection, ids.slice(0, LIST_LIMIT), today));
  return {
    section: {
      due: weekly('due'),
      overdue: longest(now.overdue),
      completed: weekly('completed'),
      oftenMoved: longest(movedOften(context, now)),
      ageing: ageingOf(now),
    },
    figures: [...backlogFigures(context, now, before), ...weekFigures(context), closureFigure(context)],
  };
}

/** Those moved most often come first. */
function movedOften({ workspace, settings, today }: ReviewContext, { ageing }: Backlog): string[] {
  const open = ageing.flatMap(({ ids }) => ids);
  return actionsMovedOften(workspace.connection, open, { least: settings.attention.movesToFlag, day: today });
}

function rowOf({ ownerId, teamId, ...row }: ActionListRow, { names }: ReviewContext): ActionRow {
  return { ...row, owner: names.of('person', ownerId), team: names.of('team', teamId) };
}

function ageingOf({ open, ageing }: Backlog): ActionSection['ageing'] {
  return open === 0 ? [] : ageing.map(({ bucket, ids }) => ({ bucket, count: ids.length, ids }));
}

function backlogFigures(context: ReviewContext, backlog: Backlog, before: Backlog): Figure[] {
  const { workspace, period } = context;
  const has = hasActions(workspace.connection);
  const undated = backlog.open - backlog.dated;
  const noAction = has.action ? null : NO_ACTIONS;
  return [
    countFigure({
      key: 'action.overdue',
      label: 'Actions overdue',
      period,
      entity: 'actionItem',
      ids: backlog.overdue,
      reason: noAction ?? (backlog.open > 0 && backlog.dated === 0 ? 'No open action has a due date.' : null),
      n: backlog.dated,
      excluded: [{ reason: 'no due date', n: undated }],
      target: NONE_WANTED,
      previous: before.open > 0 && before.dated === 0 ? null : before.overdue.length,
    }),
    countFigure({
      key: 'action.carried-over',
      label: 'Actions carried over',
      period,
      entity: 'actionItem',
      ids: backlog.carriedOver,
      reason: noAction,
      n: backlog.open,
      previous: before.carriedOver.length,
    }),
  ];
}

function weekFigures(context: ReviewContext): Figure[] {
  const { week, previousWeek, today, workspace, period } = context;
  const { connection } = workspace;
  const has = hasActions(connection);
  const noAction = has.action ? null : NO_ACTIONS;
  const due = actionsDue(connection, week.firstDay, week.lastDay);
  const dueBefore = actionsDue(connection, previousWeek.firstDay, previousWeek.lastDay);
  const common = { period, entity: 'actionItem' } as const;
  return [
    countFigure({
      ...common,
      key: 'action.due',
      label: 'Actions due in the week',
      ids: due.ids,
      reason: noAction ?? (has.dated ? null : NO_DUE_DATES),
      excluded: [{ reason: CANCELLED, n: due.cancelled }],
      previous: dueBefore.ids.length,
    }),
    countFigure({
      ...common,
      key: 'action.completed',
      label: 'Actions completed in the week',
      ids: actionsCompleted(connection, week.firstDay, today),
      reason: noAction,
      previous: actionsCompleted(connection, previousWeek.firstDay, previousWeek.lastDay).length,
    }),
    movedFigure(context, noAction),
  ];
}

function movedFigure({ week, previousWeek, today, workspace, period }: ReviewContext, reason: string | null) {
  const moved = actionsMoved(workspace.connection, week.firstDay, today);
  const before = actionsMoved(workspace.connection, previousWeek.firstDay, previousWeek.lastDay);
  return countFigure({
    key: 'action.moved',
    label: 'Actions whose date was moved in the week',
    period,
    entity: 'actionItem',
    ids: moved.ids,
    reason,
    n: moved.moves,
    previous: before.ids.length,
  });
}

/** On-time closure of the trailing quarter (see `onTimeClosure`, which gives the same over all actions). */
function closureFigure(context: ReviewContext): Figure {
  const { week, previousWeek, today, workspace } = context;
  const span = trailingQuarter(context, week);
  const now = closureOf(workspace.connection, { ...span, day: today });
  const before = closureOf(workspace.connection, {
    ...trailingQuarter(context, previousWeek),
    day: previousWeek.lastDay,
  });
  return toFigure({
    key: 'action.closure',
    label: 'Actions closed by the date first promised',
    unit: 'ratio',
    result: now.result,
    period: span.period,
    lineage: [{ entity: 'actionItem', ids: now.ids }],
    target: kpiTarget(context, 'action-closure'),
    previous: before.result.value,
  });
}

function closureOf(
  connection: Connection,
  { firstDay, lastDay, day }: { firstDay: string; lastDay: string; day: string },
): { result: Measured; ids: string[] } {
  const outcomes = actionOutcomes(connection, { firstDay, lastDay, day });
  const left = tally();
  left.add(CANCELLED, outcomes.cancelled.length);
  left.add(UNDATED_COMPLETION, outcomes.undated.length);
  left.add(NOT_DUE_YET, outcomes['not-due'].length);
  const ids = [...outcomes['on-time'], ...outcomes.late];
  if (ids.length === 0) return { result: noData('No action was due in the period.', left.list()), ids };
  return { result: measured(outcomes['on-time'].length / ids.length, ids.length, left.list()), ids };
}
