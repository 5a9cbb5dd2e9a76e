import { describe, expect, it, vi } from 'vitest';
import { createCommandStream } from '#shell/command-stream.ts';

describe('the commands of a menu', () => {
  it('hands commands to everyone who listens, until they stop', async () => {
    const stream = createCommandStream();
    const controller = new AbortController();
    const listening = collect(stream.listen(controller.signal));
    const other = stream.listen();
    const first = other.next();
    stream.send('find');
    stream.send('help');
    expect(await first).toEqual({ value: 'find', done: false });
    await vi.waitFor(async () => expect((await other.next()).value).toBe('help'));
    controller.abort();
    expect(await listening).toEqual(['find', 'help']);
    stream.close();
    expect((await other.next()).done).toBe(true);
  });
});

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
