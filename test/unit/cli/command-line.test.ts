import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { muster } from '../../support/command-line.ts';
import { snapshot } from '../../support/files.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const COMMANDS = [
  'new',
  'sample',
  'import',
  'figures',
  'wbr',
  'export',
  'scorecards',
  'check',
  'backup',
  'dump',
];
const WBR = new URL('../../fixtures/wbr/', import.meta.url).pathname;

const folder = temporaryFolder();
const file = join(folder.path, 'ops.muster');
const teams = join(folder.path, 'teams.csv');

beforeAll(async () => {
  vi.stubEnv('MUSTER_NOW', '2026-11-20T09:00:00Z');
  writeFileSync(teams, 'Name,Manager\nPayments,\nPlatform,\n');
  await muster('new', file, '--name', 'Ops', '--zone', 'Europe/Berlin', '--currency', 'CHF');
});
afterAll(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

describe('help', () => {
  it('names every command and the exit codes', async () => {
    const { code, out, err } = await muster('--help');
    expect([code, err]).toEqual([0, '']);
    for (const command of COMMANDS) expect(out).toContain(`\n  ${command} `);
    expect(out).toContain('0 done, 1 refused, 2 wrong usage');
  });

  it.each(COMMANDS)('of %s says what it does, with an example and --json', async (command) => {
    const { code, out, err } = await muster(command, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: muster ${command}`);
    expect(out).toContain(`Examples:\n  muster ${command}`);
    expect(out).toContain('--json');
  });
});

describe('wrong usage', () => {
  it.each([
    [['nope'], "unknown command 'nope'"],
    [['figures'], "required option '--workspace <file>' not specified"],
    [['figures', '--workspace', file, '--wek', '1'], "unknown option '--wek'"],
    [['figures', '--workspace', file, '--week', '47'], 'Write the week as 2026-W47.'],
    [['import', '--workspace', file], "missing required argument 'files'"],
    [['new'], "missing required argument 'file'"],
    [['new', 'a', 'b'], 'too many arguments'],
    [['export', '--workspace', file, '--out', 'x.pdf', '--profile', 'all'], 'Allowed choices are'],
    [['scorecards', '--workspace', file, '--out', 'x', '--of', 'us'], 'Allowed choices are'],
    [['scorecards', '--workspace', file, '--out', 'x', '--quarter', 'Q4'], 'Write the quarter as 2026Q4.'],
    [['export', '--workspace', file], "required option '--out <file>' not specified"],
  ])('%j ends with 2 and says what is wrong', async (args, sentence) => {
    const { code, out, err } = await muster(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).toContain('muster: ');
    expect(err).toContain('--help');
  });

  it('without a command shows the help', async () => {
    const { code, out, err } = await muster();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: muster');
  });
});

describe('a workspace', () => {
  it('is made empty, with what was asked for', async () => {
    const made = await muster('check', '--workspace', file, '--json');
    expect(JSON.parse(made.out)).toMatchObject({ isSound: true, records: { team: 0 } });
    const again = await muster('new', file);
    expect(again.code).toBe(1);
    expect(again.err).toContain('already exists');
  });

  it.each([
    ['--zone', 'Nowhere/Land', 'no such time zone'],
    ['--currency', 'euro', 'ISO code'],
    ['--name', ' ', 'name'],
  ])('is not made with %s %s', async (option, value, sentence) => {
    const before = snapshot(folder.path);
    const { code, err } = await muster('new', join(folder.path, 'other.muster'), option, value);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(snapshot(folder.path)).toEqual(before);
  });

  it('is not changed by any command that only reads', async () => {
    const before = snapshot(folder.path);
    for (const args of [
      ['import', teams, '--kind', 'team', '--dry-run', '--json'],
      ['figures'],
      ['check'],
      ['dump'],
    ]) {
      expect((await muster(...args, '--workspace', file)).code).toBe(0);
      expect(snapshot(folder.path)).toEqual(before);
    }
  });

  it('takes an import, tells it as JSON, and dumps it again', async () => {
    const dry = await muster('import', teams, '--kind', 'team', '--workspace', file, '--dry-run', '--json');
    expect(JSON.parse(dry.out)).toMatchObject({ isApplied: false, counts: { add: 2 } });
    const real = await muster('import', teams, '--kind', 'team', '--workspace', file, '--json');
    expect(JSON.parse(real.out)).toMatchObject({ isApplied: true, counts: { add: 2 } });
    const { out, err } = await muster('dump', '--entity', 'team', '--workspace', file);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['Payments', 'Platform']);
    expect(err).toBe('2 records\n');
  });

  it('is backed up to a folder that is made', async () => {
    const copy = join(folder.path, 'backups', 'ops.muster');
    const { code, out } = await muster('backup', copy, '--workspace', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ path: copy, bytes: expect.any(Number) });
    expect((await muster('check', '--workspace', copy)).out).toContain('The workspace is sound.');
    const own = await muster('backup', file, '--workspace', file);
    expect(own.err).toContain('is the workspace itself');
  });
});

describe('figures', () => {
  it('are those of the named week, or of the week to review', async () => {
    const named = await muster('figures', '--workspace', file, '--week', '2026-W45', '--json');
    expect(JSON.parse(named.out)).toMatchObject({ week: { key: '2026-W45' }, isPartial: false });
    const due = await muster('figures', '--workspace', file, '--json');
    expect(JSON.parse(due.out).week.key).toBe('2026-W47');
    vi.stubEnv('MUSTER_NOW', '2026-11-18T09:00:00Z');
    const early = await muster('figures', '--workspace', file, '--json');
    expect(JSON.parse(early.out).week.key).toBe('2026-W46');
    vi.stubEnv('MUSTER_NOW', '2026-11-20T09:00:00Z');
  });

  it('are refused for a week or a key that does not exist, as JSON when asked', async () => {
    const week = await muster('figures', '--workspace', file, '--week', '2026-W99', '--json');
    expect([week.code, week.out]).toEqual([1, '']);
    expect(JSON.parse(week.err)).toMatchObject({
      error: { code: 'bad-input', sentence: '2026 has no week 99.' },
    });
    const key = await muster('figures', '--workspace', file, '--key', 'nope');
    expect([key.code, key.err]).toEqual([1, 'muster: There is no figure “nope”. Nothing was changed.\n']);
  });

  it('refuse a present that is not an instant', async () => {
    vi.stubEnv('MUSTER_NOW', 'yesterday');
    const { code, err } = await muster('figures', '--workspace', file);
    expect([code, err]).toEqual([
      1,
      'muster: MUSTER_NOW is “yesterday”, which is not an instant. Nothing was changed.\n',
    ]);
    vi.stubEnv('MUSTER_NOW', '2026-11-20T09:00:00Z');
  });
});

describe('wbr', () => {
  it('prints one object per metric of a chart and one per table', async () => {
    const { code, out } = await muster(
      'wbr',
      `${WBR}support-desk.yaml`,
      `${WBR}support-desk.csv`,
      `${WBR}support-events.csv`,
      '--json',
    );
    expect(code).toBe(0);
    for (const block of JSON.parse(out)) {
      const keys = Object.keys(block).toSorted();
      const isTable = 'rows' in block;
      expect(keys).toEqual(
        isTable
          ? ['headers', 'rows', 'title']
          : [
              'box_totals',
              'cy_6_weeks',
              'cy_monthly',
              'metric',
              'py_6_weeks',
              'py_monthly',
              'title',
              'x_axis',
            ],
      );
    }
  });

  it('refuses what is no configuration and no CSV', async () => {
    for (const args of [
      ['none.yaml', `${WBR}support-desk.csv`],
      [folder.path, `${WBR}support-desk.csv`],
      [`${WBR}support-desk.yaml`, file],
    ]) {
      const { code, out, err } = await muster('wbr', ...args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^muster: .+\. Nothing was changed\.\n$/);
    }
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
