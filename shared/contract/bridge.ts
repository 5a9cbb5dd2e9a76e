/** Who a window talks to: the application behind it, or the desktop around it. */
export type Target = 'core' | 'shell';

/** Both ends that a page may call. */
export const TARGETS: readonly Target[] = ['core', 'shell'];

/**
 * What both preloads put at `window.muster`, and all that a page can reach. It carries strings only, so that it
 * crosses Electron's context bridge and a DevTools binding alike.
 */
export type Bridge = {
  shell: 'electron' | 'chromium';
  send(target: Target, message: string): void;
  /** Returns a function that stops listening. Messages that came before the first listener are kept for it. */
  onMessage(target: Target, listener: (message: string) => void): () => void;
};
