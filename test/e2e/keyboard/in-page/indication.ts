import { MARKS_CONTRAST } from '#shared/colour/contrast.ts';
import { contrastBetween, contrastOn, groundOf } from './colours.ts';
import { boxOf, cutSides, grown } from './geometry.ts';

/** How far out a control may show the focus of what is in it, e.g. a box around its field. */
const ANCESTORS = 4;
const PSEUDO = [null, '::before', '::after'] as const;

type Part = { element: Element; pseudo: (typeof PSEUDO)[number] };

type Look = Part & {
  /** The sides of it that nobody sees are those that are cut off. */
  outline: { isDrawn: boolean; isInside: boolean; colour: string; cut: string[] };
  shadow: string;
  border: string;
  background: string;
  /** Only there while it has the keyboard, e.g. a link that skips the side bar. */
  clip: string;
};

/** A difference that the focus makes, with the colours it is seen by. */
export type Mark = Part & {
  kind: 'appearance' | 'outline' | 'shadow' | 'border' | 'background';
  colour: string;
  /** What the colour lies on. */
  ground: Element | null;
  /** Against the ground and against what was there without the focus. */
  contrast: number;
  cut: readonly string[];
};

/** How a place and what is around it look now. */
export function looksAround(place: Element): Look[] {
  const parts: Part[] = [];
  let at: Element | null = place;
  for (let step = 0; at !== null && at !== document.body && step <= ANCESTORS; step += 1) {
    for (const pseudo of step === 0 ? PSEUDO : [null]) parts.push({ element: at, pseudo });
    at = at.parentElement;
  }
  return parts.map(lookOf);
}

/** The marks that were there with the focus and are not without it; `focused` is what `looksAround` gave then. */
export function marksOf(focused: readonly Look[]): Mark[] {
  return focused.flatMap((look) => (look.element.isConnected ? differences(look, lookOf(look)) : []));
}

/** Of a field of several lines the line that is written comes into sight, not always the whole box. */
export function isSeen({ contrast, cut, element }: Mark): boolean {
  return contrast >= MARKS_CONTRAST && cut.length <= (element instanceof HTMLTextAreaElement ? 1 : 0);
}

function lookOf({ element, pseudo }: Part): Look {
  const style = getComputedStyle(element, pseudo);
  const width = Number.parseFloat(style.outlineWidth);
  const offset = Number.parseFloat(style.outlineOffset);
  const isDrawn = style.outlineStyle !== 'none' && width > 0;
  return {
    element,
    pseudo,
    outline: {
      isDrawn,
      colour: style.outlineColor,
      isInside: offset < 0,
      cut: isDrawn ? cutSides(grown(boxOf(element), offset + width), element) : [],
    },
    shadow: style.boxShadow,
    border: style.borderBottomStyle === 'none' ? 'transparent' : style.borderBottomColor,
    background: style.backgroundColor,
    clip: style.clipPath,
  };
}

function differences(focused: Look, now: Look): Mark[] {
  const { element, pseudo } = focused;
  const behind = pseudo === null ? element.parentElement : element;
  const mark = (kind: Mark['kind'], colour: string, ground: Element | null, cut: string[] = []): Mark => {
    return { kind, element, pseudo, colour, ground, contrast: contrastOn(colour, groundOf(ground)), cut };
  };
  const { outline } = focused;
  const marks: Mark[] = [];
  if (outline.isDrawn && !(now.outline.isDrawn && now.outline.colour === outline.colour))
    marks.push(mark('outline', outline.colour, outline.isInside ? element : behind, outline.cut));
  if (focused.shadow !== 'none' && focused.shadow !== now.shadow) {
    const colour = /^(?:rgba?|color|oklab|oklch)\([^)]*\)/.exec(focused.shadow)?.[0];
    if (colour !== undefined)
      marks.push(mark('shadow', colour, focused.shadow.includes('inset') ? element : behind));
  }
  if (focused.clip !== now.clip) marks.push(mark('appearance', focused.background, behind));
  if (focused.border !== now.border) marks.push(changed(mark('border', focused.border, element), now.border));
  if (focused.background !== now.background)
    marks.push(changed(mark('background', focused.background, behind), now.background));
  return marks;
}

/** What only takes another colour must differ from the one before as well. */
function changed(mark: Mark, before: string): Mark {
  const ground = groundOf(mark.ground);
  return { ...mark, contrast: Math.min(mark.contrast, contrastBetween(mark.colour, before, ground)) };
}
