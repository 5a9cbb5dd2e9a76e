import { MARKS_CONTRAST } from '#shared/colour/contrast.ts';
import { ArrowWalk, type Press } from './arrow-walk.ts';
import { contrastOn, groundOf } from './colours.ts';
import { boxOf, cutSides, isBackwards, whatCovers } from './geometry.ts';
import { isSeen, looksAround, type Mark, marksOf } from './indication.ts';
import { interactiveElements, nameOf, placeOfKeyboard } from './interactive.ts';
import { colourTokens } from './tokens.ts';

/** Somewhere the keyboard is, with how it looks while it is there. */
type Visit = { place: HTMLElement; focused: Element; looks: ReturnType<typeof looksAround> };

/**
 * One way of the keyboard through a part of a page. It is told of each key before the page is, so that a place is
 * looked at when the page has done what the key before asked for.
 */
class KeyboardPass {
  readonly #root: HTMLElement;
  readonly #wanted: readonly HTMLElement[];
  readonly #visited = new Set<Element>();
  /** What had the focus itself, e.g. a grid that only names its cells. */
  readonly #stops = new Set<Element>();
  readonly #walk: ArrowWalk;
  readonly #findings = new Set<string>();
  readonly #marks: (Mark & { of: string })[] = [];
  readonly #tokens = colourTokens();
  #now: Visit | null = null;
  #tabbedFrom: Element | null = null;
  /** A dialog with one stop gives the keyboard back to it at once, by way of its guards. */
  #hasLeft = false;
  #isTabbing = true;
  #isDone = false;

  constructor(selector: string, isHere: boolean) {
    const root = document.querySelector<HTMLElement>(selector);
    if (root === null) throw new Error(`There is no ${selector}.`);
    this.#root = root;
    this.#wanted = interactiveElements(root);
    this.#walk = new ArrowWalk(this.#visited);
    // In a menu the keyboard is on the first item, and only arrows lead on.
    this.#isDone = root.matches('[role=menu]');
    if (!root.hasAttribute('tabindex')) root.tabIndex = -1;
    if (isHere && !root.contains(placeOfKeyboard())) this.#findings.add('the keyboard is not in it');
    if (!this.#isDone && !isHere) root.focus({ preventScroll: true });
    addEventListener('keydown', this.#onKey, { capture: true });
    addEventListener('focusout', this.#onLeave, { capture: true });
  }

  /** Whether Tab has come out of the part, or to where it has been. */
  isDone(): boolean {
    this.#look();
    return this.#isDone;
  }

  /** The arrow to press next, to come to what Tab has not come to; `null` when there is no more to try. */
  nextArrow(): Press | null {
    this.#isTabbing = false;
    this.#look();
    return this.#walk.next(this.#missing());
  }

  /** Everything that is wrong, once the keyboard has been everywhere it comes to. */
  finish(): string[] {
    this.#look();
    removeEventListener('keydown', this.#onKey, { capture: true });
    removeEventListener('focusout', this.#onLeave, { capture: true });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.#leave();
    for (const one of this.#missing()) this.#findings.add(`no key comes to ${nameOf(one)}`);
    for (const one of this.#wanted)
      if (one.tabIndex > 0) this.#findings.add(`${nameOf(one)} comes out of order`);
    return [...this.#findings];
  }

  /** The marks of focus that are too faint in the theme that is shown now. */
  faintMarks(): string[] {
    const now = colourTokens();
    const faint = this.#marks.filter(({ colour, ground }) => {
      if (ground?.isConnected === false) return false;
      const names = [...this.#tokens].filter(([, value]) => value === colour);
      const here = names.length === 0 ? [colour] : names.map(([name]) => now.get(name) ?? colour);
      // Two names may have one value here: which of them the mark has is not to be seen.
      return !here.some((one) => contrastOn(one, groundOf(ground)) >= MARKS_CONTRAST);
    });
    return [...new Set(faint.map(({ of }) => `the focus is faint on ${of}`))];
  }

  readonly #onKey = ({ key }: KeyboardEvent): void => {
    this.#look();
    const place = placeOfKeyboard();
    if (place === null || !this.#root.contains(place)) return;
    this.#walk.note(place, key);
    if (key !== 'Tab') return;
    if (this.#tabbedFrom === place) {
      if (!this.#hasLeft) this.#findings.add(`Tab does not leave ${nameOf(place)}`);
      this.#isDone = true;
    }
    this.#tabbedFrom = place;
    this.#hasLeft = false;
  };

  readonly #onLeave = (): void => {
    this.#hasLeft = true;
  };

  readonly #look = (): void => {
    const place = placeOfKeyboard();
    const before = this.#now;
    if (before !== null && place === before.place) return;
    this.#leave();
    if (place === null || !this.#root.contains(place) || place === this.#root) {
      this.#isDone ||= before !== null;
      return;
    }
    if (this.#isTabbing && this.#visited.has(place)) this.#isDone = true;
    if (this.#visited.has(place)) return;
    this.#enter(place, before);
  };

  #enter(place: HTMLElement, before: Visit | null): void {
    const focused = document.activeElement ?? place;
    this.#visited.add(place);
    this.#stops.add(focused);
    const name = nameOf(place);
    const cover = whatCovers(place);
    if (cover !== null) this.#findings.add(`${name} is under ${nameOf(cover)} when it has the keyboard`);
    if (cutSides(boxOf(place), place).length > 2)
      this.#findings.add(`${name} is out of sight with the keyboard`);
    if (this.#isTabbing && before?.focused.isConnected && isBackwards(boxOf(before.focused), boxOf(focused)))
      this.#findings.add(`the keyboard goes back from ${nameOf(before.place)} to ${name}`);
    this.#now = { place, focused, looks: looksAround(place) };
  }

  #leave(): void {
    const visit = this.#now;
    this.#now = null;
    if (visit === null || !visit.place.isConnected) return;
    // Choices keep their mark when the field that chooses among them has lost the keyboard.
    if (visit.focused.getAttribute('aria-activedescendant') === visit.place.id) return;
    const marks = marksOf(visit.looks);
    const name = nameOf(visit.place);
    const seen = marks.find(isSeen);
    if (seen) this.#marks.push({ ...seen, of: name });
    else this.#findings.add(`the focus cannot be seen on ${name}${whyNot(marks)}`);
  }

  #missing(): HTMLElement[] {
    return this.#wanted.filter((one) => one.isConnected && !this.#isReached(one));
  }

  /** What has been visited, and what belongs to it and takes no keyboard of its own. */
  #isReached(element: HTMLElement): boolean {
    if (this.#visited.has(element) || this.#stops.has(element)) return true;
    if (element.tabIndex >= 0) return false;
    for (let at = element.parentElement; at !== null && at !== this.#root; at = at.parentElement)
      if (this.#visited.has(at)) return true;
    return false;
  }
}

function whyNot(marks: readonly Mark[]): string {
  const reasons = marks.map(({ kind, cut, contrast }) =>
    cut.length > 0
      ? `${kind} cut off at the ${cut.join(' and ')}`
      : `${kind} of contrast ${contrast.toFixed(1)}`,
  );
  return reasons.length === 0 ? '' : `: ${[...new Set(reasons)].join(', ')}`;
}

export type InPage = { start: (selector: string, isHere: boolean) => void; pass: KeyboardPass };

const inPage: Partial<InPage> = {
  start: (selector, isHere) => {
    inPage.pass = new KeyboardPass(selector, isHere);
  },
};
Object.assign(window, { keyboard: inPage });
