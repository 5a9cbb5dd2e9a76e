import { useRef } from 'react';

/** Lets one through at a time: what is asked for again meanwhile, e.g. by a second Enter, is not done twice. */
export function useOneAtATime(): (work: () => Promise<unknown>) => Promise<void> {
  const isBusy = useRef(false);
  return async (work) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await work();
    } finally {
      isBusy.current = false;
    }
  };
}
