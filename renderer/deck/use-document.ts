import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { printData, signalPrintFailed, signalPrintReady } from '../api/print-ready.ts';
import { shell } from '../app/client.ts';

const WEIGHTS = ['400', '500', '600'];

/** Loads every weight that pages are set in, as far as a text needs them. */
export async function loadFonts(text = 'Aa ≥ →'): Promise<void> {
  await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 14px Inter`, text)));
}

/**
 * What a printed page shows, given to it or loaded, once it and the fonts are there: charts measure their text when they
 * are first drawn. Says to the shell when it is on the page, or why it cannot be. What is for paper is then no longer
 * laid out for the screen.
 */
export function usePrinted<T>(
  load: () => Promise<T>,
  titleOf: (document: T) => string,
  { isPicture = false } = {},
): T | null {
  const [printed, setPrinted] = useState<T | null>(null);
  // Once: a printed page has one address for all its life.
  const given = useEffectEvent(() => printData<T>(shell).then((data) => data ?? load()));
  const called = useEffectEvent(titleOf);
  useEffect(() => {
    let isGone = false;
    document.documentElement.classList.add('on-paper');
    document.documentElement.dataset.theme = 'light';
    document.documentElement.lang = 'en';
    Promise.all([given(), loadFonts()])
      .then(([loaded]) => {
        if (isGone) return;
        document.title = called(loaded);
        setPrinted(loaded);
      })
      .catch((error: unknown) => (isGone ? undefined : signalPrintFailed(shell, error)));
    return () => {
      isGone = true;
    };
  }, []);
  // After what is on the page has measured itself, and before a frame of it is drawn.
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('for-paper-only', printed !== null && !isPicture);
    // What is not laid out asks for no fonts, and text whose font is missing would stay empty.
    if (printed !== null)
      void loadFonts(document.body.textContent ?? undefined).then(() => signalPrintReady(shell));
  }, [printed, isPicture]);
  return printed;
}
