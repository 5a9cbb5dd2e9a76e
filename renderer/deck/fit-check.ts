/** Something of a page that is cut off, or that lies on something else. */
export type Misfit = { slide: string; what: string; text: string };

const TOLERANCE = 1;

/**
 * What does not fit on the slides and scorecards of a document: what is outside of its slide or of its region, regions
 * that overlap, text that lies on other text, text that is cut, numbers that are not whole. The labels of charts count
 * as text; `pages` finds what flows over pages that it does not know itself. An ellipsis cuts text too, whether a style draws it or words end in it: nobody points at paper.
 */
export function findMisfits(root: ParentNode, pages = '[data-slide]'): Misfit[] {
  const labels = chartLabels();
  return [...root.querySelectorAll<HTMLElement>(pages)].flatMap((slide) => {
    const name = `${slide.dataset.slide ?? pages} (${slide.getAttribute('aria-label') ?? 'page'})`;
    const regions = [...slide.querySelectorAll<HTMLElement>('[data-fit]')].filter(
      (region) => !region.parentElement?.closest('[data-fit]'),
    );
    const texts = [...textBoxes(slide), ...labels.filter(({ element }) => slide.contains(element))];
    return [
      ...outside(slide, slide),
      ...regions.flatMap((region) => outside(region, region)),
      ...overlaps(regions),
      ...cutNumbers(slide),
      ...cutLines(slide),
      ...cutTexts(texts),
      ...shortened(texts),
      ...tooSmall(texts),
      ...collisions(texts),
    ].map((misfit) => ({ slide: name, ...misfit }));
  });
}

type Found = Omit<Misfit, 'slide'>;

function outside(region: HTMLElement, container: HTMLElement): Found[] {
  const limit = container.getBoundingClientRect();
  return [...region.querySelectorAll<HTMLElement | SVGElement>('*')]
    .filter((element) => !element.closest('.visually-hidden') && !isClipped(element, container))
    .flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return [];
      const over = Math.max(
        limit.left - box.left,
        box.right - limit.right,
        limit.top - box.top,
        box.bottom - limit.bottom,
      );
      return over > TOLERANCE ? [{ what: `${Math.round(over)} px outside`, text: textOf(element) }] : [];
    });
}

/** Inside of something that cuts it on purpose, below the container. */
function isClipped(element: Element, container: Element): boolean {
  for (let at = element.parentElement; at && at !== container; at = at.parentElement) {
    if (getComputedStyle(at).overflowX === 'hidden') return true;
  }
  return false;
}

function overlaps(regions: readonly HTMLElement[]): Found[] {
  return regions.flatMap((one, index) =>
    regions.slice(index + 1).flatMap((other) => {
      if (one.contains(other) || other.contains(one)) return [];
      return areApart(one.getBoundingClientRect(), other.getBoundingClientRect())
        ? []
        : [{ what: 'overlaps', text: `${textOf(one)} / ${textOf(other)}` }];
    }),
  );
}

/** A number that is cut is a wrong number. */
function cutNumbers(slide: HTMLElement): Found[] {
  return [...slide.querySelectorAll<HTMLElement>('[data-whole], [data-tone]')].flatMap((element) => {
    const holder = element.parentElement ?? element;
    const room = holder.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const isCut =
      box.left < room.left - TOLERANCE ||
      box.right > room.right + TOLERANCE ||
      (element.scrollWidth > element.clientWidth + TOLERANCE &&
        getComputedStyle(element).display !== 'inline');
    return isCut ? [{ what: 'number is cut', text: textOf(element) }] : [];
  });
}

/** Text that is higher than what shows it. */
function cutLines(slide: HTMLElement): Found[] {
  return [...slide.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.closest('.visually-hidden') || getComputedStyle(element).overflowY === 'visible') return [];
    return element.scrollHeight > element.clientHeight + TOLERANCE
      ? [{ what: 'cut at the bottom', text: textOf(element) }]
      : [];
  });
}

