import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Addendum, AgendaSection, MeetingContent, MeetingSummary } from '#shared/meeting/meeting.ts';
import { topicsOf } from '#shared/meeting/templates.ts';
import type { Named } from '#shared/review/sections.ts';
import { titlesOf } from '../record/titles.ts';
import { carriedInto } from './carried-over.ts';
import { actionsOf, decisionsOf, namesOf, ownOf, type ReviewRow } from './rows.ts';
import { listTemplates } from './templates.ts';

/** @throws MusterError `not-found` */
export function reviewRow(workspace: Workspace, id: string): ReviewRow {
  const row = workspace.repository('review').get(id);
  if (!row) throw new MusterError('not-found', 'This review is no longer there.');
  return row;
}

/** A review as it is in the records now. */
export function contentOf(workspace: Workspace, row: ReviewRow): MeetingContent {
  const known = listTemplates(workspace).find(({ key }) => key === row.template);
  return {
    id: row.id,
    title: row.title,
    week: row.week,
    template: { key: row.template, title: known?.title ?? row.template },
    deck: row.deck,
    state: row.state as MeetingContent['state'],
    startedAt: row.startedAt,
    closedAt: row.closedAt,
    attendees: people(workspace, row.attendees).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    summary: row.summary ?? '',
    agenda: agendaOf(workspace, row.id),
    dispositions: dispositionsOf(workspace, row.id),
    actions: actionsOf(workspace, ownOf(workspace, 'actionItem', row.id)),
    decisions: decisionsOf(workspace, ownOf(workspace, 'decision', row.id)),
    risks: risksOf(workspace, row.id),
    notes: ownOf(workspace, 'reviewNote', row.id)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ id, at, text, page }) => ({ id, at, text, page })),
    carried: carriedInto(workspace, row),
  };
}

export function summaryOf(row: ReviewRow): MeetingSummary {
  const { id, title, week, template, state, closedAt, snapshotHash } = row;
  return { id, title, week, template, state: state as MeetingSummary['state'], closedAt, hash: snapshotHash };
}

export function addendaOf(workspace: Workspace, reviewId: string): Addendum[] {
  return ownOf(workspace, 'reviewAddendum', reviewId)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, at, author, text }) => ({ id, at, author, text }));
}

function agendaOf(workspace: Workspace, reviewId: string): AgendaSection[] {
  const rows = ownOf(workspace, 'agendaSection', reviewId).toSorted((a, b) => a.position - b.position);
  const names = namesOf(
    workspace,
    'person',
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map(({ id, title, section, ownerId, minutes, spentSeconds, commentary }) => ({
    id,
    title,
    topics: topicsOf(section),
    owner: names(ownerId),
    minutes,
    spentSeconds,
    commentary: commentary ?? '',
  }));
}

function dispositionsOf(workspace: Workspace, reviewId: string): MeetingContent['dispositions'] {
  const rows = ownOf(workspace, 'disposition', reviewId);
  const names = namesOf(
    workspace,
    'actionItem',
    rows.map(({ actionId }) => actionId),
  );
  return rows
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
    .map(({ subject, about, outcome, reason, actionId }) => ({
      subject,
      about,
      outcome: outcome as MeetingContent['dispositions'][number]['outcome'],
      reason,
      action: names(actionId),
    }));
}

function risksOf(workspace: Workspace, reviewId: string): MeetingContent['risks'] {
  const rows = ownOf(workspace, 'risk', reviewId);
  const names = namesOf(
    workspace,
    'person',
    rows.map(({ ownerId }) => ownerId),
  );
  return rows
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map(({ id, key, title, likelihood, impact, ownerId }) => ({
      id,
      key,
      name: title,
      score: likelihood * impact,
      owner: names(ownerId),
    }));
}

function people(workspace: Workspace, ids: readonly string[]): Named[] {
  return Object.entries(titlesOf(workspace, 'person', ids)).map(([id, name]) => ({ id, name }));
}
