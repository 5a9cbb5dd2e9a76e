import { keptResult } from '#db/query/kept.ts';
import type { Workspace } from '#db/workspace.ts';
import { attentionList } from '#shared/attention/attention-list.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { narrate } from '#shared/narrative/narrate.ts';
import { type StoredSentence, withOwnSentences } from '#shared/narrative/own-sentences.ts';
import { readFiguresThen } from '#shared/review/narrative-edit.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { shiftWeek, type Week, weekByKey, weekOfInstant, weekRange } from '#shared/time/week.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { actionSection } from './actions.ts';
import { assuranceSection } from './assurance.ts';
import { calendarOf, contextKey, type ReviewContext, reviewContext } from './context.ts';
import { costSection } from './cost.ts';
import { hiringSection } from './hiring.ts';
import { kpiSection } from './kpis.ts';
import { okrSection } from './okrs.ts';
import { onCallSection } from './on-call.ts';
import { incidentSection, sloSection } from './reliability.ts';
import { riskSection } from './risks.ts';
import { scorecardSection } from './scorecards.ts';

/** The weeks a person can go back to in the week picker. */
const OFFERED_WEEKS = 104;

/** Reviews kept of a workspace: a page and what it prints ask for the same one, and people go back a few weeks. */
const KEPT_REVIEWS = 6;
const kept = new WeakMap<Workspace, Map<string, KeptReview>>();

/** A review and what it was computed from: decks compute more from the same. */
export type KeptReview = { context: ReviewContext; data: ReviewData };

/**
 * The review of a week, computed from the workspace as it is now; of a week that is not over, to the minute.
 * @throws MusterError `bad-input` when there is no such week
 */
export function reviewFor(workspaces: WorkspaceService, key: string): ReviewData {
  return keptReview(workspaces, key).data;
}

/** As `reviewFor`, with its context. */
export function keptReview(workspaces: WorkspaceService, key: string): KeptReview {
  const { workspace, now } = workspaces;
  const isOver = now >= parseWeek(key, workspaces).end;
  const minute = isOver ? '' : now.slice(0, 'yyyy-mm-ddThh:mm'.length);
  const stamp = [key, minute, workspace.log.newest()].join(' ');
  const reviews = kept.get(workspace) ?? new Map<string, KeptReview>();
  kept.set(workspace, reviews);
  const review = reviews.get(stamp) ?? reviewIn(contextOf(workspaces, key));
  // The one asked for last is forgotten last.
  reviews.delete(stamp);
  reviews.set(stamp, review);
  const [oldest] = reviews.keys();
  if (reviews.size > KEPT_REVIEWS && oldest !== undefined) reviews.delete(oldest);
  return review;
}

/** As `reviewFor`, put together anew. */
export function computeReview(workspaces: WorkspaceService, key: string): ReviewData {
  return reviewIn(contextOf(workspaces, key)).data;
}

function reviewIn(context: ReviewContext): KeptReview {
  const { week } = context;
  const sections = sectionsOf(context);
  const facts = {
    workspace: {
      name: context.settings.name,
      zone: context.settings.zone,
      currency: context.settings.currency,
    },
    week,
    weekLabel: weekRange(week),
    isPartial: context.isPartial,
    asOf: context.asOf,
    today: context.today,
    ...sections,
  };
  const attention = attentionList(facts, context.settings.attention, dismissalsOf(context));
  const generated = narrate({ ...facts, attention });
  const narrative = withOwnSentences(generated, ownSentencesOf(context), facts.figures);
  return { context, data: { ...facts, attention, narrative } };
}

/**
 * What the figures of a week are computed from, as the workspace is now.
 * @throws MusterError `bad-input` when there is no such week
 */
export function contextOf(workspaces: WorkspaceService, key: string): ReviewContext {
  return reviewContext(workspaces.workspace, parseWeek(key, workspaces), workspaces.now);
}

/** Weeks from the oldest incident or measurement to now, newest first. */
export function reviewWeeks(workspaces: WorkspaceService): { key: string; label: string }[] {
  const calendar = calendarOf(workspaces.workspace.settings);
  const current = weekOfInstant(workspaces.now, calendar);
  return Array.from({ length: OFFERED_WEEKS }, (_, back) => {
    const week = shiftWeek(current, -back, calendar);
    return { key: week.key, label: weekRange(week) };
  });
}

function sectionsOf(context: ReviewContext) {
  const key = contextKey(context);
  // A change computes only the sections that read what was changed.
  const keeping = <T>(name: string, section: (of: ReviewContext) => T): T =>
    keptResult(context.workspace.connection, ['section', name, key], () => section(context));
  const parts = {
    slos: keeping('slos', sloSection),
    incidents: keeping('incidents', incidentSection),
    actions: keeping('actions', actionSection),
    kpis: keeping('kpis', kpiSection),
    okrs: keeping('okrs', okrSection),
    hiring: keeping('hiring', hiringSection),
    cost: keeping('cost', costSection),
    onCall: keeping('onCall', onCallSection),
    risks: keeping('risks', riskSection),
    assurance: keeping('assurance', assuranceSection),
    scorecards: keeping('scorecards', scorecardSection),
  };
  const { slos, incidents, actions, kpis, okrs, hiring, cost, onCall, risks, assurance, scorecards } = parts;
  return {
    figures: byKey(Object.values(parts).flatMap((part) => part.figures)),
    slos: slos.section,
    incidents: incidents.section,
    actions: actions.section,
    kpis: kpis.section,
    okrs: okrs.section,
    hiring: hiring.section,
    cost: cost.section,
    onCall: onCall.section,
    risks: risks.section,
    assurance: assurance.section,
    scorecards: scorecards.section,
  };
}

function byKey(figures: readonly Figure[]): Record<string, Figure> {
  return Object.fromEntries(figures.map((figure) => [figure.key, figure]));
}

function dismissalsOf({ workspace }: ReviewContext) {
  return workspace.repository('attentionDismissal').all();
}

function ownSentencesOf({ workspace, week }: ReviewContext): StoredSentence[] {
  const edits = workspace.repository('narrativeEdit');
  return edits.getMany(edits.idsWhere('week', week.key)).map(({ id, section, sentence, text, figures }) => ({
    record: id,
    id: sentence,
    place: section,
    text: text ?? '',
    figures: readFiguresThen(figures) ?? [],
  }));
}

function parseWeek(key: string, workspaces: WorkspaceService): Week {
  try {
    return weekByKey(key, calendarOf(workspaces.workspace.settings));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MusterError('bad-input', error.message, 'Nothing was computed.', { cause: error });
  }
}
