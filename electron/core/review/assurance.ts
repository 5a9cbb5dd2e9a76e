import { controlsDue, countControls } from '#db/control/control-queries.ts';
import { type ExceptionQueryRow, exceptionsOpen, hasExceptions } from '#db/exception/exception-queries.ts';
import { exceptionCounts } from '#shared/exception/exception-counts.ts';
import type { Figure } from '#shared/figure/figure.ts';
import type { AssuranceSection } from '#shared/review/sections.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, LIST_LIMIT, NONE_WANTED, type SectionResult } from './counts.ts';
import { exercisesOf } from './exercises.ts';
import { patchingOf } from './patching.ts';
import { kpiTarget } from './targets.ts';

/** Controls due within so many days are listed with those overdue. */
const DUE_SOON_DAYS = 30;

/** Patching, access exceptions, controls, exercises and restores on the last day looked at. */
export function assuranceSection(context: ReviewContext): SectionResult<AssuranceSection> {
  const patching = patchingOf(context);
  const exceptions = exceptionsOf(context);
  const controls = controlsOf(context);
  const exercises = exercisesOf(context);
  return {
    section: {
      patch: patching.trend,
      exceptions: exceptions.rows,
      controls: controls.rows,
      exercises: exercises.rows,
    },
    figures: [...patching.figures, ...exceptions.figures, ...controls.figures, ...exercises.figures],
  };
}

function exceptionsOf(context: ReviewContext): {
  rows: AssuranceSection['exceptions'];
  figures: Figure[];
} {
  const { today, previousWeek, workspace, names, period } = context;
  const { connection } = workspace;
  const open = exceptionsOpen(connection, today);
  const now = countsOf(open, today);
  const before = countsOf(exceptionsOpen(connection, previousWeek.lastDay), previousWeek.lastDay);
  const expired = new Set(now.expired);
  const reason = hasExceptions(connection) ? null : 'No exceptions are recorded.';
  const unbounded = open.filter(({ expiresOn }) => expiresOn === null).length;
  const isUnbounded = open.length > 0 && unbounded === open.length;
  const common = { period, entity: 'iamException', n: open.length } as const;
  return {
    rows: open.slice(0, LIST_LIMIT).map(({ id, name, key, expiresOn, ownerId }) => ({
      id,
      name,
      key,
      expiresOn,
      isExpired: expired.has(id),
      owner: names.of('person', ownerId),
    })),
    figures: [
      countFigure({
        ...common,
        key: 'exception.active',
        label: 'Access exceptions open',
        ids: now.open,
        reason,
        target: kpiTarget(context, 'iam-exceptions'),
        previous: before.open.length,
      }),
      countFigure({
        ...common,
        key: 'exception.expired',
        label: 'Access exceptions past their end',
        ids: now.expired,
        reason: reason ?? (isUnbounded ? 'No open exception has an end.' : null),
        n: open.length - unbounded,
        excluded: [{ reason: 'no end', n: unbounded }],
        target: NONE_WANTED,
        previous: before.expired.length,
      }),
    ],
  };
}

function countsOf(rows: readonly ExceptionQueryRow[], day: string) {
  return exceptionCounts(rows, day) ?? { open: [], expired: [] };
}

function controlsOf({ today, workspace, names, period }: ReviewContext): {
  rows: AssuranceSection['controls'];
  figures: Figure[];
} {
  const { connection } = workspace;
  const due = controlsDue(connection, { day: today, until: addDays(today, DUE_SOON_DAYS) });
  const { controls, dated } = countControls(connection);
  const missing = controls === 0 ? 'No controls are recorded.' : 'No control has a date its evidence is due.';
  return {
    rows: due
      .slice(0, LIST_LIMIT)
      .map(({ ownerId, ...row }) => ({ ...row, owner: names.of('person', ownerId) })),
    figures: [
      countFigure({
        key: 'control.overdue',
        label: 'Controls with evidence overdue',
        period,
        entity: 'control',
        ids: due.filter(({ daysOverdue }) => daysOverdue > 0).map(({ id }) => id),
        reason: dated === 0 ? missing : null,
        n: dated,
        excluded: [{ reason: 'no date the evidence is due', n: controls - dated }],
        target: NONE_WANTED,
      }),
    ],
  };
}
