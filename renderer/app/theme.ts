import { useSyncExternalStore } from 'react';

export const THEMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;
export type Theme = keyof typeof THEMES;

const KEY = 'muster.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
/** Read once and then heard: reading it anew while it changes would keep the engine from telling of the change. */
let isSystemDark = prefersDark.matches;
/** Paper is white. */
let isOnPaper = false;

/** What the person chose; `system` follows the computer. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, chosenTheme), setTheme];
}

/** Whether pages are drawn dark at this moment, e.g. for the colours of a chart. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

/** Puts the theme on the document, and again whenever the computer's changes. */
export function applyTheme(): void {
  draw();
  prefersDark.addEventListener('change', ({ matches }) => {
    isSystemDark = matches;
    draw();
  });
  addEventListener('beforeprint', () => drawOnPaper(true));
  addEventListener('afterprint', () => drawOnPaper(false));
}

function drawOnPaper(isIt: boolean): void {
  isOnPaper = isIt;
  draw();
}

function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  draw();
}

function chosenTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function isDark(): boolean {
  const theme = isOnPaper ? 'light' : chosenTheme();
  return theme === 'system' ? isSystemDark : theme === 'dark';
}

function draw(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
