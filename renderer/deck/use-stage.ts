import { type RefObject, useEffect, useLayoutEffect } from 'react';

/**
 * While a deck is in front of everything the page behind it takes no keyboard, and has it again afterwards. The stage
 * has it whenever nothing stands before the slides.
 */
export function useStage(stage: RefObject<HTMLElement | null>, isPaused: boolean): void {
  useLayoutEffect(() => {
    const page = document.getElementById('root');
    const before = document.activeElement;
    page?.toggleAttribute('inert', true);
    return () => {
      page?.toggleAttribute('inert', false);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    if (!isPaused) stage.current?.focus();
  }, [stage, isPaused]);
}
