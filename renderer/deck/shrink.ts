import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Makes the text inside an element smaller, down to a limit, until it fits its height; the same on screen and paper. */
export function useShrunk<E extends HTMLElement>(
  text: unknown,
  { from, to }: { from: number; to: number },
): RefObject<E | null> {
  const ref = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is measured again when the text is another one.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    for (let size = from; size >= to; size--) {
      element.style.fontSize = `${size}px`;
      if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth) break;
    }
  }, [text, from, to]);
  return ref;
}
