/** Something of a page that is cut off, or that lies on something else. */
export type Misfit = { slide: string; what: string; text: string };

type Options = {
  /** Also tells of text outside of tables that ends in an ellipsis and can be read whole where it is pointed at. */
  isWhole?: boolean;
};

const TOLERANCE = 1;

/**
 * What does not fit on the slides and scorecards of a document: what is outside of its slide or of its region, regions
 * that overlap, text that lies on other text, text that is cut, numbers that are not whole. The labels of charts count
 * as text. Text may end in an ellipsis where its title says all of it.
 */
export function findMisfits(root: ParentNode, { isWhole = false }: Options = {}): Misfit[] {
  const labels = chartLabels();
  return [...root.querySelectorAll<HTMLElement>('[data-slide]')].flatMap((slide) => {
    const name = `${slide.dataset.slide} (${slide.getAttribute('aria-label') ?? 'page'})`;
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
      ...cutTexts(texts, isWhole),
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

/** Text that is cut without an ellipsis: taller than its box, with no clamp. */
function cutLines(slide: HTMLElement): Found[] {
  return [...slide.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.closest('.visually-hidden')) return [];
    const style = getComputedStyle(element);
    if (style.overflowY !== 'hidden' || style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis')
      return [];
    return element.scrollHeight > element.clientHeight + TOLERANCE
      ? [{ what: 'cut at the bottom', text: textOf(element) }]
      : [];
  });
}

type Box = { left: number; right: number; top: number; bottom: number };

/** A line of text: where its letters are, and what of them is seen inside of what clips them. */
type TextBox = { node: Node; element: Element; words: string; ink: Box; seen: Box; clip: Element | null };

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
      found.push({ node, element, words, ink, ...seenOf(element, ink, slide) });
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

/** Text that something clips: without an ellipsis, or with one and no title that says how it ends. */
function cutTexts(texts: readonly TextBox[], isWhole: boolean): Found[] {
  // The last line of each is the one that is cut.
  const cut = new Map(texts.flatMap((text) => (text.clip ? [[text.clip, text.words] as const] : [])));
  return [...cut].flatMap(([clip, words]) => {
    if (clip instanceof HTMLCanvasElement) return [{ what: 'label outside of its chart', text: words }];
    const { textOverflow, webkitLineClamp } = getComputedStyle(clip);
    if (textOverflow !== 'ellipsis' && webkitLineClamp === 'none')
      return [{ what: 'text is cut', text: textOf(clip) }];
    const titled = clip.closest('[title]') ?? clip.querySelector('[title]');
    const title = plainText(titled?.getAttribute('title') ?? '');
    if (!title.includes(plainText(words).slice(-END)))
      return [{ what: 'shortened, and whole nowhere', text: textOf(clip) }];
    // The cells of tables are whole whatever is in them.
    return isWhole || clip.closest('table[data-wraps]') ? [{ what: 'shortened', text: textOf(clip) }] : [];
  });
}

/** Letters at the end of a text that its title must have. */
const END = 24;

/** Text that lies on other text. A text that ends in an ellipsis is laid out twice in one place. */
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
    found.push({ node: new Text(text), element: this.canvas, words: text, ink, seen: ink, clip });
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

function plainText(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function textOf(element: Element): string {
  const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
  return `<${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}> ${text}`;
}
