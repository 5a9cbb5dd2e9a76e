import { useSyncExternalStore } from 'react';

/** How far a running review is. Instants are milliseconds since 1970. */
export type RunState = {
  id: string;
  title: string;
  page: number;
  startedAt: number;
  section: string | null;
  sectionSince: number;
  /** Milliseconds by section, without the present stay in `section`. */
  spent: Readonly<Record<string, number>>;
};

type Message = { kind: 'state'; state: RunState } | { kind: 'go'; page: number } | { kind: 'hello' };

const KEY = 'muster.run';
const listeners = new Set<() => void>();
let current: RunState | null = stored();

/** The run of this window, `null` when none is under way. It outlives a look at other pages. */
export function useRun(): RunState | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}

/** Begins a run, or goes on with it. */
export function beginRun(id: string, title: string, page: number): void {
  if (current?.id === id) return;
  const now = Date.now();
  put({ id, title, page, startedAt: now, section: null, sectionSince: now, spent: {} });
}

/** The page that is shown now and the section it belongs to; pages of no section stay in the one before. */
export function showPage(page: number, section: string | null): void {
  if (!current) return;
  const next = section ?? current.section;
  if (next === current.section) put({ ...current, page });
  else put({ ...current, page, section: next, sectionSince: Date.now(), spent: spentSoFar(current) });
}

/** Stops the clock of the section when the slides are left: what is done at the desk is not time of the meeting. */
export function restRun(id: string): void {
  if (current?.id !== id) return;
  put({ ...current, section: null, sectionSince: Date.now(), spent: spentSoFar(current) });
}

export function endRun(id: string): void {
  if (current?.id === id) put(null);
}

/** Whole seconds by section, for the sections of that review. */
export function spentSeconds(id: string, sections: readonly string[]): Record<string, number> {
  if (current?.id !== id) return {};
  const spent = Object.entries(spentSoFar(current)).filter(([section]) => sections.includes(section));
  return Object.fromEntries(spent.map(([section, ms]) => [section, Math.round(ms / 1000)]));
}

/** Milliseconds by section up to now. */
export function spentSoFar(
  { section, sectionSince, spent }: RunState,
  now = Date.now(),
): Record<string, number> {
  if (section === null) return { ...spent };
  return { ...spent, [section]: (spent[section] ?? 0) + now - sectionSince };
}

/** Tells the speaker's window, as long as it lasts, and goes where that asks to. */
export function shareRun(id: string, goTo: (page: number) => void): () => void {
  const channel = new BroadcastChannel(channelOf(id));
  const tell = () => {
    if (current?.id === id) channel.postMessage({ kind: 'state', state: current } satisfies Message);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') tell();
    if (data.kind === 'go') goTo(data.page);
  };
  listeners.add(tell);
  tell();
  return () => {
    listeners.delete(tell);
    channel.close();
  };
}

/** Follows the run of another window; `ask` turns its page. */
export function followRun(
  id: string,
  onState: (state: RunState) => void,
): { ask: (page: number) => void; stop: () => void } {
  const channel = new BroadcastChannel(channelOf(id));
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'state') onState(data.state);
  };
  channel.postMessage({ kind: 'hello' } satisfies Message);
  return {
    ask: (page) => channel.postMessage({ kind: 'go', page } satisfies Message),
    stop: () => channel.close(),
  };
}

function channelOf(id: string): string {
  return `${KEY}.${id}`;
}

function put(next: RunState | null): void {
  current = next;
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

function stored(): RunState | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as RunState | null;
  } catch {
    return null;
  }
}
