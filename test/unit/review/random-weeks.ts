import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { type ReviewContext, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import type { Measured } from '#shared/figure/figure.ts';
import { weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

export const ZONES = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland'] as const;

/** Weeks in which a zone's clock changes, a week 53 with its neighbours, and one without anything special. */
export const WEEKS = [
  '2026-W10',
  '2026-W14',
  '2026-W20',
  '2026-W39',
  '2026-W43',
  '2026-W44',
  '2026-W45',
  '2026-W52',
  '2026-W53',
  '2027-W01',
  '2027-W02',
  '2027-W10',
  '2027-W13',
] as const;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Middles of the weeks above, around which rows are strewn. */
const ANCHORS = WEEKS.map(
  (key) => Date.parse(weekByKey(key, { zone: 'UTC', weekStart: 1 }).start) + 3 * DAY_MS,
);

/** Instants around the weeks under test, many of them close together. */
export const instant = fc
  .tuple(
    fc.constantFrom(...ANCHORS),
    fc.integer({ min: -6 * 1440, max: 6 * 1440 }),
    fc.constantFrom(0, 0, 1, 999),
  )
  .map(([anchor, minutes, ms]) => new Date(anchor + minutes * MINUTE_MS + ms).toISOString());

/** Local dates around the weeks under test. */
export const day = instant.map((text) => text.slice(0, 10));

/** An instant some minutes after another one, rarely before it. */
export function after(start: string, minutes: number): string {
  return new Date(Date.parse(start) + minutes * MINUTE_MS).toISOString();
}

/** Removes all rows of some tables. */
export function clear(workspace: Workspace, tables: readonly string[]): void {
  for (const table of tables) workspace.connection.exec(`DELETE FROM ${table}`);
}

/** A workspace for the tests of a file, which fill and clear it; fast, for nothing in it has to survive. */
export function roughWorkspace(): Workspace {
  const { workspace, dispose } = temporaryWorkspace();
  afterAll(dispose);
  workspace.connection.pragma('synchronous = OFF');
  workspace.connection.pragma('foreign_keys = OFF');
  return workspace;
}

/** The contexts of every week in every zone: half of them seen in the middle of the week, half after it. */
export function* contexts(workspace: Workspace, weekStart = 1): Generator<ReviewContext> {
  for (const zone of ZONES) {
    workspace.updateSettings(edit, { zone, weekStart });
    for (const [index, key] of WEEKS.entries()) {
      const week = weekByKey(key, { zone, weekStart });
      const now = index % 2 === 0 ? '2030-01-01T00:00:00.000Z' : after(week.start, 3 * 1440 + 777);
      yield reviewContext(workspace, week, now);
    }
  }
}

/** Two ways to the same figure: the value to the last digits, everything else exactly. */
export function expectSame(actual: Measured, expected: Measured): void {
  if (expected.value === null || actual.value === null) expect(actual.value).toBe(expected.value);
  else if (Math.abs(actual.value - expected.value) > 1e-9 * Math.max(1, Math.abs(expected.value))) {
    expect(actual.value).toBe(expected.value);
  }
  if (actual.n !== expected.n) expect(actual).toEqual(expected);
  expect(actual.reason).toBe(expected.reason);
  expect(JSON.stringify(actual.excluded)).toBe(JSON.stringify(expected.excluded));
}
