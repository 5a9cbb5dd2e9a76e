import { expect, it } from 'vitest';
import { typedPath } from '#shell/chromium/dialogs.ts';
import { dataFolder } from '#shell/folders.ts';
import { claimInstance } from '#shell/single-instance.ts';
import { temporaryFolder } from '../../support/workspace.ts';

it('reads a typed path', () => {
  expect(typedPath(null)).toBeNull();
  expect(typedPath('  ')).toBeNull();
  expect(typedPath(' /tmp/a b.csv ')).toBe('/tmp/a b.csv');
  expect(typedPath('~/a.csv')).toMatch(/^\/.*a\.csv$/);
  expect(() => typedPath('a.csv')).toThrow('the whole path');
});

it('keeps its own things where each system wants them', () => {
  expect(dataFolder({ platform: 'linux', env: {}, home: '/home/a' })).toBe('/home/a/.local/share/muster');
  expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/a' })).toBe(
    '/data/muster',
  );
  expect(dataFolder({ platform: 'darwin', env: {}, home: '/Users/a' })).toContain(
    'Application Support/Muster',
  );
});

it('lets one instance run on a folder and hears of the second', async () => {
  const folder = temporaryFolder();
  const heard = Promise.withResolvers<string>();
  const first = await claimInstance(folder.path, '', heard.resolve);
  const second = await claimInstance(folder.path, '/home/a/b.muster', () => undefined);
  expect([first.isFirst, second.isFirst]).toEqual([true, false]);
  expect(await heard.promise).toBe('/home/a/b.muster');
  if (first.isFirst) first.release();
  const third = await claimInstance(folder.path, '', () => undefined);
  expect(third.isFirst).toBe(true);
  if (third.isFirst) third.release();
  folder.remove();
});