type Box = { left: number; right: number; top: number; bottom: number };

/** A line of text: where its letters are, and what of them is seen inside of what clips them. */
type TextBox = {
  node: Node;
  element: Element;
  words: string;
  /** Of its letters on paper, in pixels. */
  size: number;
  ink: Box;
  seen: Box;
  clip: Element | null;
};

/** How much of a line's box above and below is free of ink, in ems of Inter. */
const [ABOVE, BELOW] = [0.21, 0.04];

/** Each line of each text on a slide, as it is laid out. */
function textBoxes(slide: HTMLElement): TextBox[] {
  const found: TextBox[] = [];
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = (node.textContent ?? '').trim();
    if (!element || words === '' || element.closest('.visually-hidden, title, desc')) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden') continue;
    const size =
      Number.parseFloat(style.fontSize) * (slide.getBoundingClientRect().width / slide.offsetWidth);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < TOLERANCE) continue;
      const ink = { left, right, top: top + size * ABOVE, bottom: bottom - size * BELOW };
      found.push({ node, element, words, size, ink, ...seenOf(element, ink, slide) });
    }
  }
  return found;
}

/** What is left of a box inside of everything that clips it, and the innermost thing that does. */
function seenOf(element: Element, ink: Box, slide: HTMLElement): { seen: Box; clip: Element | null } {
  let seen = ink;
  let clip: Element | null = null;
  for (let at: Element | null = element; at && slide.contains(at); at = at.parentElement) {
    if (getComputedStyle(at).overflowX === 'visible') continue;
    const room = at.getBoundingClientRect();
    if (!clip && !isInside(ink, room)) clip = at;
    seen = {
      left: Math.max(seen.left, room.left),
      right: Math.min(seen.right, room.right),
      top: Math.max(seen.top, room.top),
      bottom: Math.min(seen.bottom, room.bottom),
    };
  }
  return { seen, clip };
}

/** Text that something clips, or that is wider than the place it stands in. */
function cutTexts(texts: readonly TextBox[]): Found[] {
  // The last line of each is the one that is cut.
  const cut = new Map(texts.flatMap((text) => (text.clip ? [[text.clip, text.words] as const] : [])));
  const clipped = [...cut].map(([clip, words]) =>
    clip instanceof HTMLCanvasElement
      ? { what: 'label outside of its chart', text: words }
      : { what: 'text is cut', text: textOf(clip) },
  );
  const wide = texts.filter(({ clip, element, ink }) => {
    const place = clip ? null : placeOf(element);
    if (!place) return false;
    const { left, right } = place.getBoundingClientRect();
    return ink.left < left - TOLERANCE || ink.right > right + TOLERANCE;
  });
  return [
    ...clipped,
    ...[...new Set(wide.map(({ element }) => element))].map((element) => ({
      what: 'wider than its place',
      text: textOf(element),
    })),
  ];
}

/** What holds a text on a page: a cell of a table, or else the innermost block. */
function placeOf(element: Element): Element | null {
  const cell = element.closest('td, th');
  if (cell || element instanceof HTMLCanvasElement) return cell;
  for (let at: Element | null = element; at; at = at.parentElement)
    if (!getComputedStyle(at).display.startsWith('inline')) return at;
  return null;
}

/** Words that say themselves that they do not say all. */
function shortened(texts: readonly TextBox[]): Found[] {
  const found = texts.filter(({ words }) => words.endsWith('…'));
  return [...new Set(found.map(({ words }) => words))].map((text) => ({ what: 'shortened', text }));
}

/** About 7 pt on paper, in pixels. */
const LEAST = 9;

