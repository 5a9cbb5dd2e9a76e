import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { entities, findEntity } from '#shared/entities.ts';
import { type Entity, ruleErrors } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { generateSample, type SampleFile } from '../../../assets/sample/generate.ts';
import {
  catalogOf,
  type Document,
  documentsOf,
  parse,
  type Row,
  rowsOf,
  sample,
  sloNames,
  TODAY,
  TODAYS,
  textOf,
} from './sample-files.ts';

describe('the sample', () => {
  test('is the same for the same seed and date, and another for another seed', () => {
    expect(generateSample({ today: TODAY })).toEqual(sample(TODAY));
    const other = generateSample({ today: TODAY, seed: 2 });
    expect(textOf(other, 'pagerduty/incidents.csv')).not.toBe(
      textOf(sample(TODAY), 'pagerduty/incidents.csv'),
    );
  });

  test.each(TODAYS)('of %s parses, with headers that its entities know', (today) => {
    for (const file of sample(today)) {
      if (file.path.endsWith('.yaml')) {
        for (const document of parseAllDocuments(file.text)) expect(document.errors, file.path).toEqual([]);
        continue;
      }
      const { rows, errors, header } = parse(file);
      expect(errors, file.path).toEqual([]);
      expect(rows.length, file.path).toBeGreaterThan(0);
      if (file.entity !== undefined) expectHeader(file.entity, header);
    }
  });

  test.each(TODAYS)('of %s refers only to what it has', (today) => {
    const files = sample(today);
    const ids = identitiesOf(files);
    for (const file of files.filter(({ entity }) => entity !== undefined)) {
      const entity = findEntity(file.entity ?? '');
      for (const field of Object.values(entity?.fields ?? {})) {
        if (field.target === undefined) continue;
        for (const row of parse(file).rows) {
          for (const value of (row[field.label] ?? '').split(';').filter((part) => part !== '')) {
            expect(ids[field.target]?.has(value), `${file.path}: ${field.label} “${value}”`).toBe(true);
          }
        }
      }
    }
    expectCatalogHolds(files);
    expectTrackerHolds(files, ids);
  });

  test.each(TODAYS)('of %s has cells that its fields accept and rows that keep the rules', (today) => {
    for (const file of sample(today)) {
      const entity = findEntity(file.entity ?? '');
      if (!entity) continue;
      const problems = parse(file).rows.flatMap((row) =>
        problemsOf(entity, row).map((problem) => [problem, row]),
      );
      expect(problems, file.path).toEqual([]);
    }
  });

  test.each(TODAYS)('of %s has unique ids and names', (today) => {
    for (const file of sample(today).filter(({ entity }) => entity !== undefined)) {
      const { rows } = parse(file);
      for (const column of ['Id', 'Key']) {
        const values = rows.flatMap((row) => (row[column] === undefined ? [] : [row[column]]));
        expect(new Set(values).size, `${file.path} ${column}`).toBe(values.length);
      }
    }
    const people = catalogOf(sample(today)).filter(({ kind }) => kind === 'User');
    expect(new Set(people.map(({ spec }) => spec.profile.email)).size).toBe(people.length);
    expect(new Set(people.map(({ spec }) => spec.profile.displayName)).size).toBe(people.length);
  });

  test('has the size of a middle-sized company', () => {
    const files = sample(TODAY);
    const catalog = catalogOf(files);
    const components = catalog.filter(({ kind }) => kind === 'Component');
    expect(components.length).toBeGreaterThanOrEqual(44);
    expect(new Set(components.map(({ metadata }) => metadata.labels?.['muster.dev/tier'])).size).toBe(4);
    expect(catalog.filter(({ kind }) => kind === 'User').length).toBeGreaterThan(55);
    expect(sloNames(files).length).toBeGreaterThan(65);
    expect(rowsOf(files, 'slo/slo-measurements.csv').length).toBeGreaterThan(27_000);
    expect(rowsOf(files, 'pagerduty/incidents.csv').length).toBeGreaterThan(360);
    expect(rowsOf(files, 'deployments/deployments.csv').length).toBeGreaterThan(3_000);
    for (const { path, text } of files) expect(text.length, path).toBeLessThan(2_000_000);
  });

  test('covers each kind of record that people keep', () => {
    const kept = new Set(sample(TODAY).map(({ entity }) => entity));
    const elsewhere = ['person', 'service', 'slo', 'actionItem'];
    const made = [
      'importRun',
      'disposition',
      'reviewNote',
      'reviewAddendum',
      'reviewTemplate',
      'templateSection',
      'narrativeEdit',
      'attentionDismissal',
      'scorecardResult',
      'savedView',
      'picture',
    ];
    for (const name of Object.keys(entities)) {
      expect(kept.has(name) || elsewhere.includes(name) || made.includes(name), name).toBe(true);
    }
  });
});

function expectHeader(name: string, header: readonly string[]): void {
  const labels = Object.values(findEntity(name)?.fields ?? {}).map(({ label }) => label);
  for (const column of header) expect(['Id', 'Key', ...labels], name).toContain(column);
}

