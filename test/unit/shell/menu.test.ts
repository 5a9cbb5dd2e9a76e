import { describe, expect, it, vi } from 'vitest';
import { COMMANDS, MENU } from '#shared/contract/menu.ts';
import { menuShortcuts, parseAccelerator } from '#shell/chromium/shortcuts.ts';
import { createCommandStream } from '#shell/command-stream.ts';

describe('the menu', () => {
  it('has unique commands and shortcuts', () => {
    expect(new Set(COMMANDS).size).toBe(COMMANDS.length);
    const keys = menuShortcuts().map(({ command: _, ...key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(MENU.every((group) => group.items.length > 0)).toBe(true);
  });

  it('reads accelerators as keys', () => {
    expect(parseAccelerator('redo', 'CmdOrCtrl+Shift+Z')).toEqual({
      command: 'redo',
      key: 'z',
      ctrl: true,
      shift: true,
      alt: false,
    });
    expect(parseAccelerator('help', 'F1')).toEqual({
      command: 'help',
      key: 'f1',
      ctrl: false,
      shift: false,
      alt: false,
    });
  });

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
