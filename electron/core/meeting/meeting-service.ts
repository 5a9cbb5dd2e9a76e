import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckTheme, themeOf } from '#shared/deck/theme.ts';
import type { Audience } from '#shared/entity/field.ts';
import { type Comparable, type Comparison, compareReviews } from '#shared/meeting/compare.ts';
import type { MeetingContent, MeetingSummary, MeetingView } from '#shared/meeting/meeting.ts';
import { type MinutesSource, minutesOf } from '#shared/meeting/minutes.ts';
import { type Readiness, readinessOf } from '#shared/meeting/readiness.ts';
import { deckOrWeekly, themeFor } from '../deck/deck-service.ts';
import { reviewFor } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { addendaOf, contentOf, reviewRow, summaryOf } from './content.ts';
import type { ReviewRow } from './rows.ts';
import { frozenReview } from './snapshot.ts';

/** Most reviews that are offered: two years of one a week and more. */
const LISTED = 1000;

/** Every review, that of the newest week first. */
export function listMeetings(workspace: Workspace): MeetingSummary[] {
  const sort = [
    { field: 'week', descending: true },
    { field: 'title', descending: false },
  ];
  return workspace.repository('review').list({ sort, limit: LISTED }).rows.map(summaryOf);
}

/** A review: from its snapshot alone once it is closed, from the records before. */
export function meetingOf(workspaces: WorkspaceService, id: string): MeetingView {
  const { workspace } = workspaces;
  const row = reviewRow(workspace, id);
  const frozen = frozenReview(workspace.connection, row);
  const others = listMeetings(workspace).filter((other) => other.id !== id);
  const addenda = addendaOf(workspace, id);
  const deck = deckOrWeekly(workspaces, row.deck);
  if (!frozen) return { content: contentOf(workspace, row), deck, addenda, frozen: null, others };
  const { snapshot, hash, problem } = frozen;
  return {
    content: snapshot?.content ?? contentOf(workspace, row),
    deck,
    addenda,
    frozen: {
      hash,
      closedBy: snapshot?.closedBy ?? '',
      closedAt: snapshot?.closedAt ?? row.closedAt ?? '',
      problem,
      document: snapshot?.documents.director ?? null,
    },
    others,
  };
}

/**
 * The deck of a closed review as it was frozen for an audience.
 * @throws MusterError `refused` when it was never frozen, `corrupt-file` when its snapshot cannot be trusted
 */
export function frozenDeck(workspaces: WorkspaceService, id: string, audience: Audience): DeckDocument {
  const row = reviewRow(workspaces.workspace, id);
  const frozen = frozenReview(workspaces.workspace.connection, row);
  if (!frozen) throw new MusterError('refused', `“${row.title}” is not closed: its deck is not frozen.`);
  const document = frozen.snapshot?.documents[audience];
  if (frozen.problem !== null || !document)
    throw new MusterError(
      'corrupt-file',
      `“${row.title}” cannot be printed. ${frozen.problem ?? 'Its snapshot has no such deck.'}`,
      'No file was written.',
    );
  return document;
}

/** What is still missing for a review, by owner. */
export function meetingReadiness(workspaces: WorkspaceService, id: string): Readiness {
  const content = contentOf(workspaces.workspace, reviewRow(workspaces.workspace, id));
  return readinessOf(reviewFor(workspaces, content.week), content.agenda);
}

/** Two reviews side by side, the earlier week first. */
export function compareMeetings(workspaces: WorkspaceService, a: string, b: string): Comparison {
  const pair = [a, b].map((id) => comparable(workspaces, id));
  const [before, after] = pair.toSorted((x, y) =>
    x.summary.week < y.summary.week ? -1 : x.summary.week > y.summary.week ? 1 : 0,
  );
  if (!before || !after) throw new Error('there are two reviews');
  return compareReviews(before, after);
}

export type Minutes = { markdown: string; source: MinutesSource; title: string; theme: DeckTheme };

/** The minutes in Markdown, what they are made of and how they look. */
export function meetingMinutes(workspaces: WorkspaceService, id: string): Minutes {
  const { content, data, row, theme } = sourceOf(workspaces, id);
  const addenda = addendaOf(workspaces.workspace, id);
  const source = { content, data, addenda, hash: row.snapshotHash };
  return { markdown: minutesOf(source), source, title: `Minutes · ${content.title}`, theme };
}

function comparable(workspaces: WorkspaceService, id: string): Comparable {
  const { content, data, row } = sourceOf(workspaces, id);
  return { summary: summaryOf(row), content, data };
}

type Source = { row: ReviewRow; content: MeetingContent; data: MinutesSource['data']; theme: DeckTheme };

/** Content, figures and look of a review: the frozen ones of a closed one, else those of now. */
function sourceOf(workspaces: WorkspaceService, id: string): Source {
  const { workspace } = workspaces;
  const row = reviewRow(workspace, id);
  const frozen = frozenReview(workspace.connection, row);
  if (!frozen) {
    const data = reviewFor(workspaces, row.week);
    return { row, content: contentOf(workspace, row), data, theme: themeFor(workspaces) };
  }
  if (frozen.problem !== null || !frozen.snapshot)
    throw new MusterError('corrupt-file', `“${row.title}” cannot be used. ${frozen.problem}`);
  const { content, documents } = frozen.snapshot;
  return { row, content, data: documents.director.data, theme: themeOf(documents.director) };
}
