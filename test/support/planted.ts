import type { Workspace } from '#db/workspace.ts';
import { entities } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField, Audience } from '#shared/entity/field.ts';
import { ONE_PIXEL } from './one-pixel.ts';

/** No word of the sample or of Muster has these letters, whatever a file cuts a text to. */
export const MARK = 'zqx';

/** What is read by programs, not people: replaced, it would say nothing. Written `entity.field`. */
const CODED = [
  'agendaSection.section',
  'attentionDismissal.subject',
  'currencyRate.currency',
  'deck.slides',
  'deck.slug',
  'disposition.subject',
  'importRun.report',
  'narrativeEdit.figures',
  'narrativeEdit.sentence',
  'narrativeEdit.week',
  'picture.data',
  'review.deck',
  'review.snapshotHash',
  'review.template',
  'review.week',
  'savedView.view',
  'scorecardResult.checks',
  'scorecardResult.week',
  'templateSection.section',
];

/** The words that customers may read. Whatever is added here is given to customers. */
const WORDS_FOR_CUSTOMERS = ['incident.title', 'service.name', 'slo.name'];

/** The records whose numbers, days and choices make what customers are told. */
const FACTS_FOR_CUSTOMERS = ['impactInterval', 'incident', 'service', 'slo', 'sloDay'];

const WORDS = ['text', 'longText', 'url', 'email', 'tags', 'links'];

export type PlantedField = { entity: Entity; name: string; field: AnyField };

/** The fields with words, or with the name of another record, that an audience must not see. */
export function hiddenWords(audience: Audience): PlantedField[] {
  return allFields().filter(
    ({ entity, name, field }) =>
      (WORDS.includes(field.kind) || namesPerson(field)) &&
      isHidden(entity, field, audience, !WORDS_FOR_CUSTOMERS.includes(`${entity.name}.${name}`)) &&
      !isCoded(entity, name, field),
  );
}

/** The fields with amounts, days and choices that an audience must not see. */
export function hiddenFacts(audience: Audience): PlantedField[] {
  return allFields().filter(
    ({ entity, field }) =>
      !WORDS.includes(field.kind) &&
      field.kind !== 'ref' &&
      field.kind !== 'refs' &&
      isHidden(entity, field, audience, !FACTS_FOR_CUSTOMERS.includes(entity.name)),
  );
}

/** Every name in `CODED` that is no field any more. */
export function staleNames(): string[] {
  const known = allFields().map(({ entity, name }) => `${entity.name}.${name}`);
  return [...CODED, ...WORDS_FOR_CUSTOMERS].filter((name) => !known.includes(name));
}

/** Customers see what is named for them; from the others is hidden what its description says. */
function isHidden(entity: Entity, field: AnyField, audience: Audience, isInside: boolean): boolean {
  const isSaid = [...entity.hiddenFrom, ...field.hiddenFrom].includes(audience);
  return isSaid || (audience === 'customer' && isInside);
}

function isCoded(entity: Entity, name: string, field: AnyField): boolean {
  return CODED.includes(`${entity.name}.${name}`) || (field.kind === 'text' && name === 'currency');
}

function namesPerson(field: AnyField): boolean {
  return (field.kind === 'ref' || field.kind === 'refs') && field.target === 'person';
}

function allFields(): PlantedField[] {
  return (Object.values(entities) as Entity[]).flatMap((entity) =>
    Object.entries(entity.fields).map(([name, field]) => ({ entity, name, field })),
  );
}

/**
 * Writes a mark into every row of every field with words that an audience must not see; a person with a marked name
 * stands in every field that names one. A table without rows gets one.
 * @returns how many rows each `entity.field` was planted in
 */
export function plantWords(workspace: Workspace, audience: Audience): Record<string, number> {
  const fields = hiddenWords(audience);
  makeRows(workspace, new Set(fields.map(({ entity }) => entity)));
  // People with marked names come last, or they would be given other ones.
  const inOrder = fields.toSorted((a, b) => Number(namesPerson(a.field)) - Number(namesPerson(b.field)));
  return Object.fromEntries(
    inOrder.map((planted) => [
      `${planted.entity.name}.${planted.name}`,
      namesPerson(planted.field) ? plantPerson(workspace, planted) : plantText(workspace, planted),
    ]),
  );
}

function plantText({ connection }: Workspace, { entity, name, field }: PlantedField): number {
  const mark = `${MARK}.${entity.name}.${name}.`;
  const unique = '|| substr(id, -8)';
  const values: Record<string, string> = {
    url: `'https://${mark}' ${unique}`,
    email: `'${mark}' ${unique} || '@example.com'`,
    tags: `json_array('${mark}')`,
    links: `json_array(json_object('title', '${mark}', 'url', 'https://${mark}'))`,
  };
  const value = values[field.kind] ?? `'${mark}' ${unique}`;
  return connection.prepare(`UPDATE "${entity.table}" SET "${snakeCase(name)}" = ${value}`).run().changes;
}

