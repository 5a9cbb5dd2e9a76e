/** What a person can act on: native controls, what has the role of one, what is a tab stop, and what hears clicks. */
const CONTROLS = [
  'a[href]',
  'button',
  'input:not([type=hidden])',
  'select',
  'textarea',
  'summary',
  '[contenteditable]:not([contenteditable=false])',
  '[tabindex]:not([tabindex="-1"])',
  ...['button', 'link', 'checkbox', 'switch', 'radio', 'tab', 'option', 'slider', 'spinbutton'].map(byRole),
  ...['combobox', 'textbox', 'searchbox', 'treeitem', 'menuitem', 'menuitemcheckbox'].map(byRole),
].join(', ');

/** Groups that are one tab stop, with arrows inside. */
const COMPOSITES = ['grid', 'treegrid', 'tree', 'listbox', 'menu', 'tablist', 'toolbar']
  .map(byRole)
  .join(', ');

function byRole(role: string): string {
  return `[role=${role}]`;
}

/** The visible and enabled interactive elements inside `root`, in their order in the document. */
export function interactiveElements(root: Element): HTMLElement[] {
  const all = [...root.querySelectorAll<HTMLElement>('*')];
  const controls = all.filter((one) => one.matches(CONTROLS));
  const found = new Set(controls);
  for (const one of all) if (!found.has(one) && hearsClicks(one) && isOnItsOwn(one)) found.add(one);
  return all.filter((one) => found.has(one) && isUsable(one) && !isSecondWay(one));
}

/** An element whose clicks are its own: it is not around a control, nor a part of one. */
function isOnItsOwn(element: HTMLElement): boolean {
  return (
    element.querySelector(CONTROLS) === null &&
    element.closest(CONTROLS) === null &&
    element.closest('label') === null
  );
}

/** React keeps the handlers of an element on the element. */
function hearsClicks(element: HTMLElement): boolean {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
  const props = key === undefined ? undefined : Reflect.get(element, key);
  return typeof props?.onClick === 'function';
}

function isUsable(element: HTMLElement): boolean {
  if (element.matches(':disabled, [aria-disabled=true]') || element.closest('[inert]') !== null) return false;
  const { width, height } = element.getBoundingClientRect();
  return (
    width * height > 1 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  );
}

/**
 * What only saves the mouse a way: the button that opens the choices of the field before it, which an arrow in the
 * field does, and marks inside a group, or a deck in front of an audience, whose keys do the same. A tab that is not
 * chosen leads to another part, whose controls are not there yet.
 */
function isSecondWay(element: HTMLElement): boolean {
  if (element.matches('[role=tab][aria-selected=false]')) return true;
  if (element.matches('[tabindex="-1"]') && besideField(element)) return true;
  return (
    element.closest('[aria-hidden=true]') !== null &&
    element.closest(`${COMPOSITES}, [role=dialog][aria-keyshortcuts]`) !== null
  );
}

function besideField({ parentElement }: HTMLElement): boolean {
  const group = parentElement?.parentElement;
  return group?.querySelector(':scope > input:not([tabindex="-1"])') != null;
}

/** The element that has the keyboard: the focused one, or the one that it names as the place inside it. */
export function placeOfKeyboard(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const inside = focused.getAttribute('aria-activedescendant');
  return (inside === null ? null : document.getElementById(inside)) ?? focused;
}

/** An element as a person would find it, for a finding. */
export function nameOf(element: Element): string {
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
  const words = [
    element.getAttribute('aria-label'),
    element.textContent,
    element.getAttribute('placeholder'),
  ];
  const name = words.map((one) => one?.replace(/\s+/g, ' ').trim()).find(Boolean) ?? element.className;
  return `${role} “${String(name).slice(0, 60)}”`;
}
