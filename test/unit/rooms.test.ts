import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/workspace.ts';

const root = resolve(import.meta.dirname, '../..');
const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Names of the rules that a tree of files breaks. */
function brokenRules(files: Record<string, string>): string[] {
  const folder = temporaryFolder();
  try {
    for (const room of ['shared', 'db', 'electron', 'renderer']) mkdirSync(join(folder.path, room));
    for (const name of ['package.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, name), join(folder.path, name));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder.path, path)), { recursive: true });
      writeFileSync(join(folder.path, path), text);
    }
    const args = [
      tool,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'shared',
      'db',
      'electron',
      'renderer',
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].toSorted();
  } finally {
    folder.remove();
  }
}

const target = 'export const value = 1;\n';

describe('the rooms of the house', () => {
  it('let each room import what it may', () => {
    const files = {
      'shared/a.ts': target,
      'db/b.ts': "import { value } from '#shared/a.ts';\nexport const b = value;\n",
      'electron/core/c.ts': "import { b } from '#db/b.ts';\nexport const c = b;\n",
      'renderer/d.tsx': "import { value } from '#shared/a.ts';\nexport const d = value;\n",
    };
    expect(brokenRules(files)).toEqual([]);
  });

  it.each([
    ['shared/a.ts', "import { value } from '#db/b.ts';", { 'db/b.ts': target }, 'room-shared'],
    [
      'shared/a.ts',
      "import type { Value } from '../db/b.ts';",
      { 'db/b.ts': 'export type Value = 1;\n' },
      'room-shared',
    ],
    ['db/a.ts', "import { value } from '#core/b.ts';", { 'electron/core/b.ts': target }, 'room-db'],
    [
      'electron/core/a.ts',
      "import { value } from '#shell/b.ts';",
      { 'electron/shell/b.ts': target },
      'room-electron-core',
    ],
    [
      'renderer/a.tsx',
      "import { value } from '#core/b.ts';",
      { 'electron/core/b.ts': target },
      'room-renderer',
    ],
    ['renderer/a.tsx', "import { value } from '../db/b.ts';", { 'db/b.ts': target }, 'room-renderer'],
    ['shared/a.ts', "import fs from 'node:fs';", {}, 'shared-knows-no-platform'],
    ['electron/core/a.ts', "import { app } from 'electron';", {}, 'electron-only-in-its-shell'],
    ['renderer/a.ts', "import fs from 'node:fs';", {}, 'renderer-knows-no-node'],
  ])('refuse %s with %s', (path, line, others, rule) => {
    expect(brokenRules({ ...others, [path]: `${line}\n` })).toContain(rule);
  });
});