/** Text that nobody can read on paper. */
function tooSmall(texts: readonly TextBox[]): Found[] {
  const small = new Map(
    texts.filter(({ size }) => size < LEAST).map((text) => [text.element, text] as const),
  );
  return [...small.values()].map(({ element, words, size }) => ({
    what: `letters of ${(size * 0.75).toFixed(1)} pt`,
    text: `${textOf(element).split('>')[0]}> ${words.slice(0, 60)}`,
  }));
}

/** Text that lies on other text. */
function collisions(texts: readonly TextBox[]): Found[] {
  const inOrder = texts.filter(({ seen }) => !isEmpty(seen)).toSorted((a, b) => a.seen.top - b.seen.top);
  return inOrder.flatMap((one, index) => {
    const found: Found[] = [];
    for (let at = index + 1; at < inOrder.length; at++) {
      const other = inOrder[at];
      if (!other || other.seen.top > one.seen.bottom - TOLERANCE) break;
      if (one.node !== other.node && !areApart(one.seen, other.seen))
        found.push({
          what: 'text on text',
          text: `${one.words.slice(0, 40)} / ${other.words.slice(0, 40)} ${textOf(other.element)}`,
        });
    }
    return found;
  });
}

/** Where the charts of the page write their labels, which they do once more for it. */
function chartLabels(): TextBox[] {
  const found: TextBox[] = [];
  // What is drawn for the first time is drawn more than once.
  dispatchEvent(new Event('beforeprint'));
  const { prototype } = CanvasRenderingContext2D;
  const { fillText } = prototype;
  prototype.fillText = function (text, x, y, ...width) {
    fillText.call(this, text, x, y, ...width);
    if (text.trim() === '') return;
    const ink = labelBox(this, text, x, y);
    const room = this.canvas.getBoundingClientRect();
    const clip = isInside(ink, room) ? null : this.canvas;
    const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0');
    const scale = (room.width / this.canvas.width) * Math.hypot(this.getTransform().a, this.getTransform().b);
    const place = { node: new Text(text), element: this.canvas, words: text, size: size * scale };
    found.push({ ...place, ink, seen: ink, clip });
  };
  try {
    dispatchEvent(new Event('beforeprint'));
  } finally {
    prototype.fillText = fillText;
  }
  return found;
}

function labelBox(pen: CanvasRenderingContext2D, text: string, x: number, y: number): Box {
  const measured = pen.measureText(text);
  const room = pen.canvas.getBoundingClientRect();
  const matrix = pen.getTransform();
  const corners = [
    [x - measured.actualBoundingBoxLeft, y - measured.actualBoundingBoxAscent],
    [x + measured.actualBoundingBoxRight, y - measured.actualBoundingBoxAscent],
    [x - measured.actualBoundingBoxLeft, y + measured.actualBoundingBoxDescent],
    [x + measured.actualBoundingBoxRight, y + measured.actualBoundingBoxDescent],
  ].map(([cornerX, cornerY]) => matrix.transformPoint({ x: cornerX ?? 0, y: cornerY ?? 0 }));
  const across = corners.map((corner) => room.left + (corner.x * room.width) / pen.canvas.width);
  const down = corners.map((corner) => room.top + (corner.y * room.height) / pen.canvas.height);
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  };
}

function areApart(a: Box, b: Box): boolean {
  return (
    isEmpty(a) ||
    isEmpty(b) ||
    a.right <= b.left + TOLERANCE ||
    b.right <= a.left + TOLERANCE ||
    a.bottom <= b.top + TOLERANCE ||
    b.bottom <= a.top + TOLERANCE
  );
}

function isInside(box: Box, room: Box): boolean {
  return (
    box.left >= room.left - TOLERANCE &&
    box.right <= room.right + TOLERANCE &&
    box.top >= room.top - TOLERANCE &&
    box.bottom <= room.bottom + TOLERANCE
  );
}

function isEmpty({ left, right, top, bottom }: Box): boolean {
  return right <= left || bottom <= top;
}

function textOf(element: Element): string {
  const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
  return `<${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}> ${text}`;
}
