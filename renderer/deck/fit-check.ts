/** Something of a page that is cut off or outside of its place. */
export type Misfit = { slide: string; what: string; text: string };

const TOLERANCE = 1;

/**
 * What does not fit on the slides and scorecards of a document: text outside of its slide or of its region, regions
 * that overlap, numbers that are cut, lines that are cut in half. Text that ends in an ellipsis fits.
 */
export function findMisfits(root: ParentNode): Misfit[] {
  return [...root.querySelectorAll<HTMLElement>('[data-slide]')].flatMap((slide) => {
    const name = `${slide.dataset.slide} (${slide.getAttribute('aria-label') ?? 'page'})`;
    const regions = [...slide.querySelectorAll<HTMLElement>('[data-fit]')].filter(
      (region) => !region.parentElement?.closest('[data-fit]'),
    );
    return [
      ...outside(slide, slide),
      ...regions.flatMap((region) => outside(region, region)),
      ...overlaps(regions),
      ...cutNumbers(slide),
      ...cutLines(slide),
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
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const isApart =
        a.right <= b.left + TOLERANCE ||
        b.right <= a.left + TOLERANCE ||
        a.bottom <= b.top + TOLERANCE ||
        b.bottom <= a.top + TOLERANCE;
      return isApart || a.height === 0 || b.height === 0
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

function textOf(element: Element): string {
  const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
  return `<${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}> ${text}`;
}
