import { formatInstant } from '../../figure/format.ts';
import type { DeckDocument } from '../deck.ts';
import { type DeckPage, deckPages, propsOf } from '../pages.ts';
import { slideKind } from '../slide-kinds.ts';
import { themeOf } from '../theme.ts';
import { chosenBlocks } from './blocks.ts';
import type { DeckOutline, PageOutline } from './outline.ts';
import { SLIDE_OUTLINES } from './slide-outlines.ts';

/** A deck in words and data, page by page, as its slides are drawn. */
export function deckOutline(document: DeckDocument): DeckOutline {
  const { title, audience, data } = document;
  return {
    title,
    workspace: data.workspace.name,
    weekLabel: data.weekLabel,
    asOf: asOfText(document),
    audience,
    theme: themeOf(document),
    pages: deckPages(document).map((page) => pageOutline(document, page)),
  };
}

/** `Data as of 23 Nov 2026, 14:05 (week not over)`. */
export function asOfText({ data: { asOf, isPartial, workspace } }: DeckDocument): string {
  return `Data as of ${formatInstant(asOf, workspace.zone)}${isPartial ? ' (week not over)' : ''}`;
}

function pageOutline(document: DeckDocument, page: DeckPage): PageOutline {
  const { slide, part, number } = page;
  const { body } = SLIDE_OUTLINES[slide.kind];
  const { kicker, heading, lead, footnotes } = pageWords(document, page);
  return {
    kind: slide.kind,
    slideId: slide.id,
    number,
    kicker,
    heading,
    lead,
    body: chosenBlocks(body({ slide, document, part, ...propsOf(document, slide) }), slide),
    footnotes,
    notes: slide.notes || null,
  };
}

/** What stands around the body of a page. The heading says which part it is where no kicker does. */
export function pageWords(
  document: DeckDocument,
  { slide, part, parts }: DeckPage,
): Pick<PageOutline, 'kicker' | 'heading' | 'lead' | 'footnotes'> {
  const { words } = SLIDE_OUTLINES[slide.kind];
  const { data, extra } = propsOf(document, slide);
  const said = words?.({ slide, document, data, extra, part }) ?? {};
  const kind = slideKind(slide.kind).heading;
  const heading = slide.heading ?? said.assertion ?? kind;
  const about = extra.scope === undefined ? '' : ` · ${extra.scope}`;
  const ofParts = parts > 1 ? ` (${part} of ${parts})` : '';
  return {
    kicker: slide.kind === 'title' ? null : heading === kind ? (extra.scope ?? null) : kind + about + ofParts,
    heading: heading === kind ? kind + ofParts : heading,
    lead: said.lead ?? null,
    footnotes: (said.notes ?? []).flatMap((note) => note || []),
  };
}