function plantPerson(workspace: Workspace, { entity, name, field }: PlantedField): number {
  const person = workspace.write({ actor: 'Test', label: 'Plant' }, (session) =>
    session.repository('person').create({ name: `${MARK}.${entity.name}.${name}` }),
  );
  const { connection } = workspace;
  if (field.kind === 'ref')
    return connection.prepare(`UPDATE "${entity.table}" SET "${snakeCase(name)}" = ?`).run(person.id).changes;
  const list = `${entity.table}_${snakeCase(name)}`;
  connection.prepare(`DELETE FROM "${list}"`).run();
  return connection
    .prepare(`INSERT INTO "${list}" (owner_id, target_id) SELECT id, ? FROM "${entity.table}"`)
    .run(person.id).changes;
}

/** Makes every amount, day and choice that an audience must not see another one. */
export function changeFacts({ connection }: Workspace, audience: Audience): Record<string, number> {
  connection.pragma('ignore_check_constraints = ON');
  const changed = hiddenFacts(audience).map(({ entity, name, field }) => {
    const column = `"${snakeCase(name)}"`;
    const { changes } = connection
      .prepare(`UPDATE OR IGNORE "${entity.table}" SET ${column} = ${otherValue(field, column)}`)
      .run();
    return [`${entity.name}.${name}`, changes] as const;
  });
  return Object.fromEntries(changed);
}

function otherValue({ kind, min, max, choices }: AnyField, column: string): string {
  switch (kind) {
    case 'boolean':
      return `1 - ${column}`;
    case 'oneOf': {
      const cases = choices.map(({ value }, index) => {
        const next = choices[(index + 1) % choices.length]?.value ?? value;
        return `WHEN '${value}' THEN '${next}'`;
      });
      return `CASE ${column} ${cases.join(' ')} ELSE '${choices[0]?.value}' END`;
    }
    case 'date':
      return `date(coalesce(${column}, '2026-11-01'), '-3 days')`;
    case 'month':
      return `strftime('%Y-%m', coalesce(${column}, '2026-11') || '-01', '-1 month')`;
    case 'quarter':
      return `'2026Q3'`;
    case 'instant':
      return `strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(${column}, '2026-11-17T10:00:00.000Z'), '-3 hours')`;
    default:
      return within(`coalesce(${column}, 1) * 3 + 7`, kind === 'ratio' ? 0.37 : undefined, min, max);
  }
}

function within(value: string, ratio: number | undefined, min?: number, max?: number): string {
  if (ratio !== undefined) return String(ratio);
  const least = min === undefined ? value : `max(${min}, ${value})`;
  return max === undefined ? least : `min(${max}, ${least})`;
}

/** Gives every table of these without rows one, so that nothing goes unplanted. */
function makeRows(workspace: Workspace, wanted: ReadonlySet<Entity>): void {
  const empty = [...wanted].filter(
    ({ table }) => workspace.connection.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() === undefined,
  );
  for (const entity of empty) {
    const required = Object.entries(entity.fields).filter(([, field]) => !field.optional);
    const row = Object.fromEntries(
      required.map(([name, field]) => [name, exampleOf(workspace, entity, name, field)]),
    );
    workspace.write({ actor: 'Test', label: 'Plant' }, (session) =>
      session.repository(entity.name as 'person').create(row as never),
    );
  }
}

const EXAMPLES: Record<string, unknown> = {
  'deck.slides': JSON.stringify([{ id: 'title', kind: 'title' }]),
  'picture.data': ONE_PIXEL,
  'narrativeEdit.figures': '[]',
  'savedView.view': '{}',
};

function exampleOf(workspace: Workspace, entity: Entity, name: string, field: AnyField): unknown {
  const example = EXAMPLES[`${entity.name}.${name}`];
  if (example !== undefined) return example;
  switch (field.kind) {
    case 'ref': {
      const target = (entities as unknown as Record<string, Entity>)[field.target ?? ''];
      const row = workspace.connection.prepare(`SELECT id FROM "${target?.table}" LIMIT 1`).get();
      return (row as { id: string } | undefined)?.id;
    }
    case 'oneOf':
      return field.choices[0]?.value;
    case 'date':
      return '2026-11-18';
    case 'month':
      return '2026-11';
    case 'quarter':
      return '2026Q4';
    case 'instant':
      return '2026-11-18T10:00:00.000Z';
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
    case 'money':
    case 'ratio':
      return field.min ?? 1;
    case 'url':
      return 'https://example.com';
    case 'email':
      return 'example@example.com';
    default:
      return name === 'week' ? '2026-W47' : 'example';
  }
}
