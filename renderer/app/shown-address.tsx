import { createContext, type ReactNode, useContext, useDeferredValue, useEffect, useMemo } from 'react';
import { Router } from 'wouter';
import { go, useHashPath, useHashSearch } from './location.ts';
import { isTyping } from './shortcuts.ts';

type Address = { path: string; search: string };

const Shown = createContext<Address>({ path: '/', search: '' });

/**
 * Where the page stands in the address. Another page follows the address a moment later: drawing it is cut into short
 * pieces, so that the window goes on answering while a large one is drawn.
 */
export function ShownAddress({ children }: { children: ReactNode }) {
  const [path] = useHashPath();
  const search = useHashSearch();
  const address = useMemo(() => ({ path, search }), [path, search]);
  const drawn = useDeferredValue(address);
  const isSamePage = pageOf(address) === pageOf(drawn);
  useHeldKeys(!isSamePage);
  // The same as long as the page is: the old page is not drawn again when another is asked for.
  const page = useMemo(
    () => (
      <Router hook={useShownPath} searchHook={useShownSearch}>
        {children}
      </Router>
    ),
    [children],
  );
  return <Shown value={isSamePage ? address : drawn}>{page}</Shown>;
}

/** For wouter's `Router`, and for what stands around the pages: the path of the page that is shown. */
export function useShownPath(): [string, (path: string) => void] {
  return [useContext(Shown).path, go];
}

function useShownSearch(): string {
  return useContext(Shown).search;
}

/** A record beside its list is on the list's page. */
function pageOf({ path }: Address): string {
  return path.split('/', 3).join('/');
}

/** Keys pressed while another page is being drawn are meant for that page: they wait for it. */
function useHeldKeys(isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return;
    const held: KeyboardEvent[] = [];
    const hold = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    addEventListener('keydown', hold, { capture: true });
    return () => {
      removeEventListener('keydown', hold, { capture: true });
      // The new page listens for keys as soon as the effects of this drawing are over.
      setTimeout(() => {
        for (const event of held) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
      });
    };
  }, [isWaiting]);
}

// G goes from page to page, Tab is the browser's own.
function isForPage({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !(ctrlKey || metaKey || altKey || key.toLowerCase() === 'g' || key === 'Tab' || isTyping(target));
}
