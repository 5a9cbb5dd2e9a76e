import { useEffect, useState } from 'react';
import { signalPrintFailed, signalPrintReady } from '../api/print-ready.ts';
import { shell } from '../app/client.ts';

const WEIGHTS = ['400', '500', '600'];

/** Loads every weight that pages are set in. */
export async function loadFonts(): Promise<void> {
  await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 14px Inter`, 'Aa ≥ →')));
}

/**
 * What a printed page shows, once it and the fonts are there: charts measure their text when they are first drawn. Says
 * to the shell when it is on the page, or why it cannot be.
 */
export function usePrinted<T>(load: () => Promise<T>, titleOf: (document: T) => string): T | null {
  const [printed, setPrinted] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a printed page has one address for all its life.
  useEffect(() => {
    let isGone = false;
    document.documentElement.classList.add('on-paper');
    document.documentElement.dataset.theme = 'light';
    document.documentElement.lang = 'en';
    Promise.all([load(), loadFonts()])
      .then(([loaded]) => {
        if (isGone) return;
        document.title = titleOf(loaded);
        setPrinted(loaded);
      })
      .catch((error: unknown) => (isGone ? undefined : signalPrintFailed(shell, error)));
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (printed !== null) void signalPrintReady(shell);
  }, [printed]);
  return printed;
}
