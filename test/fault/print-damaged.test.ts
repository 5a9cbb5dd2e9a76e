import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openApp } from '#core/app.ts';
import { createWorkspace } from '#db/workspace.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { temporaryFolder } from '../support/workspace.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const PAGE = 4096;
const DAMAGED = /“.*\.muster” is damaged and cannot be opened safely/;
const NOW = '2026-11-23T05:00:00.000Z';

beforeAll(() => {
  const workspace = createWorkspace(at('sound.muster'), { name: 'Sound', zone: 'Europe/Berlin' });
  // Pages that nothing of the app reads, so that only the check comes upon the damage.
  workspace.connection.exec(
    `CREATE TABLE ballast (bytes BLOB NOT NULL) STRICT;
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
     INSERT INTO ballast SELECT zeroblob(3000) FROM n`,
  );
  workspace.close();
});
afterAll(() => folder.remove());

/** A core that only prints; what it asks to be drawn is drawn as a picture of one byte. */
async function printingCore(workspace: string) {
  const drawn = vi.fn((_request: DrawRequest) => Promise.resolve(new Uint8Array(1)));
  const options = { workspace, isReadOnly: true, isForPrint: true, now: NOW };
  const core = await openApp({ options, print: drawn });
  onTestFinished(() => void core.close());
  // biome-ignore lint/suspicious/noExplicitAny: the router's own type is not told by what runs it.
  const { exporting } = createRouterClient(core.router, { context: {} }) as any;
  const picture = async (path: string) => {
    const asked = { week: '2026-W47', deck: 'weekly', audience: 'director', page: 1, path };
    for await (const _step of await exporting.deckPictures(asked)) {
      // Progress.
    }
  };
  return { drawn, picture };
}

describe('a core that only prints', () => {
  it('writes what was drawn, of data that it gave along', async () => {
    const { drawn, picture } = await printingCore(at('sound.muster'));
    await picture(at('sound.png'));
    expect(existsSync(at('sound.png'))).toBe(true);
    const [request] = drawn.mock.lastCall ?? [];
    expect(JSON.parse(request?.data ?? '')).toMatchObject({ key: 'weekly', audience: 'director' });
  });

  it('writes nothing of a file that turns out to be damaged while it is drawn', async () => {
    const bytes = readFileSync(at('sound.muster'));
    const from = (Math.floor(bytes.length / PAGE) - 2) * PAGE;
    writeFileSync(at('damaged.muster'), bytes.fill(0x5a, from, from + PAGE));
    const { drawn, picture } = await printingCore(at('damaged.muster'));
    await expect(picture(at('damaged.png'))).rejects.toThrow(DAMAGED);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(existsSync(at('damaged.png'))).toBe(false);
  });
});
