import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Nobody has asked anything for this long, in ms. */
const IDLE_MS = 5000;

/** Does something each time that nobody has asked anything for a while. `asked` tells that somebody did. */
export function whenIdle(work: () => void): { asked(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const asked = () => {
    stop();
    timer = setTimeout(work, IDLE_MS);
    timer.unref();
  };
  return { asked, stop };
}

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
let collect: Collect | undefined;

/**
 * Gives the memory back that V8 keeps after a time of much work, which is three times what is in use. By itself it does
 * so in browsers only.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('globalThis.gc') as Collect | undefined;
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
