import { useRef, useState } from 'react';

/**
 * A kept value as it was last chosen: shown at once, and what the next choice builds on, until all that was chosen is
 * written and read again.
 */
export function useAhead<T>(
  kept: T,
  save: (value: T) => Promise<unknown>,
): { value: T; set: (next: (before: T) => T) => void } {
  const [ahead, setAhead] = useState<{ value: T } | null>(null);
  const latest = useRef(ahead);
  const waiting = useRef(0);
  const show = (next: { value: T } | null) => {
    latest.current = next;
    setAhead(next);
  };
  const set = (next: (before: T) => T) => {
    const value = next(latest.current ? latest.current.value : kept);
    show({ value });
    waiting.current += 1;
    void save(value).finally(() => {
      waiting.current -= 1;
      if (waiting.current === 0) show(null);
    });
  };
  return { value: ahead ? ahead.value : kept, set };
}
