import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '#db/workspace.ts';
import { entities } from '#shared/entities.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { fillFast, insertLinks, insertRaw, type RawRow } from '../../bench/raw-rows.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

/** More than a list may have to be put in order by row numbers: these are read from indexes. */
const ROWS = 12_000;
const PAGE = 4_001;
const SEVERITIES = ['SEV-3', 'SEV-1', 'SEV-4', 'SEV-2'];
const CAUSES = ['capacity', null, 'unknown', 'change', null];
const NAMES = ['Émile', 'anna', 'Zoe'];

let workspace: Workspace;
let dispose: () => void;

beforeAll(() => {
  ({ workspace, dispose } = temporaryWorkspace());
  fillFast(workspace, () => {
    insertRaw(
      workspace,
      'person',
      NAMES.map((name, n) => ({ id: `p${n}`, name })),
    );
    insertRaw(
      workspace,
      'service',
      NAMES.map((name, n) => ({ id: `s${n}`, slug: `s${n}`, name })),
    );
    insertRaw(
      workspace,
      'incident',
      Array.from({ length: ROWS }, (_, n) => incident(n)),
    );
    insertLinks(workspace, 'incident', 'services', links());
  });
});
afterAll(() => dispose());

function incident(n: number): RawRow {
  const minute = String((n * 7) % 60).padStart(2, '0');
  return {
    id: `i${String(n).padStart(6, '0')}`,
    title: n % 3 === 0 ? `Ölpumpe ${(n * 31) % 997}` : `oil ${(n * 17) % 991}`,
    severity: SEVERITIES[n % SEVERITIES.length],
    impactStart: `2026-01-0${1 + (n % 9)}T10:${minute}:00.000Z`,
    causeCategory: CAUSES[n % CAUSES.length],
    commanderId: n % 4 === 0 ? null : `p${n % NAMES.length}`,
    rootCauseKey: n % 6 === 0 ? null : `Key ${n % 50}`,
    isPostmortemRequired: n % 10 > 0,
  };
}

function* links(): Generator<[string, string]> {
  for (let n = 0; n < ROWS; n += 1)
    for (let service = 0; service < n % (NAMES.length + 1); service += 1)
      yield [`i${String(n).padStart(6, '0')}`, `s${service}`];
}

const plain = (value: unknown) =>
  String(value)
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
const nameOf = new Map(NAMES.map((name, n) => [`p${n}`, name]));
/** What a person sees a row ordered by. */
const SEEN: Record<string, (value: unknown) => string | number | null> = {
  title: plain,
  rootCauseKey: (value) => (value === null ? null : plain(value)),
  severity: String,
  causeCategory: (value) =>
    value === null
      ? null
      : entities.incident.fields.causeCategory.choices.findIndex((choice) => choice.value === value),
  impactStart: String,
  detectedAt: () => null,
  commanderId: (value) => (value === null ? null : plain(nameOf.get(String(value)))),
  services: (value) => (value as string[]).length,
};

it.each(Object.keys(SEEN))('lists every row once in the order of %s, however it is filtered', (field) => {
  const seen = SEEN[field] ?? String;
  const filters: ListQuery['where'][] = [[], [{ field: 'isPostmortemRequired', op: 'eq', value: 1 }]];
  for (const where of filters) {
    for (const descending of [false, true]) {
      const rows = [0, 1, 2].flatMap(
        (page) =>
          workspace
            .repository('incident')
            .list({ where, sort: [{ field, descending }], limit: PAGE, offset: page * PAGE }).rows,
      );
      const wanted = where.length === 0 ? ROWS : ROWS * 0.9;
      expect(new Set(rows.map(({ id }) => id)).size).toBe(wanted);
      const values = rows.map((row) => seen((row as Record<string, unknown>)[field]));
      const present = values.filter((value) => value !== null);
      const sorted = present.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
      expect(values).toEqual([
        ...(descending ? sorted.toReversed() : sorted),
        ...Array(wanted - present.length).fill(null),
      ]);
    }
  }
});

it('counts what has no value, whether the index holds it or not', () => {
  const count = (field: string) =>
    workspace.repository('incident').list({ where: [{ field, op: 'empty', value: null }] }).total;
  expect(count('causeCategory')).toBe(ROWS * 0.4);
  expect(count('summary')).toBe(ROWS);
  expect(count('opsLeadId')).toBe(ROWS);
  expect(count('services')).toBe(ROWS / 4);
});
