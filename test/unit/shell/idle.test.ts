import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCore, type ToCore } from '#core/host.ts';
import { collectGarbage, whenIdle } from '#core/idle.ts';
import type { Channel } from '#shared/contract/channel.ts';

const LONG = 60_000;
/** A call of something that is not there, as oRPC writes it. */
const CALL = '{"i":"1","p":{"u":"/nothing"}}';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a core that nobody asks', () => {
  it('rests once, and again only after it was asked again', () => {
    const rest = vi.fn();
    const { asked } = whenIdle(rest);
    vi.advanceTimersByTime(LONG);
    expect(rest).not.toHaveBeenCalled();
    asked();
    vi.advanceTimersByTime(LONG);
    expect(rest).toHaveBeenCalledTimes(1);
    asked();
    vi.advanceTimersByTime(LONG);
    expect(rest).toHaveBeenCalledTimes(2);
  });

  it('does not rest while it is asked again and again, nor when it is stopped', () => {
    const rest = vi.fn();
    const { asked, stop } = whenIdle(rest);
    for (let times = 0; times < 100; times += 1) {
      asked();
      vi.advanceTimersByTime(1000);
    }
    stop();
    vi.advanceTimersByTime(LONG);
    expect(rest).not.toHaveBeenCalled();
  });

  it('notices every message of a window', async () => {
    const rest = vi.fn();
    const said: ((message: string) => void)[] = [];
    const window: Channel = {
      send: () => undefined,
      onMessage: (listener) => void said.push(listener),
      onClose: () => undefined,
    };
    const control: ((message: ToCore, channel: Channel | undefined) => void)[] = [];
    const port = {
      post: () => undefined,
      onMessage: (listener: (typeof control)[number]) => void control.push(listener),
    };
    runCore(port, {}, () => ({ router: {}, close: () => undefined, rest }));
    for (const listener of control) listener({ type: 'connect' }, window);
    await vi.advanceTimersByTimeAsync(LONG);
    expect(rest).not.toHaveBeenCalled();
    for (const listener of said) listener(CALL);
    await vi.advanceTimersByTimeAsync(LONG);
    expect(rest).toHaveBeenCalledTimes(1);
  });

  it('gives back the memory that V8 keeps of what is in use no more', () => {
    let much: object[] | null = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
    expect(much).toHaveLength(1_000_000);
    const before = process.memoryUsage().heapTotal;
    much = null;
    collectGarbage();
    expect(process.memoryUsage().heapTotal).toBeLessThan(before - 20_000_000);
  });
});
