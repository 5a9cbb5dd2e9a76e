import { placeOfKeyboard } from './interactive.ts';

/** Text and choices take arrows for themselves. */
const OWN_ARROWS = 'input, textarea, select, [role=combobox], [aria-haspopup]';

/** Keys that are tried for one element before it counts as out of reach. */
const MOST_TRIES = 24;

/** Keys in a row, when the same one has led to new places. */
const MOST_IN_A_ROW = 8;

/** A key and how often in a row it is to be pressed. */
export type Press = { key: string; times: number };

/** Looks for elements that Tab does not reach among those that arrows reach from where Tab led. */
export class ArrowWalk {
  readonly #visited: ReadonlySet<Element>;
  readonly #tried = new Map<Element, Set<string>>();
  readonly #tries = new Map<Element, number>();
  #last: Press = { key: '', times: 1 };
  #pressed: { place: Element; key: string } | null = null;
  #known = 0;
  #isPatient = false;

  constructor(visited: ReadonlySet<Element>) {
    this.#visited = visited;
  }

  /** A key is pressed where the keyboard is. One that led nowhere counts only when the page had time to answer it. */
  note(place: Element, key: string): void {
    const before = this.#pressed;
    if (before !== null && before.place !== place) this.#hasTried(before.place, before.key);
    if (this.#last.times === 1) this.#hasTried(place, key);
    this.#pressed = { place, key };
  }

  #hasTried(place: Element, key: string): void {
    this.#tried.set(place, (this.#tried.get(place) ?? new Set()).add(key));
  }

  /** What to press next, with the keyboard where it is to be pressed; `null` when there is nothing left to try. */
  next(missing: readonly Element[]): Press | null {
    const isLeading = this.#visited.size > this.#known;
    this.#known = this.#visited.size;
    for (const one of missing) {
      const tries = this.#tries.get(one) ?? 0;
      const key = tries < MOST_TRIES ? this.#keyTo(one) : null;
      if (key === null) continue;
      this.#tries.set(one, tries + 1);
      const isSame = isLeading && !this.#isPatient && key === this.#last.key;
      this.#last = { key, times: isSame ? Math.min(MOST_IN_A_ROW, this.#last.times * 2) : 1 };
      return this.#last;
    }
    return missing.length > 0 && !this.#isPatient ? this.#nextPatiently(missing) : null;
  }

  /** Keys in quick succession may be lost: what they did not come to is tried for again, one key at a time. */
  #nextPatiently(missing: readonly Element[]): Press | null {
    this.#isPatient = true;
    this.#tried.clear();
    this.#tries.clear();
    return this.next(missing);
  }

  /** An arrow that may lead to an element, from a place of its own kind first, and the straightest way first. */
  #keyTo(element: Element): string | null {
    const starts = [...this.#visited].filter((one) => one.isConnected && !one.matches(OWN_ARROWS));
    const ways = starts
      .flatMap((start) => waysTo(element, start))
      .filter(({ start, key }) => !this.#tried.get(start)?.has(key))
      .toSorted((a, b) => a.cost - b.cost);
    for (const { start, key } of ways) {
      if (!(start instanceof HTMLElement)) continue;
      if (start !== placeOfKeyboard()) {
        this.#pressed = null;
        (ownerOf(start) ?? start).focus();
      }
      if (placeOfKeyboard() === start) return key;
    }
    return null;
  }
}

/** What has the keyboard while it is on a choice: the field that the choices belong to. */
function ownerOf(place: Element): HTMLElement | null {
  const list = place.closest('[role=listbox]');
  return list === null
    ? null
    : document.querySelector(`[role=combobox][aria-controls="${CSS.escape(list.id)}"]`);
}

type Way = { start: Element; key: string; cost: number };

const OTHER_KIND = 1e7;
const WRONG_WAY = 1e5;
/** How much worse a pixel aside is than one ahead. */
const ASIDE = 8;

/** The four arrows of a place, with how far they are from leading straight to an element. */
function waysTo(element: Element, start: Element): Way[] {
  const [from, to] = [start.getBoundingClientRect(), element.getBoundingClientRect()];
  const [right, down] = [to.left - from.left, to.top - from.top];
  const kind = start.className === element.className ? 0 : OTHER_KIND;
  // In a line that is broken the next one is at its beginning again.
  const isNext = element.previousElementSibling === start;
  const way = (key: string, ahead: number, aside: number): Way => {
    if (isNext && key === 'ArrowRight') return { start, key, cost: 0 };
    const cost = kind + Math.abs(ahead) + ASIDE * Math.abs(aside) + (ahead > 0 ? 0 : WRONG_WAY);
    return { start, key, cost };
  };
  return [
    way('ArrowRight', right, down),
    way('ArrowLeft', -right, down),
    way('ArrowDown', down, right),
    way('ArrowUp', -down, right),
  ];
}