function problemsOf(entity: Entity, row: Row): string[] {
  const present = Object.entries(entity.fields).filter(([, { label }]) => (row[label] ?? '') !== '');
  const values = Object.fromEntries(
    present.map(([name, field]) => [name, storedValue(field, row[field.label] ?? '')]),
  );
  const refused = present.filter(([name, { schema }]) => !schema.safeParse(values[name]).success);
  const defaults = Object.entries(entity.fields).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  return [
    ...refused.map(([name]) => `${name}: ${String(values[name])}`),
    ...ruleErrors(entity, { ...Object.fromEntries(defaults), ...values }).map(({ message }) => message),
  ];
}

/** A cell as the field stores it. */
function storedValue({ kind, choices }: AnyField, cell: string): unknown {
  const amount = Number(cell.replaceAll(',', ''));
  if (kind === 'integer' || kind === 'number') return amount;
  if (kind === 'money') return Math.round(amount * 100);
  if (kind === 'ratio') return Number(cell.replace('%', '')) / 100;
  if (kind === 'boolean') return cell === 'yes' ? true : cell === 'no' ? false : cell;
  if (kind === 'instant') return new Date(cell).toISOString();
  if (kind === 'oneOf') return choices.find(({ label }) => label === cell)?.value;
  return kind === 'refs' || kind === 'tags' ? cell.split(';') : cell;
}

/** By what other files refer to records, by entity. */
function identitiesOf(files: readonly SampleFile[]): Record<string, Set<string>> {
  const catalog = catalogOf(files);
  const ids: Record<string, Set<string>> = {
    team: new Set(named(catalog, 'Group')),
    person: new Set(
      catalog.filter(({ kind }) => kind === 'User').map(({ spec }) => spec.profile.displayName),
    ),
    service: new Set(catalog.filter(({ kind }) => kind === 'Component').map(({ metadata }) => metadata.name)),
    slo: new Set(sloNames(files)),
    incident: new Set(rowsOf(files, 'pagerduty/incidents.csv').flatMap(({ id }) => id ?? [])),
    actionItem: new Set(rowsOf(files, 'jira/actions.csv').flatMap((row) => row['Issue key'] ?? [])),
    kpi: new Set(rowsOf(files, 'kpis/kpis.csv').flatMap((row) => row['KPI key'] ?? [])),
    vendor: new Set(rowsOf(files, 'vendors/vendors.csv').flatMap(({ Name }) => Name ?? [])),
  };
  for (const file of files) {
    if (file.entity === undefined || ids[file.entity] !== undefined) continue;
    ids[file.entity] = new Set(parse(file).rows.flatMap((row) => row.Id ?? row.Key ?? []));
  }
  return ids;
}

function named(catalog: readonly Document[], kind: string): string[] {
  return catalog.filter((one) => one.kind === kind).flatMap(({ metadata }) => metadata.title ?? []);
}

function expectCatalogHolds(files: readonly SampleFile[]): void {
  const catalog = catalogOf(files);
  const refs = new Set(catalog.map(({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`));
  for (const { kind, metadata, spec } of catalog) {
    const used = [
      metadata.annotations?.['muster.dev/manager'],
      spec.owner,
      ...(spec.memberOf ?? []),
      ...(spec.dependsOn ?? []),
    ];
    for (const ref of used)
      if (ref !== undefined) expect(refs.has(ref), `${kind} ${metadata.name}: ${ref}`).toBe(true);
    if (kind === 'Group' && spec.parent !== undefined)
      expect(refs.has(`group:default/${spec.parent}`)).toBe(true);
  }
  for (const file of files.filter(({ kind }) => kind === 'openslo')) {
    for (const { metadata, spec } of documentsOf(file.text)) {
      expect(refs.has(`component:default/${spec.service}`), metadata.name).toBe(true);
      expect(refs.has(metadata.annotations?.['muster.dev/owner'] ?? ''), metadata.name).toBe(true);
    }
  }
}

const TRACKED: Readonly<Record<string, string>> = {
  Assignee: 'person',
  'Custom field (Incident)': 'incident',
  'Custom field (Exercise)': 'exercise',
  'Custom field (Risk)': 'risk',
  'Custom field (Decision)': 'decision',
  'Custom field (Review)': 'review',
  'Custom field (Service)': 'service',
  'Custom field (Team)': 'team',
};

function expectTrackerHolds(files: readonly SampleFile[], ids: Record<string, Set<string>>): void {
  for (const row of rowsOf(files, 'jira/actions.csv')) {
    for (const [column, entity] of Object.entries(TRACKED)) {
      const value = row[column] ?? '';
      if (value !== '')
        expect(ids[entity]?.has(value), `${row['Issue key']}: ${column} “${value}”`).toBe(true);
    }
    expect(
      row['Custom field (From)'] !== 'Incident' || row['Custom field (Incident)'] !== '',
      row.Summary,
    ).toBe(true);
    expect(row.Status === 'Done').toBe(row.Resolved !== '');
  }
}
