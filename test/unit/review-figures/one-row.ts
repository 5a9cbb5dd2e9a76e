import type { WriteSession } from '#db/record/write-session.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import type { AnyField } from '#shared/entity/field.ts';

/** A day of the week that is looked at. */
const DAY = '2026-11-18';

/** What a record must have beyond what its fields say by themselves, where the rules of records ask for it. */
const REQUIRED: Partial<Record<EntityName, Record<string, unknown>>> = {
  slo: { objective: 0.99 },
  sloDay: { good: 90, total: 100 },
  onCallShift: { endedAt: `${DAY}T20:00:00.000Z` },
  engagement: { endedAt: `${DAY}T20:00:00.000Z` },
  kpiValue: { value: 1 },
  actionMove: { toDate: '2026-11-25' },
  deck: { slides: '[{"id":"title","kind":"title"}]' },
  narrativeEdit: { figures: '[]' },
  savedView: { view: '{}' },
  posture: { assets: 10, assetsWithinSla: 9 },
};

/** Makes one record with only what it must have, and the records that it cannot be without. */
export function addBareRow(session: WriteSession, name: EntityName): string {
  const fields: Record<string, AnyField> = entities[name].fields;
  const row: Record<string, unknown> = {};
  for (const [field, description] of Object.entries(fields)) {
    if (description.optional) continue;
    row[field] = description.target
      ? addBareRow(session, description.target as EntityName)
      : valueOfKind(description);
  }
  const { id } = session.repository(name).create({ ...row, ...REQUIRED[name] } as never);
  return id;
}

function valueOfKind({ kind, choices, min }: AnyField): unknown {
  const values: Partial<Record<AnyField['kind'], unknown>> = {
    oneOf: choices[0]?.value,
    integer: min ?? 1,
    number: min ?? 1,
    ratio: 0.5,
    money: 100,
    boolean: false,
    date: DAY,
    month: '2026-11',
    quarter: '2026Q4',
    instant: `${DAY}T10:00:00.000Z`,
    url: 'https://example.com',
    email: 'ada@example.com',
    tags: [],
    links: [],
  };
  return kind in values ? values[kind] : 'EUR';
}
