import type { Page } from '@playwright/test';

/** A long frame: when it began on the page's clock, and the processor time of the main thread in it, both in ms. */
export type FrameSpan = { at: number; processorMs: number };

type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of wall time. */
  ts: number;
  dur?: number;
  /** Microseconds of processor time. */
  tdur?: number;
};

const MARK = 'muster-bench';
const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline', 'toplevel'];

/**
 * Records the long frames of a page from now on, with the tasks of its main thread in each. One record at a time; a
 * short one, because the browser holds all of it until the end.
 */
export async function recordTasks(page: Page): Promise<{ stop(): Promise<FrameSpan[]> }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[])
      if (event.name === 'RunTask' || event.name === MARK) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  const markedAt = await page.evaluate(observe, MARK);
  const stop = async () => {
    const frames = await page.evaluate(() => (window as unknown as Observed).endFrames());
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return frames.map(({ at, ms }) => ({ at, processorMs: processorMs(events, markedAt, at, at + ms) }));
  };
  return { stop };
}

type LongFrame = { at: number; ms: number };
type Observed = { endFrames: () => LongFrame[] };

function observe(mark: string): number {
  const frames: LongFrame[] = [];
  const add = (entries: PerformanceEntryList) => {
    for (const { startTime, duration } of entries) frames.push({ at: startTime, ms: duration });
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'long-animation-frame' });
  const endFrames = () => {
    add(observer.takeRecords());
    observer.disconnect();
    return frames;
  };
  Object.assign(window, { endFrames });
  return performance.mark(mark).startTime;
}

/** The processor time of the tasks between two moments of the page; of one that reaches out of them, its share. */
function processorMs(events: readonly TraceEvent[], markedAt: number, fromMs: number, toMs: number): number {
  const mark = events.find(({ name }) => name === MARK);
  if (!mark) throw new Error('The mark of the page is not in the trace.');
  const [from, to] = [fromMs, toMs].map((ms) => mark.ts + (ms - markedAt) * 1000) as [number, number];
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === mark.pid && tid === mark.tid)
    .reduce((sum, { ts, dur = 0, tdur = 0 }) => {
      const inside = Math.min(to, ts + dur) - Math.max(from, ts);
      return inside <= 0 ? sum : sum + (tdur * inside) / Math.max(1, dur) / 1000;
    }, 0);
}
