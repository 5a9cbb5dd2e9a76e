import { MusterError } from '#shared/contract/errors.ts';
import type { DeckChoice, DeckDocument, DeckTemplate } from '#shared/deck/deck.ts';
import { redactReview, redactTrailing, slidesFor } from '#shared/deck/redact.ts';
import { redactExtras } from '#shared/deck/redact-extras.ts';
import { kpisOfSlides, type Slide } from '#shared/deck/slide.ts';
import { readSlides } from '#shared/deck/stored-deck.ts';
import { DECK_TEMPLATES, deckTemplate } from '#shared/deck/templates.ts';
import type { DeckTheme } from '#shared/deck/theme.ts';
import type { Audience } from '#shared/entity/field.ts';
import { shiftWeek } from '#shared/time/week.ts';
import { trailingViews } from '../kpi/trailing.ts';
import { keptReview, reviewFor } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { pictureOf } from './bodies/picture.ts';
import { slideExtras } from './slide-extras.ts';

/** A deck with its data, without what its audience must not see. */
export function deckFor(
  workspaces: WorkspaceService,
  { week, deck, audience }: { week: string; deck: string; audience: Audience },
): DeckDocument {
  return documentOf(workspaces, deckOf(workspaces, deck), { week, audience });
}

/** Slides that are not kept yet, or no longer, with their data. */
export function previewOf(
  workspaces: WorkspaceService,
  { week, title, slides, audience }: { week: string; title: string; slides: Slide[]; audience: Audience },
): DeckDocument {
  return documentOf(workspaces, { key: 'preview', title, slides }, { week, audience });
}

function documentOf(
  workspaces: WorkspaceService,
  deck: DeckTemplate,
  { week, audience }: { week: string; audience: Audience },
): DeckDocument {
  const { context, data: whole } = keptReview(workspaces, week);
  const slides = slidesFor(deck.slides, audience);
  const data = redactReview(whole, audience);
  const reviewBefore = (weeks: number) => {
    const { key } = shiftWeek(context.week, -weeks, context.calendar);
    return redactReview(reviewFor(workspaces, key), audience);
  };
  return {
    key: deck.key,
    title: deck.title,
    audience,
    slides,
    theme: themeFor(workspaces),
    data,
    trailing: redactTrailing(trailingViews(context, kpisOfSlides(slides)), audience),
    extra: redactExtras(slideExtras(slides, { context, data, reviewBefore }), audience),
  };
}

/** The decks that come with Muster, then those of this workspace by title. */
export function listDecks({ workspace }: WorkspaceService): DeckChoice[] {
  const own = workspace.repository('deck').all();
  return [
    ...DECK_TEMPLATES.map(({ key, title }) => ({ key, title, isBuiltIn: true, id: null })),
    ...own
      .filter(({ slug }) => deckTemplate(slug) === undefined)
      .map(({ id, slug, title }) => ({ key: slug, title, isBuiltIn: false, id })),
  ];
}

/** The key of a deck, or that of the weekly one where it is no longer here. */
export function deckOrWeekly(workspaces: WorkspaceService, key: string): string {
  return listDecks(workspaces).some((deck) => deck.key === key) ? key : 'weekly';
}

function deckOf(workspaces: WorkspaceService, key: string): DeckTemplate {
  const template = deckTemplate(key);
  if (template) return template;
  const stored = workspaces.workspace
    .repository('deck')
    .all()
    .find(({ slug }) => slug === key);
  if (!stored) {
    const known = listDecks(workspaces)
      .map((choice) => choice.key)
      .join(', ');
    throw new MusterError('bad-input', `There is no deck “${key}”. There are: ${known}.`);
  }
  const read = readSlides(stored.slides);
  if ('slides' in read) return { key, title: stored.title, slides: read.slides };
  throw new MusterError('bad-input', `The slides of “${stored.title}” cannot be read. ${read.problem}`);
}

/** How what is printed of the workspace looks now. */
export function themeFor({ workspace }: WorkspaceService): DeckTheme {
  const { accent, footer, logo } = workspace.settings.deckTheme;
  return { accent, footer, logo: pictureOf(workspace, logo) };
}
