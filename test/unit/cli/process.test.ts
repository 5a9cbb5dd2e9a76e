import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '#db/workspace.ts';
import { ended, startMuster } from '../../support/command-line.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';

const folder = temporaryFolder();
const path = join(folder.path, 'ops.muster');

beforeAll(() => {
  const workspace = createWorkspace(path, { name: 'Ops', zone: 'Pacific/Auckland' });
  workspace.write(edit, (tx) => {
    const service = tx.repository('service').create({ slug: 'checkout', name: 'Checkout' });
    // Around the end of daylight saving time in Auckland, on 5 April 2026.
    for (let n = 0; n < 60; n += 1) {
      const impactStart = new Date(Date.UTC(2026, 2, 28) + n * 5 * 3_600_000).toISOString();
      const restoredAt = new Date(Date.parse(impactStart) + (n + 1) * 600_000).toISOString();
      tx.repository('incident').create({
        title: `Incident ${n}`,
        severity: n % 3 === 0 ? 'SEV-1' : 'SEV-3',
        impactStart,
        restoredAt,
        services: [service.id],
      });
      tx.repository('actionItem').create({ title: `Action ${n}`, committedDueOn: impactStart.slice(0, 10) });
    }
    for (let n = 0; n < 3_000; n += 1) tx.repository('team').create({ name: `Team ${n} ${'x'.repeat(60)}` });
  });
  workspace.close();
});
afterAll(() => folder.remove());

describe('the command line as a process', () => {
  it('prints the same figures in every zone the computer may be in', async () => {
    const args = ['figures', '--workspace', path, '--week', '2026-W14', '--json'];
    const [first, ...others] = await Promise.all(
      ['UTC', 'Asia/Kolkata', 'America/New_York'].map((TZ) =>
        ended(startMuster(args, { TZ, LANG: 'de_DE.UTF-8', MUSTER_NOW: '2026-04-08T11:30:00Z' })),
      ),
    );
    expect([first?.code, first?.err]).toEqual([0, '']);
    const { start, end } = JSON.parse(first?.out ?? '').week;
    // The week in which clocks go back has an hour more.
    expect(Date.parse(end) - Date.parse(start)).toBe(169 * 3_600_000);
    for (const { out } of others) expect(out === first?.out).toBe(true);
  });

  it('prints the same figures when the clock goes back', async () => {
    const at = async (now: string) => {
      const args = [
        'figures',
        '--workspace',
        path,
        '--week',
        '2026-W14',
        '--key',
        'slo.attainment',
        '--json',
      ];
      const { code, out } = await ended(startMuster(args, { MUSTER_NOW: now }));
      expect(code).toBe(0);
      return JSON.parse(out).figures;
    };
    const [late, early] = await Promise.all([at('2026-06-01T00:00:00Z'), at('2026-05-01T00:00:00Z')]);
    expect(early).toEqual(late);
  });

  it('ends quietly when nobody reads its result any more, and leaves nothing open', async () => {
    const child = startMuster(['dump', '--workspace', path]);
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    await once(child.stdout ?? child, 'data');
    child.stdout?.destroy();
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(folder.path)).toEqual(['ops.muster']);
  });
});
